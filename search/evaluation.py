"""How good the search is, measured on queries with known answers.

A third of the queries is held out, chosen by a hash of their text: the analysis is tuned on the
others only, so that the figures of the held-out third say what an unseen query may expect.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from search.engine import find

DEPTH = 5
BEST = 3
"""The grade of a right answer; 1 is a useful one."""


@dataclass(frozen=True)
class Judged:
    """A query, its kind, and the grades of the addresses that answer it."""

    query: str
    kind: str
    answers: dict[str, int]

    @property
    def is_held_out(self) -> bool:
        return hashlib.sha256(self.query.encode()).digest()[0] % 3 == 0


@dataclass(frozen=True)
class Outcome:
    """What one query got."""

    judged: Judged
    urls: tuple[str, ...]

    @property
    def ndcg(self) -> float:
        """Return nDCG@5: 1 when the best order came, less the lower the answers stand."""
        ideal = _gain(sorted(self.judged.answers.values(), reverse=True))
        return _gain(self.judged.answers.get(url, 0) for url in self.urls[:DEPTH]) / ideal

    def is_right_within(self, places: int) -> bool:
        return any(self.judged.answers.get(url) == BEST for url in self.urls[:places])


@dataclass(frozen=True)
class Figures:
    """Averages over some queries."""

    count: int
    ndcg: float
    top1: float
    top3: float
    zero: float


def read(path: Path) -> list[Judged]:
    """Read a judged set: a JSON list of query, kind and answers."""
    return [Judged(**item) for item in json.loads(path.read_text(encoding="utf-8"))]


def evaluate(judged: Iterable[Judged]) -> list[Outcome]:
    """Ask every query."""
    return [
        Outcome(item, tuple(hit.url for hit in find(item.query, per_page=DEPTH).hits))
        for item in judged
    ]


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Average what the queries got."""
    return Figures(
        len(outcomes),
        ndcg=_mean(outcomes, lambda outcome: outcome.ndcg),
        top1=_mean(outcomes, lambda outcome: outcome.is_right_within(1)),
        top3=_mean(outcomes, lambda outcome: outcome.is_right_within(3)),
        zero=_mean(outcomes, lambda outcome: not outcome.urls),
    )


def _mean(outcomes: Sequence[Outcome], measure: Callable[[Outcome], float]) -> float:
    return sum(map(measure, outcomes)) / max(len(outcomes), 1)


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))
