"""What is never kept of the words that people type: numbers and addresses that name a person."""

import re

# Digits with anything but letters between them are one number: „0722 123 456”, „1960101-123456”.
_NUMBER = re.compile(r"\d(?:[\W_]*\d)*")
# An act of law („416”, „416/2001”) or a plain count names nobody.
_HARMLESS = re.compile(r"\d{1,4}(?:[ /.-]+(?:19|20)\d\d)?")
_ELECTRONIC_ADDRESS = re.compile(r"\S*@\S*")


def without_personal_numbers(text: str) -> str:
    """Return the text without personal codes, telephones, account numbers and e-mail addresses.

    Numbers of laws stay: at most four digits, with or without a year.
    """
    text = _ELECTRONIC_ADDRESS.sub(" ", text)
    kept = _NUMBER.sub(lambda match: match[0] if _HARMLESS.fullmatch(match[0]) else " ", text)
    return " ".join(kept.split())
