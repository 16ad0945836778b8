"""Figures of a large register for a territory and a kind: one app keeps it, others show them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Reading:
    """What the register says: of what, the figures with their labels, and the day they are of."""

    subject: str
    lines: list[tuple[str, int]]
    at: date


@dataclass(frozen=True)
class Source:
    """A register; ``read`` takes a territory and a kind, each may be empty, and may know nothing."""

    territories: Callable[[], Choices]
    kinds: Callable[[], Choices]
    read: Callable[[str, str], Reading | None]


_sources: list[Source] = []


def register(source: Source) -> None:
    """Let this register answer."""
    _sources[:] = [source]


def territories() -> Choices:
    """Return the territories for a choice field."""
    return _sources[0].territories() if _sources else []


def kinds() -> Choices:
    """Return the kinds for a choice field."""
    return _sources[0].kinds() if _sources else []


def read(territory: str, kind: str) -> Reading | None:
    """Return the figures of now; nothing while there is no register."""
    return _sources[0].read(territory, kind) if _sources else None
