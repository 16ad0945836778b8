"""When a slide is shown: the rules of its windows in time, on plain data.

The player evaluates the same rules in ``static/js/player/windows.js``; tests compare the two on
generated cases. Time is the wall clock of Europe/Bucharest, to the second: a naive ``datetime``.

A window is ``{"from": str|None, "to": str|None, "weekdays": [0-6], "hours": [start, end]|None}``
with local ISO date-times and ``HH:MM:SS`` times. ``from`` belongs to the window, ``to`` does not.
Hours whose end is not after their start run across midnight and belong to the day on which they
start. A slide without windows is always shown.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

BUCHAREST = ZoneInfo("Europe/Bucharest")

_Window = TypedDict(
    "_Window",
    {"from": str | None, "to": str | None, "weekdays": list[int], "hours": list[str] | None},
)
Window = _Window
"""One window, as it stands in the release document."""

WEEK = timedelta(days=8)
"""Hours and weekdays repeat within a week; the eighth day catches hours across midnight."""


def wall_clock(moment: datetime) -> datetime:
    """Say what the clock on the wall in Bucharest shows at an aware moment."""
    return moment.astimezone(BUCHAREST).replace(tzinfo=None)


def instant(wall: datetime) -> datetime:
    """Give the aware moment at which the wall clock shows ``wall`` (the first one, in autumn)."""
    return wall.replace(tzinfo=BUCHAREST)


def is_active(windows: Sequence[Window], wall: datetime) -> bool:
    """Say whether a slide with these windows is shown at this wall-clock time."""
    return not windows or any(_covers(window, wall) for window in windows)


def last_end(windows: Sequence[Window]) -> datetime | None:
    """Give the wall-clock time after which the slide never returns, None if it never ends."""
    ends = [window["to"] for window in windows]
    if not ends or None in ends:
        return None
    return max(datetime.fromisoformat(end) for end in ends if end)


def first_start(windows: Sequence[Window]) -> datetime | None:
    """Give the wall-clock time of the earliest start, None if the slide has always been on."""
    starts = [window["from"] for window in windows]
    if not starts or None in starts:
        return None
    return min(datetime.fromisoformat(start) for start in starts if start)


def has_ended(windows: Sequence[Window], wall: datetime) -> bool:
    """Say whether the last window is over for good."""
    end = last_end(windows)
    return end is not None and wall >= end


def next_change(windows: Sequence[Window], wall: datetime) -> datetime | None:
    """Give the next wall-clock time at which the answer of ``is_active`` changes.

    Caches of a page may live until then. None when nothing changes any more.
    """
    now = is_active(windows, wall)
    for moment in sorted(set(_boundaries(windows, wall))):
        if moment > wall and is_active(windows, moment) is not now:
            return moment
    return None


def _covers(window: Window, wall: datetime) -> bool:
    start, end = window["from"], window["to"]
    if start and wall < datetime.fromisoformat(start):
        return False
    if end and wall >= datetime.fromisoformat(end):
        return False
    return _covers_hours(window, wall)


def _covers_hours(window: Window, wall: datetime) -> bool:
    hours = window["hours"]
    if hours is None:
        return _has_weekday(window, wall.date())
    opens, closes = (time.fromisoformat(hour) for hour in hours)
    clock = wall.time()
    if opens < closes:
        return opens <= clock < closes and _has_weekday(window, wall.date())
    if clock >= opens:
        return _has_weekday(window, wall.date())
    return clock < closes and _has_weekday(window, wall.date() - timedelta(days=1))


def _has_weekday(window: Window, day: date) -> bool:
    return not window["weekdays"] or day.weekday() in window["weekdays"]


def _boundaries(windows: Iterable[Window], wall: datetime) -> Iterable[datetime]:
    """Name every moment at which a window may open or close, near enough to matter."""
    for window in windows:
        dates = [datetime.fromisoformat(edge) for edge in (window["from"], window["to"]) if edge]
        yield from dates
        clocks = [time.fromisoformat(hour) for hour in window["hours"] or ()]
        if not clocks and window["weekdays"]:
            clocks = [time.min]
        # The week before a far start holds nothing, so look at the weeks that follow each edge.
        for origin in (wall, *dates):
            for day in range(-1, WEEK.days + 1):
                for clock in clocks:
                    yield datetime.combine(origin.date() + timedelta(days=day), clock)
