"""What is never kept of the words that people type: numbers and addresses that name a person."""

import re

# Digits with anything but letters between them are one number: „0722 123 456”, „1960101-123456”.
_NUMBER = re.compile(r"\d(?:[\W_]*\d)*")
# An act of law („416/2001”) names nobody, nor does a plain count or a bare law („416”).
_LAW = re.compile(r"\d{1,4}[ /.-]+(?:19|20)\d\d")
_SHORT = re.compile(r"\d{1,4}")
_ELECTRONIC_ADDRESS = re.compile(r"\S*@\S*")
MOST_DIGITS = 7  # more of them, laws aside, may be a telephone told in pieces


def without_personal_numbers(text: str) -> str:
    """Return the text without personal codes, telephones, account numbers and e-mail addresses.

    Numbers of laws stay, and counts of at most four digits while the text has few of them. A word
    with letters between its digits („RO49AAAA1B31”, „0722a123b456”) goes as a whole.
    """
    text = _ELECTRONIC_ADDRESS.sub(" ", text)
    text = " ".join(word for word in text.split() if len(_NUMBER.findall(word)) < 2)  # noqa: PLR2004 -- one number a word
    numbers = [number for number in _NUMBER.findall(text) if not _LAW.fullmatch(number)]
    digits = sum(character.isdecimal() for number in numbers for character in number)
    kept = _NUMBER.sub(lambda number: _harmless(number[0], few=digits <= MOST_DIGITS), text)
    return " ".join(kept.split())


def _harmless(number: str, *, few: bool) -> str:
    return number if _LAW.fullmatch(number) or (few and _SHORT.fullmatch(number)) else " "
