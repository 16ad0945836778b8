"""The shipped outlines of the counties: as drawn, in degrees, and one alone with a point in it."""

import json
import re
from functools import lru_cache
from math import cos, radians

from directory.reference import FOLDER

# The grid on which ``tools/outlines.py`` drew them.
WIDTH = 1000
WEST, EAST, SOUTH, NORTH = 20.2, 29.8, 43.6, 48.3
SCALE = WIDTH / (EAST - WEST)
TALL = 1 / cos(radians((SOUTH + NORTH) / 2))
DIGITS = 3
_RING = re.compile(r"M([^l]+)l([^z]+)z")
_NUMBER = re.compile(r"-?\d+")
Ring = list[tuple[int, int]]


@lru_cache(maxsize=1)
def outlines() -> dict[str, str]:
    """Return the path of each county."""
    found: dict[str, str] = json.loads((FOLDER / "outlines.json").read_text(encoding="utf-8"))
    return found


def on_grid(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a point lies among the paths."""
    return (longitude - WEST) * SCALE, (NORTH - latitude) * SCALE * TALL


def rings(path: str) -> list[Ring]:
    """Return the corners of a path on the grid."""
    found = []
    for start, steps in _RING.findall(path):
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        x, y = (int(number) for number in _NUMBER.findall(start))
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


@lru_cache(maxsize=1)
def outlines_in_degrees() -> dict[str, list[list[list[float]]]]:
    """Return the rings of each county as ``[latitude, longitude]``."""
    return {
        code: [
            [
                [round(NORTH - y / SCALE / TALL, DIGITS), round(WEST + x / SCALE, DIGITS)]
                for x, y in ring
            ]
            for ring in rings(path)
        ]
        for code, path in outlines().items()
    }
