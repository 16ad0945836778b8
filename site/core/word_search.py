"""Finding by words in a large register: the search answers, whoever shows the register asks.

``search`` stands above the registers and puts its finder here, so that a list of the directory
is ranked by the same analysis of Romanian as the search page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """Keys of a register's objects, the best first, and what was understood instead."""

    keys: list[str] = field(default_factory=list)
    corrected: str = ""


Finder = Callable[[str, str, int], Found]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Let this function answer; usable as a decorator."""
    _finders[:] = [finder]
    return finder


def find(source: str, words: str, limit: int = 5000) -> Found:
    """Return the objects of a register that the words find; none while nothing can answer."""
    return _finders[0](source, words, limit) if _finders else Found()


def answers() -> bool:
    """Whether anything can answer."""
    return bool(_finders)
