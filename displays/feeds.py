"""The Atom feed of a noticeboard."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.feeds import FeedEntry, atom_response
from core.models import PortalSettings
from displays.caching import expire_at

if TYPE_CHECKING:
    from displays.models import NoticeboardPage


def board_feed(board: "NoticeboardPage", request: HttpRequest) -> HttpResponse:
    """Return the notices of now as Atom, with addresses on the institution's public address."""
    portal = PortalSettings.for_request(request)
    url = portal.base_url + (board.get_url(request) or "/")
    now = timezone.now()
    entries = [
        FeedEntry(
            title=slide.title,
            url=portal.base_url + slide.online_address,
            summary=slide.summary_text,
            published=slide.first_published_at or now,
            updated=slide.last_published_at or now,
        )
        for slide in board.notices()
    ]
    title = f"{board.title} – {portal.name}"
    response = atom_response(title, board.summary, url, f"{url}feed.xml", entries)
    return expire_at(response, board.changes_at())
