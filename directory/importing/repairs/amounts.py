"""Capacities and calendar dates."""

import re
from datetime import date, datetime

from directory.importing.notes import Notes
from directory.importing.reading import Cell
from directory.importing.repairs.texts import clean
from directory.models import CapacityUnit

MOST = 5000
_CAPACITY = re.compile(
    r"(?:(?:max(?:im(?:um)?)?\.?|capacitate:?|cca\.?|aprox\.?)\s*)?(?P<number>\d{1,3}(?:[. ]\d{3})*|\d+)(?:[.,]0+)?"
    r"\s*(?:de\s+)?(?P<noun>locuri|loc|pers\w*\.?|beneficiari|benef\.?|copii|paturi|b)?"
    r"\s*(?:(?:/|pe)\s*(?P<per>zi|ziua|l|lun[aă]|luni|seri[ei]|an))?\.?",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"^\s*(?:cca|aprox)", re.IGNORECASE)
_UNITS = {"zi": CapacityUnit.PER_DAY, "ziua": CapacityUnit.PER_DAY, "l": CapacityUnit.PER_MONTH}
_UNITS |= dict.fromkeys(("luna", "lună", "luni"), CapacityUnit.PER_MONTH)
_DATE = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -]((?:19|20)\d{2})(?:\s.*)?")
_ISO_DATE = re.compile(r"((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")


def capacity(cell: Cell, notes: Notes) -> list[object] | None:
    """Return the number with its unit: places, people a day, people a month."""
    text = clean(cell, "capacity", notes)
    if not text:
        return None
    found = _CAPACITY.fullmatch(text)
    unit = _unit(found["per"]) if found else None
    number = int(re.sub(r"\D", "", found["number"])) if found else 0
    if not found or unit is None or not 0 < number <= MOST or _VAGUE.match(text):
        notes.doubted("capacity", "capacity", text, [])
        return None
    if text != str(number) and not notes.repaired("capacity", "capacity", text, [number, unit]):
        return None
    return [number, str(unit)]


def _unit(per: str | None) -> CapacityUnit | None:
    return CapacityUnit.PLACES if per is None else _UNITS.get(per.lower())


def day(cell: Cell, name: str, notes: Notes) -> str | None:
    """Return a date as ISO text; Romanian dates have the day first."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = clean(cell, name, notes)
    if not text:
        return None
    parts = None
    if found := _DATE.fullmatch(text):
        parts = (int(found[3]), int(found[2]), int(found[1]))
    elif found := _ISO_DATE.fullmatch(text):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    try:
        value = date(*parts) if parts else None
    except ValueError:
        value = None
    if value is None:
        notes.doubted("date", name, text, [])
        return None
    return value.isoformat()
