"""Reading a player's report: what is well formed becomes rows, what is not is refused by name.

Nothing here asks the database. Lengths and numbers are held to what the columns can keep, because
the sender is a browser that anybody may have.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from typing import Any

from displays.models import Play
from displays.models.play import Kind
from displays.models.state import Playing

SCHEMA = 1
MOST_ENTRIES = 500
MOST_ERRORS = 10
DETAIL = 300
SHORT = 64
SLIDE = 255
YEARS = range(1970, 2101)
BIGGEST = 2**53  # what a browser counts exactly

NOT_JSON = "Raportul nu este un document JSON."
NOT_A_REPORT = "Raportul nu are forma așteptată."
TOO_MANY = f"Raportul are mai mult de {MOST_ENTRIES} de însemnări."


class BadReportError(ValueError):
    """Why a report as a whole was refused."""


@dataclass(frozen=True)
class Now:
    """What a player says of the moment in which it sent its report.

    Without a time that can be read, it counts as sent when it arrives: the rest is as true.
    """

    at: datetime | None
    state: str
    release: str = ""
    downloaded: str = ""
    slide: str = ""
    alert: str = ""
    clock: dict[str, Any] = field(default_factory=dict)
    storage: dict[str, Any] = field(default_factory=dict)
    errors: list[dict[str, str]] = field(default_factory=list)
    environment: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """A report whose parts can be stored."""

    now: Now
    entries: list[Play]
    refused: list[int]

    @property
    def received(self) -> int:
        """The highest number up to which nothing of this batch is missing; 0 for an empty one.

        A refused entry counts: sending it again would change nothing.
        """
        numbers = sorted({entry.seq for entry in self.entries} | set(self.refused))
        last = 0
        for number in numbers:
            if last and number != last + 1:
                break
            last = number
        return last


def read(body: bytes) -> Report:
    """Read a report; raise BadReportError with a sentence when it is none."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        raise BadReportError(NOT_JSON) from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise BadReportError(NOT_A_REPORT)
    entries, now = document.get("entries"), document.get("now")
    if not isinstance(entries, list) or not isinstance(now, dict):
        raise BadReportError(NOT_A_REPORT)
    if len(entries) > MOST_ENTRIES:
        raise BadReportError(TOO_MANY)
    try:
        return _report(entries, _now(now))
    except _WrongError:
        raise BadReportError(NOT_A_REPORT) from None


def _report(entries: list[Any], now: Now) -> Report:
    good: dict[int, Play] = {}
    refused: list[int] = []
    for entry in entries:
        try:
            play = _play(entry)
            good.setdefault(play.seq, play)
        except _WrongError:
            if (seq := _number_of(entry)) is not None:
                refused.append(seq)
    return Report(now, list(good.values()), [seq for seq in refused if seq not in good])


class _WrongError(ValueError):
    """A value that cannot be stored."""


def _play(entry: Any) -> Play:
    if not isinstance(entry, dict) or entry.get("kind") not in Kind.values:
        raise _WrongError
    return Play(
        seq=_whole(entry.get("seq"), least=1),
        kind=entry["kind"],
        at=_moment(entry.get("at")),
        boot=_text(entry.get("boot"), SHORT),
        monotonic_ms=_whole(entry.get("mono")),
        duration_ms=None if entry.get("ms") is None else _whole(entry["ms"]),
        clock_trusted=_flag(entry.get("trusted")),
        release=_text(entry.get("release"), SHORT),
        slide=_text(entry.get("slide"), SLIDE),
        digest=_text(entry.get("digest"), SHORT),
        ok=_flag(entry.get("ok", True)),
        detail=_clipped(entry.get("detail"), DETAIL),
    )


def _now(now: dict[str, Any]) -> Now:
    if now.get("state") not in Playing.values:
        raise _WrongError
    clock, storage, environment = (
        _part(now.get(name)) for name in ("clock", "storage", "environment")
    )
    return Now(
        at=_sent_at(now.get("at")),
        state=now["state"],
        release=_text(now.get("release"), SHORT),
        downloaded=_text(now.get("downloaded"), SHORT),
        slide=_text(now.get("slide"), SLIDE),
        alert=_text(now.get("alert"), SHORT),
        clock={
            "trusted": clock.get("trusted") is True,
            "offset_s": _figure(clock.get("offset_s")),
            "reason": _clipped(clock.get("reason"), SHORT),
        },
        storage={
            "usage": _figure(storage.get("usage")),
            "quota": _figure(storage.get("quota")),
            "persisted": storage.get("persisted") is True,
            "offline_ready": storage.get("offline_ready") is True,
        },
        errors=_errors(now.get("errors")),
        environment={
            "shell": _clipped(environment.get("shell"), SHORT),
            "viewport": _clipped(environment.get("viewport"), SHORT),
            "user_agent": _clipped(environment.get("user_agent"), DETAIL),
            "secure": environment.get("secure") is True,
            "uptime_s": _figure(environment.get("uptime_s")),
        },
    )


def _errors(errors: Any) -> list[dict[str, str]]:
    """Return the last problems; one that is malformed must not hide the state of the screen."""
    found = []
    for error in errors[-MOST_ERRORS:] if isinstance(errors, list) else []:
        with suppress(_WrongError):
            found.append(_error(_part(error)))
    return found


def _error(error: dict[str, Any]) -> dict[str, str]:
    return {
        "code": _text(error.get("code"), SHORT),
        "detail": _clipped(error.get("detail"), DETAIL),
        "at": _moment(error.get("at")).isoformat(),
    }


def _part(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _WrongError
    return value


def _text(value: Any, longest: int) -> str:
    """Return an identifier: no more than its column holds, and nothing that a database refuses."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        raise _WrongError
    return value


def _clipped(value: Any, longest: int) -> str:
    """Return words for people: cut to length, without characters that cannot be stored."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _WrongError
    return "".join(char if char.isprintable() else " " for char in value[:longest])


def _whole(value: Any, least: int = 0) -> int:
    """Return a whole number; clocks of browsers give fractions of a millisecond."""
    number = _figure(value)
    if number is None or not least <= number < BIGGEST:
        raise _WrongError
    return int(number)


def _figure(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _WrongError
    if not -BIGGEST < value < BIGGEST or not isfinite(value):
        raise _WrongError
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError
    return value


def _moment(value: Any) -> datetime:
    if not isinstance(value, str):
        raise _WrongError
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise _WrongError from None
    if moment.tzinfo is None or moment.year not in YEARS:
        raise _WrongError
    return moment


def _sent_at(value: Any) -> datetime | None:
    try:
        return _moment(value)
    except _WrongError:
        return None


def _number_of(entry: Any) -> int | None:
    try:
        return _whole(entry.get("seq"), least=1) if isinstance(entry, dict) else None
    except _WrongError:
        return None
