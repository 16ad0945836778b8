"""The windows in time of a slide."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from wagtail.fields import StreamField

from displays import windows as rules
from displays.blocks import WindowBlock


class ScheduleMixin(models.Model):
    """Says when a slide is shown. Wagtail's own scheduling is not offered: this is the one truth."""

    windows = StreamField(
        [("window", WindowBlock())],
        verbose_name="când se arată",
        blank=True,
        help_text="Fără intervale, slide-ul se arată mereu. Ora este cea a României.",
    )

    class Meta:
        abstract = True

    @property
    def window_rules(self) -> list[rules.Window]:
        """The windows as plain data, in wall-clock time."""
        return [_as_rule(child.value) for child in self.windows]

    def is_on(self, at: datetime | None = None) -> bool:
        """Say whether a window is open at a moment (now, if not given)."""
        return rules.is_active(self.window_rules, _wall(at))

    def has_started(self, at: datetime | None = None) -> bool:
        """Say whether the first window has opened already."""
        start = rules.first_start(self.window_rules)
        return start is None or _wall(at) >= start

    def has_ended(self, at: datetime | None = None) -> bool:
        """Say whether the last window is over for good."""
        return rules.has_ended(self.window_rules, _wall(at))

    @property
    def ends_at(self) -> datetime | None:
        """The moment after which the slide never returns; None if it does not end."""
        end = rules.last_end(self.window_rules)
        return rules.instant(end) if end else None

    @property
    def ended_at(self) -> datetime | None:
        """The moment at which the notice ended, None while it has not."""
        return self.ends_at if self.has_ended() else None

    def changes_at(self, at: datetime | None = None) -> datetime | None:
        """Give the next moment at which ``is_on`` changes; caches may live until then."""
        change = rules.next_change(self.window_rules, _wall(at))
        return rules.instant(change) if change else None


def _wall(at: datetime | None) -> datetime:
    return rules.wall_clock(at or timezone.now())


def _as_rule(value: Any) -> rules.Window:
    opens, closes = value.get("hour_from"), value.get("hour_to")
    hours = [opens.isoformat("seconds"), closes.isoformat("seconds")] if opens and closes else None
    return {
        "from": _edge(value.get("start")),
        "to": _edge(value.get("end")),
        "weekdays": sorted(int(day) for day in value.get("weekdays") or ()),
        "hours": hours,
    }


def _edge(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    wall = rules.wall_clock(moment) if timezone.is_aware(moment) else moment
    return wall.isoformat(timespec="seconds")
