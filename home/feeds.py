"""The Atom feed of the news."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.feeds import FeedEntry, atom_response
from core.models import PortalSettings

if TYPE_CHECKING:
    from home.models import NewsIndexPage

FEED_SIZE = 30


def news_feed(index: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """Return the newest news as Atom, with addresses on the institution's public address."""
    portal = PortalSettings.for_request(request)
    url = portal.base_url + (index.get_url(request) or "/")
    entries = []
    for news in index.news()[:FEED_SIZE]:
        day = timezone.make_aware(datetime.combine(news.date, time(8)))
        entries.append(
            FeedEntry(
                title=news.title,
                url=portal.base_url + (news.get_url(request) or "/"),
                summary=news.summary,
                published=day,
                updated=news.last_published_at or day,
            )
        )
    title = f"{index.title} – {portal.name}"
    return atom_response(title, index.summary, url, f"{url}feed.xml", entries)
