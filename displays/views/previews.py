"""Drafts on the stage, with the same renderer as the hall screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from displays.models import NoticeboardPage, SlidePage
from displays.release import compose, stage_styles


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
