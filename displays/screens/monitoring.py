"""What is known of every screen, in few queries: published, downloaded, confirmed, silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from displays.models import Player, Publication, Screen, ScreenState
from displays.screens.hours import on_since

REPORT_EVERY = timedelta(seconds=30)  # as static/js/player/reports.js
UNCONFIRMED_AFTER = 3 * REPORT_EVERY  # two reports are missing; a single one may be lost or late
SILENCE_MINUTES = 10


class Condition(StrEnum):
    """What there is to say of a screen first."""

    RETIRED = "retired"
    UNPAIRED = "unpaired"
    OFF = "off"
    WAITING = "waiting"
    SILENT = "silent"
    UNCONFIRMED = "unconfirmed"
    ALERT = "alert"
    BEHIND = "behind"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class ScreenStatus:
    """One screen at one moment."""

    screen: Screen
    publication: Publication | None
    paired_at: datetime | None
    now: datetime

    @cached_property
    def reported(self) -> ScreenState | None:
        """Return the last report, if there ever was one."""
        state = getattr(self.screen, "reported", None)
        return state if state is not None and state.last_seen_at is not None else None

    @cached_property
    def heard_at(self) -> datetime | None:
        """The last sign of life: a report, or the pairing itself."""
        seen = self.reported.last_seen_at if self.reported else None
        return max((at for at in (seen, self.paired_at) if at is not None), default=None)

    @property
    def is_fresh(self) -> bool:
        """Say whether what was reported may still be taken for what is on screen."""
        seen = self.reported.last_seen_at if self.reported else None
        return self.paired_at is not None and seen is not None and self._is_recent(seen)

    def _is_recent(self, moment: datetime) -> bool:
        return self.now - moment <= UNCONFIRMED_AFTER

    @cached_property
    def must_be_on_since(self) -> datetime | None:
        """Since when the screen has had to be on; None outside its hours."""
        return on_since(self.screen, self.now)

    @property
    def silence_limit(self) -> timedelta:
        """How long the screen may be silent before somebody is told."""
        return timedelta(minutes=self.screen.silence_minutes or SILENCE_MINUTES)

    @property
    def is_silent(self) -> bool:
        """Say whether a paired screen has been silent past its limit, inside its hours."""
        on, heard = self.must_be_on_since, self.heard_at
        if self.paired_at is None or on is None or heard is None:
            return False
        return self.now - max(heard, on) > self.silence_limit

    @property
    def is_retired(self) -> bool:
        """Say whether the screen is out of use."""
        retired = self.screen.retired_on
        return retired is not None and timezone.localtime(self.now).date() >= retired

    @property
    def is_on_screen(self) -> bool:
        """Say whether the release of now is on the screen now."""
        return self.is_fresh and self.publication is not None and self._shows(self.publication)

    def _shows(self, publication: Publication) -> bool:
        return (
            publication.confirmed_at is not None
            and self.reported is not None
            and self.reported.release == publication.release
        )

    @cached_property
    def condition(self) -> Condition:
        """Return the one thing to say first."""
        return next(condition for condition, holds in self._conditions() if holds)

    def _conditions(self) -> Iterable[tuple[Condition, bool]]:
        yield Condition.RETIRED, self.is_retired
        yield Condition.UNPAIRED, self.paired_at is None
        if not self.is_fresh:
            yield Condition.OFF, self.must_be_on_since is None
            yield Condition.SILENT, self.is_silent
            yield Condition.WAITING, self.reported is None
            yield Condition.UNCONFIRMED, True
        yield Condition.ALERT, self.reported is not None and self.reported.state == "alert"
        yield Condition.CONFIRMED, self.is_on_screen
        yield Condition.BEHIND, True


def screens() -> QuerySet[Screen]:
    """Return the screens with what ``statuses`` reads of them, without a query for each."""
    latest = Publication.objects.filter(screen=OuterRef("pk")).order_by("-published_at", "-pk")
    paired = Player.objects.paired().filter(screen=OuterRef("pk")).order_by("-confirmed_at")
    return Screen.objects.select_related("noticeboard", "group", "reported__player").annotate(
        publication_pk=Subquery(latest.values("pk")[:1]),
        paired_at=Subquery(paired.values("confirmed_at")[:1]),
    )


def statuses(found: Iterable[Screen] | None = None) -> list[ScreenStatus]:
    """Say of each screen (of all, if none are given) how it stands now."""
    listed: list[Any] = list(  # with the annotations of ``screens``
        screens() if found is None else found
    )
    rows = Publication.objects.in_bulk([screen.publication_pk for screen in listed])
    now = timezone.now()
    return [
        ScreenStatus(screen, rows.get(screen.publication_pk), screen.paired_at, now)
        for screen in listed
    ]
