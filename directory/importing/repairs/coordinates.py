"""Points: typed with commas, swapped, in another county, or nowhere."""

import re
from enum import Enum

from directory.geo import in_romania, kilometres
from directory.importing.gazetteer import Gazetteer, Place
from directory.importing.notes import Notes
from directory.importing.reading import Cell
from directory.importing.repairs.texts import clean

Point = tuple[float, float]
DEGREE_DIGITS = 3
DECIMALS = 6  # a tenth of a metre
# Measured on the register of 2016 against exact outlines of the counties: within 3 km of its
# locality a point is right; beyond 25 km it is wrong; between, the nearest locality's county tells.
OWN_KM = 3.0
FAR_KM = 25.0
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DEGREES = re.compile(
    r"(\d{1,2})\s*°\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''))?\s*[NESVnesv]?"
)


def point(latitude: Cell, longitude: Cell, notes: Notes) -> Point | None:
    """Return the point that two cells give, put right where only one reading is possible."""
    first, second = _number(latitude, "latitude", notes), _number(longitude, "longitude", notes)
    if first is None or second is None or (not first and not second):
        return None
    found = _in_country(first, second)
    if found is None:
        notes.repaired("outside", "point", f"{first}, {second}", "")
        return None
    if found != (first, second):
        swapped = found == (second, first)
        fault = "swapped" if swapped else "decimal_comma"
        if not notes.repaired(fault, "point", f"{first}, {second}", found):
            return None
    return round(found[0], DECIMALS), round(found[1], DECIMALS)


def split(cell: Cell) -> tuple[Cell, Cell]:
    """Part „44.43, 26.10” in one cell."""
    numbers = _NUMBER.findall(str(cell or ""))
    return (
        (numbers[0], numbers[1]) if len(numbers) == len(("latitude", "longitude")) else (None, None)
    )


def _number(cell: Cell, name: str, notes: Notes) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = clean(cell, name, notes)
    if not text:
        return None
    if found := _DEGREES.fullmatch(text):
        value = sum(
            float((part or "0").replace(",", ".")) / 60**power
            for power, part in enumerate(found.groups())
        )
        return (
            value if notes.repaired("decimal_comma", name, text, round(value, DECIMALS)) else None
        )
    plain = text.replace(" ", "").replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        notes.doubted("coordinates", name, text, [])
        return None
    if plain != text and not notes.repaired("decimal_comma", name, text, plain):
        return None
    return float(plain)


def _in_country(first: float, second: float) -> Point | None:
    """Try the two numbers as they are, swapped, and with a decimal point after two digits."""
    for latitude, longitude in ((first, second), (_scaled(first), _scaled(second))):
        if in_romania(latitude, longitude):
            return latitude, longitude
        if in_romania(longitude, latitude):
            return longitude, latitude
    return None


def _scaled(value: float) -> float:
    digits = str(int(abs(value)))
    return value if len(digits) <= DEGREE_DIGITS else abs(value) / 10 ** (len(digits) - 2)


class Belief(Enum):
    """What the gazetteer says to a point of the register."""

    RIGHT = "right"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


def belief(found: Point, place: Place | None, county: str | None, gazetteer: Gazetteer) -> Belief:
    """Say whether a point can be right for its locality, or at least for its county."""
    if place and place.point:
        distance = kilometres(found, place.point)
        if distance <= OWN_KM:
            return Belief.RIGHT
        if distance > FAR_KM:
            return Belief.WRONG
    around = gazetteer.nearest(found)[:1]
    if not county or not around or around[0].county == county:
        return Belief.RIGHT
    return Belief.DOUBTFUL
