"""„Starea ecranelor”: what every screen shows, and what it did show."""

import json
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from wagtail.admin.auth import permission_required

from displays import alerts, services, store
from displays.models import Screen
from displays.release import stage_styles
from displays.screens import logbook, monitoring
from displays.screens.browsers import describe
from displays.screens.cards import Card, cards
from displays.screens.silence import recipients
from displays.windows import is_active, wall_clock

SEE = "displays.view_screen"
CHANGE = "displays.change_screen"
PER_PAGE = 100


@never_cache
@permission_required(SEE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show every screen; with ``?parte`` only the cards, for a page that refreshes itself."""
    part = "parte" in request.GET
    template = "displays/screens/cards.html" if part else "displays/screens/index.html"
    return render(request, template, {"cards": cards(monitoring.statuses())})


@never_cache
@permission_required(SEE)
@require_safe
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one screen: its state, its television, and the log of a day."""
    card = _card(pk)
    context: dict[str, Any] = {"cards": [card], "card": card}
    if "parte" in request.GET:
        return render(request, "displays/screens/cards.html", context)
    day = _day(request.GET.get("zi", ""))
    entries = logbook.of_day(card.screen, day)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p"))
    titles = logbook.titles_of(card.screen, {entry.slide for entry in page})
    players = card.screen.players.exclude(confirmed_at=None).select_related(
        "confirmed_by", "revoked_by"
    )
    context |= {
        "day": day,
        "today": timezone.localdate(),
        "page": page,
        "entries": [(entry, titles.get(entry.slide, entry.slide)) for entry in page],
        "totals": logbook.totals(card.screen, entries),
        "players": [(player, describe(player.user_agent)) for player in players],
        "recipients": recipients(card.screen),
    }
    return render(request, "displays/screens/screen.html", context)


@never_cache
@xframe_options_sameorigin
@permission_required(SEE)
@require_safe
def thumbnail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what plays on a screen with the screen's own renderer; which slide is in the address."""
    found = get_object_or_404(Screen, pk=pk)
    release = store.current(services.SCREENS, found.slug)
    if release is None:
        raise Http404
    document = json.loads(release.body)
    expected = [
        slide["id"]
        for slide in document["slides"]
        if is_active(slide["windows"], wall_clock(timezone.now()))
    ]
    alert = alerts.current(alerts.SCREENS, found.slug)
    context = {
        "screen": found,
        "document": document,
        "alert": json.loads(alert.body)["alert"] if alert else None,
        "expected": expected[0] if expected else "",
        "stage_styles": stage_styles(),
    }
    return render(request, "displays/screens/thumbnail.html", context)


def _card(pk: int) -> Card:
    found = get_object_or_404(monitoring.screens(), pk=pk)
    return cards(monitoring.statuses([found]))[0]


def _day(text: str) -> date:
    """Read a day of the address; anything else is today."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
