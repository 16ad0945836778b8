"""Phones and mail addresses."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

import phonenumbers

from directory.importing.notes import Notes

COUNTRY = "RO"
ROMANIA = 40
SHORT_DIGITS = 4
NATIONAL = 9  # digits of a Romanian number without its leading zero
_PHONE_PARTS = re.compile(r"\s*(?:[;,|\n]|\bsau\b|\bși\b|\bsi\b)\s*", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:tel(?:efon)?|mobil|fix|fax|tel/fax)\b[.: ]*|^(?:t|f|m)\s*[.:]\s*", re.IGNORECASE
)
_EXTENSION = re.compile(r"\s*(?:\bint(?:erior)?\b|\bext\b)\.?\s*:?\s*(\d{1,5})$", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D")
_SCIENTIFIC = re.compile(r"^\d[.,]\d+E[+]?\d+$", re.IGNORECASE)
_SHORT = re.compile(r"^(?:112|119|116\d{3}|0?800\d{6}|0?80[16]\d{6}|9\d{3})$")

_MAIL_PARTS = re.compile(r"[;,|\s]+|(?<=\w)/(?=\w)")
_AT = re.compile(
    r"\s*(?:\(\s*(?:at|a|@)\s*\)|\[\s*(?:at|@)\s*\]|\{at\}|\s+at\s+|\s*@\s*)\s*", re.IGNORECASE
)
_DOT = re.compile(r"\s*(?:\(\s*(?:dot|punct)\s*\)|\[\s*(?:dot|punct)\s*\])\s*", re.IGNORECASE)
_SPACED_DOT = re.compile(r"(?<=@)(\S*?)\s*\.\s+(?=(?:ro|com|eu|org|net)\b)")
_WEBSITE = re.compile(r"^(?:https?://|www\.)[^\s@]+\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
# No such endings exist; what was meant is certain.
_ENDINGS = {
    ".con": ".com",
    ".cmo": ".com",
    ".ocm": ".com",
    ".rо": ".ro",
    ".r0": ".ro",
    ".comm": ".com",
}
_COMMA_ENDING = re.compile(r"@([\w-]+),\s*(ro|com|eu|org|net)$", re.IGNORECASE)


def phones(text: str, notes: Notes) -> list[str]:
    """Return the numbers of a cell in national form with their zero, each once."""
    if not text:
        return []
    found: list[str] = []
    parts = [part for part in _PHONE_PARTS.split(text) if part]
    for part in parts:
        for number in _numbers(part, notes):
            if number not in found:
                found.append(number)
    if len(found) > 1 and not notes.repaired("phone_list", "phones", text, found):
        return found[:1]
    return found


def _numbers(part: str, notes: Notes) -> list[str]:
    """Return the numbers in what stands between two separators."""
    plain = _WORDS.sub("", part).strip()
    extension = _EXTENSION.search(plain)
    if extension:
        plain = plain[: extension.start()]
    if _SCIENTIFIC.match(plain):
        notes.doubted("phone", "phones", part, [])
        return []
    if (number := _valid(plain)) is not None:
        number += f" int. {extension[1]}" if extension else ""
        _note_form(part, number, notes)
        return [number]
    several = _run_together(plain)
    if several and notes.repaired("phone_form", "phones", part, several):
        return several
    notes.doubted("phone", "phones", part, [])
    return []


def _note_form(part: str, number: str, notes: Notes) -> None:
    digits = _NOT_DIGIT.sub("", part)
    if part == digits and len(digits) == NATIONAL and not digits.startswith("0"):
        notes.repaired("phone_zero", "phones", part, number)
    elif part != number:
        notes.repaired("phone_form", "phones", part, number)


def _valid(text: str) -> str | None:
    """Return a number of Romania, or a foreign one with its country, in the form people dial."""
    digits = _NOT_DIGIT.sub("", text)
    if _SHORT.match(digits):
        return (
            digits if digits.startswith(("0", "1")) or len(digits) == SHORT_DIGITS else f"0{digits}"
        )
    try:
        parsed = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    if parsed.country_code == ROMANIA:
        return f"0{parsed.national_number}"
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _run_together(text: str) -> list[str]:
    """Split numbers that only a slash, a hyphen, spaces or nothing at all part."""
    digits = _NOT_DIGIT.sub("", text)
    for size in (NATIONAL + 1, NATIONAL):
        if digits and len(digits) % size == 0 and len(digits) // size in {2, 3}:
            pieces = [digits[place : place + size] for place in range(0, len(digits), size)]
            numbers = [_valid(piece) for piece in pieces]
            if all(numbers):
                return [number for number in numbers if number]
    return _parted(re.split(r"[/\s-]{1,3}(?=0[237])", text))


def _parted(pieces: list[str]) -> list[str]:
    numbers = [_valid(piece) for piece in pieces]
    return [number for number in numbers if number] if len(pieces) > 1 and all(numbers) else []


def emails(text: str, notes: Notes) -> tuple[list[str], str]:
    """Return the mail addresses of a cell in lower case, and a website that stood among them."""
    if not text:
        return [], ""
    right = _joined(text)
    if right != text:
        notes.repaired("email_form", "emails", text, right)
    found: list[str] = []
    website = ""
    parts = [part for part in _MAIL_PARTS.split(right) if part]
    for raw in parts:
        part = raw.removeprefix("mailto:").strip("<>()[].:'\"")
        if _WEBSITE.match(part):
            website = website or _moved(part, notes)
        elif (address := _address(raw, part, notes)) and address not in found:
            found.append(address)
    if len(parts) > 1:
        notes.repaired("email_list", "emails", text, found)
    return found, website


def _address(raw: str, part: str, notes: Notes) -> str:
    """Return a mail address with a right ending, or nothing and a question."""
    address = _ending(part).lower()
    if not is_email(address):
        finished = f"{address}.ro"
        notes.doubted("email", "emails", part, [finished] if is_email(finished) else [])
        return ""
    if address != raw.lower():
        notes.repaired("email_form", "emails", raw, address)
    return address


def _moved(part: str, notes: Notes) -> str:
    address = part if part.lower().startswith("http") else f"http://{part}"
    return address if notes.repaired("website_moved", "website", part, address) else ""


def _joined(text: str) -> str:
    """Put together what was typed apart: „nume (at) exemplu . ro”, „nume@exemplu,ro”."""
    right = _DOT.sub(".", _AT.sub("@", text))
    right = _SPACED_DOT.sub(r"\1.", right)
    return _COMMA_ENDING.sub(r"@\1.\2", right)


def _ending(address: str) -> str:
    for wrong, right in _ENDINGS.items():
        if address.lower().endswith(wrong):
            return address[: -len(wrong)] + right
    return address


def is_email(address: str) -> bool:
    """Whether this is an address that mail can be sent to."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True
