"""Storing a player's report: the log, the screen's state, the way of its releases."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from displays.models import Play, Player, Publication, ScreenState
from displays.screens import publications
from displays.screens.pairing import hash_of
from displays.screens.reports import Report

KEEP = timedelta(days=400)
BATCH = 5000
SAID = (
    *("state", "release", "downloaded", "slide", "alert"),
    *("clock", "storage", "errors", "environment"),
)


def player_of(slug: str, secret: str) -> Player | None:
    """Return the paired player of a screen that has this secret."""
    paired = Player.objects.paired().select_related("screen")
    return paired.filter(screen__slug=slug, secret_hash=hash_of(secret)).first()


def store(player: Player, report: Report) -> None:
    """Keep a report. Sending it again changes nothing but the time of the last sign of life.

    Reports of one screen are stored one after the other: the row of its state is the lock.
    """
    received = timezone.now()
    for entry in report.entries:
        entry.player = player
        entry.received_at = received
    with transaction.atomic():
        state, _ = ScreenState.objects.select_for_update().get_or_create(screen=player.screen)
        Play.objects.bulk_create(report.entries, ignore_conflicts=True)
        _write_state(state, player, report, received)
        publications.advance(player.screen, report, received)


def _write_state(state: ScreenState, player: Player, report: Report, received: datetime) -> None:
    """Write what the report says of now, unless one that arrived later was stored before it."""
    if state.last_seen_at is not None and received < state.last_seen_at:
        return
    now = report.now
    if (state.release, state.slide, state.state) != (now.release, now.slide, now.state):
        state.shown_at = received
    state.player = player
    state.last_seen_at = received
    for name in SAID:
        setattr(state, name, getattr(now, name))
    # Whoever watches over silence writes its own column at the same time.
    state.save(update_fields=["player", "last_seen_at", "shown_at", *SAID])


def drop_old() -> int:
    """Delete what is older than the log is kept; return how many entries."""
    old = timezone.now() - KEEP
    dropped = 0
    while keys := list(
        Play.objects.filter(received_at__lt=old).values_list("pk", flat=True)[:BATCH]
    ):
        dropped += Play.objects.filter(pk__in=keys).delete()[0]
    newer = Publication.objects.filter(
        screen=OuterRef("screen"), published_at__gt=OuterRef("published_at")
    )
    Publication.objects.filter(Exists(newer), published_at__lt=old).delete()
    return dropped
