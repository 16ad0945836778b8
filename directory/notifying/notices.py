"""One thing told to one address, at once or in a summary, and never twice.

Every notice is a row with a key that names the event and who is told; the mail is written into the
outbox in the same transaction that marks the row as told.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from core import outbox
from core.romanian import counted
from directory.models import Notice, NotificationPreference, Watch
from directory.notifying import links, people

Frequency = NotificationPreference.Frequency
KEPT_DAYS = 90
LINES = 30  # of a summary
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Event:
    """What happened: a key of its own, a sentence, where to read more, when."""

    key: str
    text: str
    url: str
    at: datetime


def tell_users(event: Event, users: Iterable[User]) -> int:
    """Tell users as often as they want; return how many were told or will be."""
    wanted = list(users)
    often = people.frequencies(wanted)
    return sum(
        _tell(event, f"u{user.pk}", user=user, immediate=often[user.pk] == Frequency.IMMEDIATE)
        for user in wanted
        if often[user.pk] != Frequency.NONE and user.date_joined <= event.at
    )


def tell_provider(event: Event, provider: UUID) -> int:
    """Tell whoever administers the data of a provider."""
    return tell_users(event, people.recipients([provider]).get(provider, []))


def tell_watches(event: Event, watches: Iterable[Watch]) -> int:
    """Tell confirmed watches of what happened since they were asked for."""
    return sum(
        _tell(
            event,
            f"w{watch.pk}",
            watch=watch,
            immediate=watch.frequency == Watch.Frequency.IMMEDIATE,
        )
        for watch in watches
        if watch.confirmed_at is not None and watch.confirmed_at <= event.at
    )


def _tell(
    event: Event, who: str, *, user: User | None = None, watch: Watch | None = None, immediate: bool
) -> bool:
    with transaction.atomic():
        notice, is_new = Notice.objects.get_or_create(
            key=f"{event.key}:{who}",
            defaults={
                "user": user,
                "watch": watch,
                "text": event.text,
                "url": event.url,
                "at": event.at,
            },
        )
        if is_new and immediate:
            _send([notice])
    return is_new


def send_summaries(now: datetime | None = None) -> int:
    """Send what waits: a summary a day for users, one a week for watches; return how many mails."""
    now = now or timezone.now()
    waiting = Notice.objects.filter(told_at=None).select_related("user", "watch")
    people_of: dict[tuple[int | None, int | None], list[Notice]] = defaultdict(list)
    for notice in waiting:
        people_of[notice.user_id, notice.watch_id].append(notice)
    due = [found for found in people_of.values() if now - found[0].at >= _pause(found[0])]
    for found in due:
        with transaction.atomic():
            _send(found)
    return len(due)


def choose(user: User, frequency: str) -> None:
    """Note how often a user wants mail; who wants none gets nothing of what waits either."""
    NotificationPreference.objects.update_or_create(user=user, defaults={"frequency": frequency})
    if frequency == Frequency.NONE:
        Notice.objects.filter(user=user, told_at=None).update(told_at=timezone.now())


def forget() -> None:
    """Delete what was told long ago, when no row of that time is read again."""
    limit = timezone.now() - timedelta(days=KEPT_DAYS)
    Notice.objects.filter(told_at__lt=limit).delete()


def _pause(notice: Notice) -> timedelta:
    """Summaries go a day, or a week, after the oldest thing in them."""
    if notice.watch is None:
        return DAY
    return WEEK if notice.watch.frequency == Watch.Frequency.WEEKLY else timedelta()


def _send(found: list[Notice]) -> None:
    first = found[0]
    taken = Notice.objects.filter(pk__in=[notice.pk for notice in found], told_at=None)
    if taken.update(told_at=timezone.now()) != len(found):
        transaction.set_rollback(True)  # another process is sending the same summary
        return
    stop = _stop(first)
    name = "watch" if first.watch else "user"
    context = {
        "notices": found[:LINES],
        "count": len(found),
        "more": len(found) - LINES,
        "stop": stop,
    }
    text = render_to_string(f"notifying/{name}.txt", context)
    outbox.queue(f"notice:{first.key}", _address(first), _subject(found), text, unsubscribe=stop)


def _address(notice: Notice) -> str:
    """Return where to write; nowhere to somebody who left meanwhile."""
    if notice.watch is not None:
        return notice.watch.email
    return notice.user.email if notice.user and notice.user.is_active else ""


def _subject(found: list[Notice]) -> str:
    if len(found) == 1:
        return f"Harta serviciilor: {found[0].text}"
    return f"Harta serviciilor: {counted(len(found), 'noutate', 'noutăți')}"


def _stop(notice: Notice) -> str:
    if notice.watch_id is not None:
        return links.signed("directory_watch_stop", watch=notice.watch_id)
    return links.signed("directory_notices_stop", user=notice.user_id)
