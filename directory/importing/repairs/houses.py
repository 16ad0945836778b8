"""House numbers that Excel turned into dates: „7/9” became 7/9/2016, 42620 or 9.iul."""

import re
from datetime import date, datetime, timedelta

from directory.importing.notes import Notes
from directory.importing.reading import Cell
from directory.importing.repairs.texts import clean

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ian jan ianuarie january", "feb februarie february", "mar martie march",
            "apr aprilie april", "mai may", "iun jun iunie june", "iul jul iulie july",
            "aug august", "sep sept septembrie september", "oct octombrie october",
            "noi nov noiembrie november", "dec decembrie december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WRITTEN_OUT = {name for name in _MONTHS if len(name) > len("sept")}
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?: 0{1,2}:00(?::00)?)?")
_ISO = re.compile(r"((?:19|20)\d{2})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_DAY_MONTH = re.compile(
    r"(\d{1,2})[-./ ]{1,2}([a-zâăîșț]{3,10})\.?(?:[-./ ]{1,2}\d{2,4})?", re.IGNORECASE
)
_MONTH_DAY = re.compile(r"([a-zâăîșț]{3,10})[-./ ]{1,2}(\d{1,2})", re.IGNORECASE)
_TRAILING = re.compile(
    r"^(?P<street>.*[^\d/.-])\s+(?P<number>\d{1,2}([/.-])\d{1,2}\3(?:19|20)\d{2})$"
)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- the calendar of spreadsheets has no time zone
# 1990 to 2049 as serial numbers of days; no house in Romania has such a number.
_SERIALS = range(32874, 54788)


def house_number(cell: Cell, notes: Notes) -> str:
    """Return the number of a house; a date gives back the two numbers it was typed as."""
    if isinstance(cell, datetime | date):
        day, month = cell.day, cell.month
        return _from_date(day, month, f"{cell:%Y-%m-%d}", notes)
    text = clean(cell, "number", notes)
    if not text:
        return ""
    if found := _NUMERIC.fullmatch(text):
        # Written out, the two numbers stand in the order in which they were typed.
        return _repaired(f"{int(found[1])}{_joint(found[2])}{int(found[3])}", text, notes)
    if found := _ISO.fullmatch(text):
        return _from_date(int(found[3]), int(found[2]), text, notes)
    if text.isdigit() and int(text) in _SERIALS:
        moment = _EPOCH + timedelta(days=int(text))
        return _from_date(moment.day, moment.month, text, notes)
    return _named_month(text, notes)


def street_and_number(street: str, number: str, notes: Notes) -> tuple[str, str]:
    """Move a date-damaged number from the end of the street („Morii 7/9/2016”) to its place."""
    found = _TRAILING.match(street)
    if number or not found:
        return street, number
    return found["street"].rstrip(" ,"), house_number(found["number"], notes)


def _named_month(text: str, notes: Notes) -> str:
    if (found := _DAY_MONTH.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
        return _from_names(int(found[1]), month, found[2], text, notes)
    if (found := _MONTH_DAY.fullmatch(text)) and (month := _MONTHS.get(found[1].lower())):
        return _from_names(int(found[2]), month, found[1], text, notes)
    return text


def _is_street(name: str, text: str) -> bool:
    """„8 Martie”, „1 Decembrie 1918”: Excel shows months cut short, people write them out."""
    return name.lower() in _WRITTEN_OUT or (name.lower() == "mai" and " " in text)


def _from_names(day: int, month: int, name: str, text: str, notes: Notes) -> str:
    """„9-Jul” is how an English Excel shows „7/9”: there the month is typed first."""
    if _is_street(name, text):
        return text
    typed = f"{month}/{day}" if name[0].isupper() else f"{day}/{month}"
    return _repaired(typed, text, notes)


def _from_date(day: int, month: int, text: str, notes: Notes) -> str:
    """Ask which of the two numbers stood first.

    A Romanian Excel made the 7th of September of „7/9”, an English one the 9th of July: a true
    date does not tell which of them it was.
    """
    if "house_date" in notes.skipped:
        return text
    if day == month:
        return _repaired(f"{day}/{month}", text, notes)
    first, second = sorted((day, month))
    notes.doubted("house_date", "number", text, [f"{first}/{second}", f"{second}/{first}"])
    return ""


def _repaired(value: str, text: str, notes: Notes) -> str:
    return value if notes.repaired("house_date", "number", text, value) else text


def _joint(separator: str) -> str:
    return "/" if separator == "." else separator
