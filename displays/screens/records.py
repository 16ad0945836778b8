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
    paired = Player.objects.paired().select_related("screen__reported")
    return paired.filter(screen__slug=slug, secret_hash=hash_of(secret)).first()


def store(player: Player, report: Report) -> None:
    """Keep a report. Sending it again changes nothing but the time of the last sign of life."""
    received = timezone.now()
    for entry in report.entries:
        entry.player = player
        entry.received_at = received
    with transaction.atomic():
        Play.objects.bulk_create(report.entries, ignore_conflicts=True)
        _write_state(player, report, received)
        publications.advance(player.screen, report, received)


def _write_state(player: Player, report: Report, received: datetime) -> None:
    state = getattr(player.screen, "reported", None) or ScreenState(screen=player.screen)
    now = report.now
    if (state.release, state.slide, state.state) != (now.release, now.slide, now.state):
        state.shown_at = received
    state.player = player
    state.last_seen_at = received
    for name in SAID:
        setattr(state, name, getattr(now, name))
    # Whoever watches over silence writes its own column at the same time.
    written = ["player", "last_seen_at", "shown_at", *SAID]
    state.save(update_fields=written if state.pk else None)


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
