"""Geometry of the map and of the bars; colours and patterns are the style sheet's."""

from dataclasses import dataclass
from itertools import pairwise

from directory.outlines import outlines
from directory.statistics.figures import Line

CLASSES = 5
MAP_BOX = "0 0 1000 707"
BAR_WIDTH = 600


@dataclass(frozen=True)
class Shape:
    """A county on the map."""

    line: Line
    path: str
    level: int


@dataclass(frozen=True)
class Step:
    """A class of the legend: from, to, and its shade."""

    low: int
    high: int
    level: int


@dataclass(frozen=True)
class Bar:
    """A bar beside its row of the table."""

    line: Line
    width: int


def steps(lines: list[Line]) -> list[Step]:
    """Cut the counties into classes of about as many counties each; zero is a class of its own."""
    counts = sorted(line.services for line in lines if line.key and line.services)
    if not counts:
        return [Step(0, 0, 0)]
    cuts = [counts[len(counts) * part // CLASSES] for part in range(CLASSES)]
    bounds = [*sorted({1, *cuts[1:]}), counts[-1] + 1]
    found = [Step(low, high - 1, level) for level, (low, high) in enumerate(pairwise(bounds), 1)]
    return [Step(0, 0, 0), *(step for step in found if step.low <= step.high)]


def shapes(lines: list[Line], legend: list[Step]) -> list[Shape]:
    """Return the counties with their class."""
    paths = outlines()
    return [
        Shape(line, paths[line.key], _level(line.services, legend))
        for line in lines
        if line.key in paths
    ]


def bars(lines: list[Line]) -> list[Bar]:
    """Return the lines with the width of their bars."""
    longest = max((line.services for line in lines), default=0) or 1
    return [Bar(line, round(line.services * BAR_WIDTH / longest)) for line in lines]


def _level(count: int, legend: list[Step]) -> int:
    return next((step.level for step in legend if step.low <= count <= step.high), 0)
