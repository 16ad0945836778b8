"""Finding by words in a large register: the search answers, whoever shows the register asks.

``search`` stands above the registers and puts its finder here, so that a list of the directory
is ranked by the same analysis of Romanian as the search page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """Keys of a register's objects, the best first, and what was understood instead."""

    keys: list[str] = field(default_factory=list)
    corrected: str = ""


@dataclass(frozen=True)
class Words:
    """What a copy of a register without the server needs, to be searched as the server does."""

    synonyms: list[tuple[list[str], bool]] = field(default_factory=list)
    """Groups of words of one meaning; True where only the first stands for the others."""
    popular: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What people call the kinds of the nomenclature, by code."""


Finder = Callable[[str, str, int], Found]
Teller = Callable[[Iterable[str]], Words]
_finders: list[Finder] = []
_tellers: list[Teller] = []


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


def register_words(teller: Teller) -> Teller:
    """Let this function tell the words; usable as a decorator."""
    _tellers[:] = [teller]
    return teller


def words(codes: Iterable[str]) -> Words:
    """Return the words around a register with kinds of these codes."""
    return _tellers[0](codes) if _tellers else Words()
