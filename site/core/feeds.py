"""Atom feeds built from page lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed


@dataclass(frozen=True)
class FeedEntry:
    """One entry; the address is absolute and never changes."""

    title: str
    url: str
    summary: str
    published: datetime
    updated: datetime


def atom_response(
    title: str, subtitle: str, url: str, feed_url: str, entries: Iterable[FeedEntry]
) -> HttpResponse:
    """Return an Atom document in Romanian."""
    feed = Atom1Feed(
        title=title,
        subtitle=subtitle,
        link=url,
        feed_url=feed_url,
        description=subtitle,
        language="ro",
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            unique_id=entry.url,
            description=entry.summary,
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    text = feed.writeString("utf-8")
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
