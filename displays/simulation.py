"""What a screen shows when: the player's rotation, played in advance.

The rules are those of ``static/js/player/rotation.js``; tests compare the two over months of
virtual time. Here the time is not walked through: between two changes of the windows the slides
in play are the same, so only the turns are counted.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from displays.windows import BUCHAREST, is_active, next_change, wall_clock

Slide = Mapping[str, Any]
Release = Mapping[str, Any]

SEARCH = timedelta(days=30)
"""Changes of summer and winter time are further apart, so a step holds one at most."""


class Shown(NamedTuple):
    """A slide that comes on the screen."""

    moment: datetime
    slide: str


class Span(NamedTuple):
    """A time in which the same slides are in play; none means the fallback."""

    start: datetime
    end: datetime
    slides: list[Slide]


def at(release: Release, moment: datetime, *, trusted: bool = True) -> list[Slide]:
    """Give the slides in play at an aware moment, in playing order; the fallback if there is none.

    A player whose clock is not ``trusted`` plays only slides without windows.
    """
    return _in_play(release, moment, trusted=trusted) or [release["fallback"]]


def spans(
    release: Release, start: datetime, end: datetime, *, trusted: bool = True
) -> Iterator[Span]:
    """Divide a time into parts, in UTC, in which the same slides are in play."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    while start < end:
        slides = _in_play(release, start, trusted=trusted)
        change = _next_change(release, start, end)
        while change < end and _in_play(release, change, trusted=trusted) == slides:
            change = _next_change(release, change, end)
        yield Span(start, change, slides)
        start = change


def simulate(
    release: Release, start: datetime, end: datetime, *, trusted: bool = True
) -> list[Shown]:
    """List what a player that starts at an aware moment brings on the screen, until ``end``."""
    log: list[Shown] = []
    current: Slide | None = None
    turn = start.astimezone(UTC)
    for span in spans(release, start, end, trusted=trusted):
        if current not in span.slides:
            turn = span.start
        if not span.slides and current is not release["fallback"]:
            current = release["fallback"]
            log.append(Shown(turn.astimezone(BUCHAREST), current["id"]))
        while span.slides and turn < span.end:
            current = _following(release["slides"], current, span.slides)
            log.append(Shown(turn.astimezone(BUCHAREST), current["id"]))
            turn += timedelta(seconds=current["dwell_s"])
    return log


def _in_play(release: Release, moment: datetime, *, trusted: bool) -> list[Slide]:
    wall = wall_clock(moment)
    return [
        slide
        for slide in release["slides"]
        if not slide["windows"] or (trusted and is_active(slide["windows"], wall))
    ]


def _following(order: list[Slide], current: Slide | None, in_play: list[Slide]) -> Slide:
    """Give the slide in play that comes after the one on screen; the round begins again."""
    after = order.index(current) + 1 if current in order else 0
    return next(slide for slide in order[after:] + order[:after] if slide in in_play)


def _next_change(release: Release, moment: datetime, end: datetime) -> datetime:
    """Give the next moment, up to ``end``, at which a slide may come into play or leave it."""
    wall = wall_clock(moment)
    changes = (next_change(slide["windows"], wall) for slide in release["slides"])
    # The wall clock runs evenly until it is changed; what is beyond that is looked at again then.
    even = [moment + (change - wall) for change in changes if change is not None]
    nearest = min([*even, end])
    return _clock_change(moment, nearest) or nearest


def _clock_change(start: datetime, end: datetime) -> datetime | None:
    """Give the first second after ``start``, up to ``end``, at which summer time begins or ends."""
    while start < end:
        step = min(start + SEARCH, end)
        if _offset(start) != _offset(step):
            return _first_second(start, step)
        start = step
    return None


def _first_second(before: datetime, after: datetime) -> datetime:
    """Find by halves the second at which the wall clock is changed."""
    low, high = int(before.timestamp()), -int(-after.timestamp() // 1)
    while high - low > 1:
        middle = (low + high) // 2
        same = _offset(datetime.fromtimestamp(middle, UTC)) == _offset(before)
        low, high = (middle, high) if same else (low, middle)
    return datetime.fromtimestamp(high, UTC)


def _offset(moment: datetime) -> timedelta | None:
    return moment.astimezone(BUCHAREST).utcoffset()
