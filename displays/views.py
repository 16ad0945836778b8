"""The player's shell, the release documents, and previews on the stage."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from core.csp import PUBLIC, header
from core.models import PortalSettings
from displays import services, store
from displays.models import NoticeboardPage, Screen, SlidePage
from displays.release import STAGE_STYLES, compose, online_release


@require_safe
def player(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the static shell in which a hall screen plays."""
    screen = get_object_or_404(Screen.objects.select_related("noticeboard"), slug=slug)
    context = {
        "screen": screen,
        "stage_styles": stage_styles(),
        "portal": PortalSettings.for_site(screen.noticeboard.get_site()),
    }
    response = TemplateResponse(request, "displays/player.html", context).render()
    # The player asks nothing of third parties, whatever the site's analytics are.
    response["Content-Security-Policy"] = header(PUBLIC)
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer what a screen plays; an unchanged release costs a look at one file."""
    stored = store.current(services.SCREENS, slug)
    if stored is None:
        screen = get_object_or_404(Screen.objects.select_related("noticeboard"), slug=slug)
        services.refresh_screen(screen)
        stored = store.current(services.SCREENS, slug)
    return answer_release(request, stored)


def board_release(request: HttpRequest, board: NoticeboardPage) -> HttpResponse:
    """Answer what the online "as on the screen" view of a board plays."""
    key = str(board.pk)
    stored = store.current(services.BOARDS, key)
    if stored is None:
        store.store(services.BOARDS, key, online_release(board))
        stored = store.current(services.BOARDS, key)
    return answer_release(request, stored)


def answer_release(request: HttpRequest, stored: store.StoredRelease | None) -> HttpResponse:
    """Answer 200 with the document, or 304 when the asker has it."""
    if stored is None:
        raise Http404
    known = parse_etags(request.headers.get("If-None-Match", ""))
    etag = f'"{stored.release}"'
    response: HttpResponse
    if "*" in known or etag in (tag.removeprefix("W/") for tag in known):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(stored.body, content_type="application/json; charset=utf-8")
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response


def stage_preview(request: HttpRequest, slide: SlidePage, orientation: str) -> HttpResponseBase:
    """Show a draft on the stage, with the same renderer as the hall screen."""
    board = slide.get_parent().specific
    return _preview(request, board, slide, orientation)


def frame_preview(
    request: HttpRequest, board: NoticeboardPage, orientation: str
) -> HttpResponseBase:
    """Show a board's draft frame with its first slide."""
    slides = board.hall_slides()
    return _preview(request, board, slides[0] if slides else None, orientation)


def _preview(
    request: HttpRequest, board: NoticeboardPage, slide: SlidePage | None, orientation: str
) -> HttpResponse:
    identity = {"slug": "previzualizare", "name": board.title, "orientation": orientation}
    document = compose(board, identity, [slide] if slide else [])
    for entry in document["slides"]:
        entry["windows"] = []  # a draft is seen whatever the time
    context: dict[str, Any] = {"document": document, "stage_styles": stage_styles()}
    return TemplateResponse(request, "displays/preview.html", context)


def stage_styles() -> list[str]:
    """Return the addresses of the stage's style sheets."""
    return [static(path) for path in STAGE_STYLES]
