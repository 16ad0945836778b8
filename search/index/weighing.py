"""What the words of a stored document weigh, and which word a term comes from."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from core.analysis import joined, single_words
from search.index.documents import Document
from search.index.inverted import length_factor

LONGEST_TERM = 60
TEXTS_KEPT = 1000


class Text(NamedTuple):
    """What the analysis of one text gave."""

    terms: tuple[str, ...]
    counted: tuple[str, ...]
    """The terms, each followed by those that a longer name contains."""
    words: tuple[tuple[str, str], ...]
    """The plainest word of each term."""


# Kinds, places and what people call them stand in hundreds of documents of a register.
@lru_cache(maxsize=TEXTS_KEPT)
def read(text: str) -> Text:
    """Analyse a text."""
    singles = single_words(text)
    tokens = joined(singles)
    words = ((token.term[:LONGEST_TERM], token.word[:LONGEST_TERM]) for token in singles)
    return Text(
        tuple(token.term for token in tokens),
        tuple(term[:LONGEST_TERM] for token in tokens for term in (token.term, *token.parts)),
        tuple(plainest(words).items()),
    )


def weighed(document: Document) -> dict[str, tuple[float, str]]:
    """Return the weight of each term of a document, with a word that it comes from."""
    weights: dict[str, float] = defaultdict(float)
    words: list[tuple[str, str]] = []
    for field in document.fields:
        for text in map(read, field.texts):
            words += text.words
            weight = field.weight / length_factor(len(text.terms))
            for term in text.counted:
                weights[term] += weight
    word_of = plainest(words)
    return {term: (weight, word_of.get(term, term)) for term, weight in weights.items()}


def plainest(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return one word of each term: the shortest, the first in the alphabet of equals."""
    found: dict[str, str] = {}
    for term, word in words:
        known = found.get(term)
        if known is None or (word != known and plainness(word) < plainness(known)):
            found[term] = word
    return found


def plainness(word: str) -> tuple[int, str]:
    """Order words, the plainest first."""
    return len(word), word
