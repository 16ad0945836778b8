"""Which service codes stand for shelters and centres of victims.

HG 867/2015: VD, victims of domestic violence; VTP, victims of trafficking. A code that is cut
short or misspelt („8899CZ-VTP-”) protects as well: a leak cannot be taken back.
"""

import re

PROTECTED = ("VD", "VTP")
_LETTERS = re.compile(r"^\s*\d{0,4}\s*(?:CR|CZ)?[^A-Z]*(VD|VTP)", re.IGNORECASE)
_WORDS = re.compile(r"violen[tțţ]|\btrafic", re.IGNORECASE)  # cedilla as typed


def is_protected_code(code: str) -> bool:
    """Whether the letters of the code are those of services for victims."""
    return bool(_LETTERS.match(code))


def speaks_of_victims(name: str) -> bool:
    """Whether a name tells of violence or trafficking: protects where the code is unknown."""
    return bool(_WORDS.search(name))
