"""„Asociază televizorul”: staff type the code of a television and say whose reports are believed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from displays.models import Player, Screen
from displays.screens import pairing
from displays.screens.browsers import describe
from displays.views.screens import CHANGE


@never_cache
@permission_required(CHANGE)
@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the window, take the code, show whose it is, confirm: one page, step by step."""
    screen = get_object_or_404(Screen, pk=pk)
    if request.method == "GET":
        return _page(request, screen)
    if request.POST.get("pas") == "deschide":
        pairing.open_window(screen)
        return redirect("displays_pairing", screen.pk)
    if request.POST.get("pas") == "inchide":
        pairing.close_window(screen)
        return redirect("displays_screen", screen.pk)
    code = request.POST.get("cod", "")
    try:
        player = pairing.find(screen, code)
    except pairing.PairingRefusedError as refusal:
        return _page(request, screen, code=code, error=str(refusal))
    if request.POST.get("pas") != "confirma":
        return _page(request, screen, code=code, player=player)
    pairing.confirm(player, request.user, replace="inlocuieste" in request.POST)
    messages.success(
        request,
        f"Televizorul este asociat cu ecranul „{screen}”. Primul raport vine într-un minut.",
    )
    return redirect("displays_screen", screen.pk)


def _page(
    request: HttpRequest,
    screen: Screen,
    *,
    code: str = "",
    error: str = "",
    player: Player | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "screen": screen,
        "code": code,
        "error": error,
        "player": player,
        "browser": describe(player.user_agent) if player else "",
        "paired": screen.players.paired().count(),
        "address": request.build_absolute_uri(screen.address),
    }
    return render(request, "displays/screens/pairing.html", context)


@permission_required(CHANGE)
@require_POST
def revoke(request: HttpRequest, pk: int, player_pk: int) -> HttpResponse:
    """Believe a television no more."""
    player = get_object_or_404(Player.objects.paired(), pk=player_pk, screen=pk)
    pairing.revoke(player, request.user)
    messages.success(
        request,
        "Asocierea a fost retrasă. Televizorul arată anunțurile, dar rapoartele lui nu mai sunt primite.",
    )
    return redirect("displays_screen", pk)
