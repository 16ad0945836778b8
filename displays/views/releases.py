"""The release documents: of the hall screens, and of boards played online."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from displays import services, store
from displays.models import NoticeboardPage, Screen


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
        services.refresh_board(board)
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
