"""Keys under which the same words meet, however they were typed."""

import re
import unicodedata
from functools import lru_cache

from core.text import repair_romanian

_OTHER = re.compile(r"[^0-9a-z]+")
# One sound, two letters: „Cîrligele” and „Cârligele” are the same village. Both end as i;
# ă and a end as a. Only keys are made so, never a text that anybody reads.
_SOUNDS = str.maketrans("âîÂÎ", "iiII")


# Names of providers and places repeat; the cache is small next to a register.
@lru_cache(maxsize=30_000)
def fold(text: str) -> str:
    """Return the text in lower case without diacritics and punctuation, words parted by a space."""
    plain = unicodedata.normalize("NFKD", repair_romanian(text).translate(_SOUNDS))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _OTHER.sub(" ", letters.casefold()).strip()
