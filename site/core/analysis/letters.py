"""Letters: what is invisible goes, what is written in two ways becomes one."""

import re
import unicodedata
from functools import lru_cache

from core.text import repair_romanian

LONGEST_RUN = 200
"""Longer runs without a blank are cut: nobody writes them, and to put thousands of accents on
one letter into their order takes Unicode's algorithm quadratic time."""
_OVERLONG = re.compile(rf"(\S{{{LONGEST_RUN}}})\S+")
_INVISIBLE = dict.fromkeys(
    [
        0x00AD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero-width characters, direction marks
        *range(0x202A, 0x202F),  # direction embeddings
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
# Before 1993 the sound was written î inside words as well (pîine); today only after a prefix.
_MODERN_I = re.compile(r"^(?:auto|bine|de|dez|ne|pre|re|semi|sub|supra)*î")


def clean(text: str) -> str:
    """Return the text as it is shown: composed, today's letters, nothing invisible or endless."""
    return repair_romanian(_OVERLONG.sub(r"\1", text.translate(_INVISIBLE)))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word in small letters without diacritics, old spelling made new, letters only."""
    small = word.casefold()
    if "î" in small[1:-1]:
        kept = _MODERN_I.match(small)
        start = max(kept.end() if kept else 0, 1)
        small = small[:start] + small[start:-1].replace("î", "â") + small[-1:]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", small).casefold())
    return "".join(letter for letter in plain if letter.isalpha())
