"""What is new since the last time, by id, in chunks."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from directory.models import NoticeCursor

CHUNK = 1000
# Longer than the longest transaction: its rows appear after later ones and are read again.
SETTLES = timedelta(minutes=30)

Row = TypeVar("Row", bound=Model)


def chunks(kind: str, rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """Yield what was not told yet; the cursor moves when all of it was handled.

    Rows since the last settled one come again: whoever tells them does so by keys.
    """
    now = timezone.now()
    cursor, _is_new = NoticeCursor.objects.get_or_create(kind=kind, defaults={"moved_at": now})
    last = cursor.settled
    while found := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield found
        last = found[-1].pk
    if now - cursor.moved_at >= SETTLES:
        cursor.settled, cursor.moved_at = cursor.seen, now
    cursor.seen = max(cursor.seen, last)
    cursor.save()
