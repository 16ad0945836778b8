"""Which service codes stand for shelters and centres of victims.

HG 867/2015: VD, victims of domestic violence; VTP, victims of trafficking. A code that is cut
short or misspelt („8899CZ-VTP-”, „87 90 C R V-D”) protects as well: a leak cannot be taken back.
"""

import re
from collections.abc import Mapping
from typing import Any

# One rule for Python and for the database: the letters in this order, whatever signs stand between
# them; Cyrillic letters that look like ours count as ours.
PATTERN = r"V[^A-Za-z0-9]*(D|[TТт][^A-Za-z0-9]*[PРр])"
_LETTERS = re.compile(PATTERN, re.IGNORECASE)
_WORDS = re.compile(r"violen[tțţ]|\btrafic", re.IGNORECASE)  # cedilla as typed


def is_protected_code(code: str) -> bool:
    """Whether the letters of the code are those of services for victims."""
    return bool(_LETTERS.search(code))


def speaks_of_victims(name: str) -> bool:
    """Whether a name tells of violence or trafficking: protects where the code is unknown."""
    return bool(_WORDS.search(name))


def is_protected_record(values: Mapping[str, Any]) -> bool:
    """Whether a register's values ask for protection."""
    codes = (values.get("code") or "", values.get("code_text") or "")
    return bool(values.get("sensitive")) or any(map(is_protected_code, codes))
