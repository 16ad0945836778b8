"""How good the search is, measured on queries with known answers.

A third of the queries is held out, chosen by a hash of their text: the analysis is tuned on the
others only, so that the figures of the held-out third say what an unseen query may expect.

An answer is the address of a page or, in the register whose keys differ from one installation to
the next, a kind of service and perhaps a place: ``8730CR-V`` or ``8730CR-V, Cluj``.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from directory.models import Service
from search.engine import Hit, find

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
    """What one query got: the addresses, and the grade of each."""

    judged: Judged
    urls: tuple[str, ...]
    grades: tuple[int, ...]

    @property
    def ndcg(self) -> float:
        """Return nDCG@5: 1 when the best order came, less the lower the answers stand.

        Fifty homes for the elderly are one right answer, not fifty: each counts once.
        """
        ideal = sorted(self.judged.answers.values(), reverse=True)
        wanted = Counter(ideal)
        counted = []
        for grade in self.grades[:DEPTH]:
            wanted[grade] -= 1
            counted.append(grade if wanted[grade] >= 0 else 0)
        return _gain(counted) / _gain(ideal)

    def is_right_within(self, places: int) -> bool:
        return BEST in self.grades[:places]


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
    return [_outcome(item, find(item.query, per_page=DEPTH).hits) for item in judged]


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Average what the queries got."""
    return Figures(
        len(outcomes),
        ndcg=_mean(outcomes, lambda outcome: outcome.ndcg),
        top1=_mean(outcomes, lambda outcome: outcome.is_right_within(1)),
        top3=_mean(outcomes, lambda outcome: outcome.is_right_within(3)),
        zero=_mean(outcomes, lambda outcome: not outcome.urls),
    )


def _outcome(judged: Judged, hits: Sequence[Hit]) -> Outcome:
    keys = [str(hit.object_id) for hit in hits if hit.kind == "directory"]
    services = Service.objects.filter(pk__in=keys).values_list("pk", "term__code")
    codes = {str(pk): code or "" for pk, code in services}
    grades = [
        max(
            (grade for answer, grade in judged.answers.items() if _answers(hit, answer, codes)),
            default=0,
        )
        for hit in hits
    ]
    return Outcome(judged, tuple(hit.url for hit in hits), tuple(grades))


def _answers(hit: Hit, answer: str, codes: dict[str, str]) -> bool:
    """Say whether a hit is the page, or a service of the kind and at the place, asked for."""
    kind, _, place = answer.partition(", ")
    if answer.startswith("/") or hit.kind != "directory":
        return hit.url == answer
    return codes[str(hit.object_id)].startswith(kind) and place in hit.summary


def _mean(outcomes: Sequence[Outcome], measure: Callable[[Outcome], float]) -> float:
    return sum(map(measure, outcomes)) / max(len(outcomes), 1)


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))
