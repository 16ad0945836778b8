"""Letters, spaces, and cells that only look filled."""

import re
from datetime import date, datetime

from core.text import repair_romanian
from directory.importing.notes import Notes
from directory.importing.reading import Cell

_SPACE = re.compile(r"[\s\u200b\u00ad\ufeff]+")
_DECIMAL_ZERO = re.compile(r"(\d+)\.0")
_POINTS = {"latitude", "longitude"}
_ERROR = re.compile(r"#(?:REF|ERROR|N/?A|VALUE|NAME|DIV/0|NUM|NULL|EROARE)[!?]?", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:[-–—_./\\*?x]+|n/?a|nu|nu are|nu este cazul|fără|fara|null|none)", re.IGNORECASE
)
# ISO 8859-2 read as Windows 1252: only inside a word, where º and ã mean nothing else.
_WRONG = str.maketrans("ºªþÞãÃ", "șȘțȚăĂ")
_WRONG_INSIDE = re.compile(r"(?<=[A-Za-zÀ-ž])[ºªþÞãÃ]|[ºªþÞãÃ](?=[a-zà-ž])")
_DOUBLE = re.compile(r"[ÃÄÅÈ][\x80-\xbf€-™œžŸšŠŽ¢-¿]")


def text_of(cell: Cell) -> str:
    """Return a cell as the text that a person sees in it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%d.%m.%Y}"
    return str(cell)


def clean(cell: Cell, name: str, notes: Notes) -> str:
    """Return the text of a cell with right letters and single spaces, or nothing."""
    text = text_of(cell)
    if not text:
        return ""
    text = _letters(_decoded(text, name, notes), name, notes)
    tidy = _SPACE.sub(" ", text).strip()
    if tidy != text and notes.repaired("spaces", name, text, tidy):
        text = tidy
    found = _DECIMAL_ZERO.fullmatch(text) if name not in _POINTS else None
    if found and notes.repaired("decimal_zero", name, text, found[1]):
        text = found[1]
    return _filled(text, name, notes)


def _decoded(text: str, name: str, notes: Notes) -> str:
    right = _WRONG_INSIDE.sub(lambda found: found.group().translate(_WRONG), text)
    if _DOUBLE.search(text):
        right = _twice_decoded(text)
    if right != text and notes.repaired("encoding", name, text, right):
        return right
    return text


def _twice_decoded(text: str) -> str:
    """Undo UTF-8 that was read as Windows 1252."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _letters(text: str, name: str, notes: Notes) -> str:
    right = repair_romanian(text)
    if right != text and notes.repaired("letters", name, text, right):
        return right
    return text


def _filled(text: str, name: str, notes: Notes) -> str:
    if _ERROR.fullmatch(text) and notes.repaired("error_cell", name, text, ""):
        return ""
    if text and _PLACEHOLDER.fullmatch(text) and notes.repaired("placeholder", name, text, ""):
        return ""
    return text
