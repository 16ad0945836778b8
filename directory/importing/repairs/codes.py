"""Service codes and beneficiary codes."""

import re

from rapidfuzz import fuzz, process

from directory.importing.nomenclature import Nomenclature
from directory.importing.notes import Notes

_LEADING = re.compile(r"\s*\d{4}[\sA-Z0-9.,_/–—-]*(?![a-zăâîșț])")
_CLASSES = re.compile(r"(?<!\d)\d{4}(?!\d)")
_OTHER = re.compile(r"[^A-Z0-9]")
_ROMAN_DIGITS = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII"}
_LOOKALIKE = str.maketrans("І|!ІСРО", "IIIICPO")  # Cyrillic letters and signs
SIMILAR = 80
CLASS = 4  # digits of the economic activity in front
MANY = 6

_AGE = re.compile(r"^B\s*([1-7])(?:\s*[.,]\s*([1-4]))?[.,]?$", re.IGNORECASE)
AGES = {"B1", "B2", "B3", "B4", "B5", "B6", "B7", "B1.1", "B1.2", "B1.3", "B1.4", "B2.1", "B2.2"}


def key_of(code: str) -> str:
    """Return the letters and digits of a code, in which hyphens and spaces do not matter."""
    return _OTHER.sub("", code.upper().translate(_LOOKALIKE))


def service_code(text: str, nomenclature: Nomenclature, notes: Notes) -> str:
    """Return the code as the nomenclature writes it, or nothing where it is not certain."""
    if not text or text in nomenclature.codes:
        return text
    if len(_CLASSES.findall(text)) > 1:  # two codes in a cell: which one, a person says
        notes.doubted("code", "code", text, _similar(text, nomenclature))
        return ""
    leading = _LEADING.match(text)
    for candidate in (text, leading.group() if leading else ""):
        for key in _readings(key_of(candidate)):
            code = nomenclature.by_key.get(key)
            if code:
                return code if notes.repaired("code", "code", text, code) else ""
    notes.doubted("code", "code", text, _similar(text, nomenclature))
    return ""


def _readings(key: str) -> list[str]:
    """The key itself, and with a Roman numeral typed as a digit, as ones or as small L."""
    found = [key]
    if len(key) > CLASS + 1 and key[-1] in _ROMAN_DIGITS and not key[-2].isdigit():
        found.append(key[:-1] + _ROMAN_DIGITS[key[-1]])
    letters = key[CLASS:]
    straight = key[:CLASS] + letters.replace("1", "I").replace("L", "I")
    if straight != key:
        found.append(straight)
    if len(key) > CLASS and key[:CLASS].replace("O", "0").isdigit():
        found.append(key[:CLASS].replace("O", "0") + letters.replace("0", "O"))
    return found


def _similar(text: str, nomenclature: Nomenclature) -> list[str]:
    key = key_of(text)
    cut_short = [code for known, code in nomenclature.by_key.items() if known.startswith(key)]
    if cut_short and len(key) > CLASS:
        return sorted(set(cut_short))[:MANY]
    near = process.extract(
        key, list(nomenclature.by_key), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=MANY
    )
    return sorted({nomenclature.by_key[known] for known, _score, _place in near})


def ages(text: str, notes: Notes) -> list[str]:
    """Return the beneficiary codes of the register („B1.3, B2”), in order, each once."""
    found: list[str] = []
    wrong = False
    for part in re.split(r"[;,/]\s*(?=[Bb])|\s+(?=[Bb]\d)", text):
        match = _AGE.match(part.strip())
        if not match:
            if part.strip():
                notes.doubted("age", "ages", part.strip(), [])
            continue
        code = f"B{match[1]}" + (f".{match[2]}" if match[2] else "")
        if code not in AGES:
            notes.doubted("age", "ages", part.strip(), [])
            continue
        wrong = wrong or code != part.strip() or code in found
        if code not in found:
            found.append(code)
    found.sort()
    if wrong:
        notes.repaired("age", "ages", text, found)
    return found
