"""Plain text of rich text, repair of Romanian letters, readability."""

import re
import unicodedata
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|div|td|th|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:…\n]+(?:\s|$)|\n")
_LETTERS = str.maketrans("şţŞŢǎǍ", "șțȘȚăĂ")  # cedilla and caron forms, as old keyboards type them
LONG_WORD = 6


def repair_romanian(text: str) -> str:
    """Return the text composed (NFC) and with comma-below letters instead of cedilla ones."""
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


def plain_text(html: str) -> str:
    """Return the words of rich text, without tags, on one line."""
    return _SPACE.sub(" ", unescape(_TAG.sub("", _BLOCK_END.sub(" ", html)))).strip()


def words(text: str) -> list[str]:
    """Return the words of a text, numbers left out."""
    return _WORD.findall(text)


def word_count(text: str) -> int:
    """Return how many words the text has."""
    return len(words(text))


def lix(text: str) -> int:
    """Return the LIX readability: words a sentence plus the percentage of words over six letters.

    Under 35 reads easily (the threshold that Wagtail's editor shows as good).
    """
    found = words(text)
    if not found:
        return 0
    sentences = [part for part in _SENTENCE_END.split(text) if words(part)]
    long_words = sum(1 for word in found if len(word) > LONG_WORD)
    return round(len(found) / max(len(sentences), 1) + 100 * long_words / len(found))
