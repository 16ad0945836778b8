"""Why a slide is not shown at a moment, in words that an editor knows from its form."""

from collections.abc import Sequence
from datetime import datetime

from displays.windows import Window, is_active

DAYS = ("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică")
RUN = 3


def why_hidden(windows: Sequence[Window], wall: datetime) -> str:
    """Say why no window is open at this wall-clock time; empty when one is."""
    if is_active(windows, wall):
        return ""
    reasons = [_why_closed(window, wall) for window in windows]
    coming = [reason for reason in reasons if not reason.startswith("s-a terminat")]
    return "; ".join(dict.fromkeys(coming or reasons[-1:]))


def spoken_days(weekdays: Sequence[int]) -> str:
    """Name days of the week: „luni–vineri”, „marți și joi”."""
    days = sorted(weekdays)
    if len(days) >= RUN and days == list(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]}–{DAYS[days[-1]]}"
    names = [DAYS[day] for day in days]
    return " și ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def spoken_time(wall: datetime) -> str:
    """Write a wall-clock time as the console does."""
    return f"{wall:%d.%m.%Y, %H:%M}"


def _why_closed(window: Window, wall: datetime) -> str:
    start, end = (_read(edge) for edge in (window["from"], window["to"]))
    if end and wall >= end:
        return f"s-a terminat la {spoken_time(end)}"
    if start and wall < start:
        return f"începe la {spoken_time(start)}"
    days = spoken_days(window["weekdays"]) if window["weekdays"] else ""
    hours = "între {:.5} și {:.5}".format(*window["hours"]) if window["hours"] else ""
    return "doar " + ", ".join(filter(None, (days, hours)))


def _read(edge: str | None) -> datetime | None:
    return datetime.fromisoformat(edge) if edge else None
