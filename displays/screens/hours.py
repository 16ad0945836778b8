"""When a screen has to be on: its days and hours on the wall clock of Bucharest."""

from datetime import UTC, datetime, timedelta

from displays.models import Screen
from displays.windows import instant, wall_clock

ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
WEEK = 7


def on_since(screen: Screen, moment: datetime) -> datetime | None:
    """Return since when the screen has had to be on; None when it may be off.

    Hours that end before they begin run across midnight and belong to the day on which they begin.
    """
    wall = wall_clock(moment)
    if screen.retired_on is not None and wall.date() >= screen.retired_on:
        return None
    for day in (wall.date(), wall.date() - timedelta(days=1)):
        if day.weekday() >= (screen.days_on or WEEK):
            continue
        if screen.hours_from is None or screen.hours_to is None:
            if day == wall.date():
                return _first_of_days(screen, wall)
            continue
        start = datetime.combine(day, screen.hours_from)
        end = datetime.combine(day, screen.hours_to)
        if end <= start:
            end += timedelta(days=1)
        if start <= wall < end:
            return instant(start)
    return None


def _first_of_days(screen: Screen, wall: datetime) -> datetime:
    """Without hours a screen is on from Monday's midnight, or always."""
    if screen.days_on is None:
        return ALWAYS
    monday = wall.date() - timedelta(days=wall.weekday())
    return instant(datetime.combine(monday, datetime.min.time()))
