"""From one register to the next: how many services each import found, from the reports it kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from directory.models import ImportRun

LISTED = ("new", "changed", "unchanged", "returned")


@dataclass(frozen=True)
class Step:
    """A register that was imported, with what changed since the one before."""

    on: date
    services: int
    new: int
    gone: int


def trend() -> list[Step]:
    """Return the registers in force after each other, the oldest first; an undone one is none."""
    runs = ImportRun.objects.filter(state=ImportRun.State.APPLIED).order_by("at", "pk")
    return [_step(run) for run in runs]


def _step(run: ImportRun) -> Step:
    counts: dict[str, int] = run.counts
    return Step(
        timezone.localdate(run.at),
        sum(counts.get(name, 0) for name in LISTED),
        counts.get("new", 0) + counts.get("returned", 0),
        counts.get("gone", 0),
    )


def rows(steps: list[Step]) -> Iterator[list[Any]]:
    """Yield the registers as rows with heads."""
    yield ["importat", "servicii", "aparute", "disparute"]
    for step in steps:
        yield [step.on.isoformat(), step.services, step.new, step.gone]
