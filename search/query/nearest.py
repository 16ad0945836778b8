"""When no word answers: documents with words that begin alike, then names that look alike."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from core.analysis import Token, fold
from core.text import words
from search.index.documents import Document
from search.index.inverted import InvertedIndex
from search.index.vocabulary import Vocabulary
from search.query.parsing import Query, Slot
from search.query.ranking import Ranked

LIKE = 62.0
"""Likeness from 0 to 100 under which two texts only share letters by chance."""
MOST = 5
BEGINNING = 3
"""Letters that two words must share at the start: șomaj and șomer."""
ALIKE = 0.4
"""How many threes of letters of two words must be the same."""


def near_words(query: Query, index: InvertedIndex, vocabulary: Vocabulary) -> Query:
    """Return the query with each word replaced by the likest word that begins as it does."""
    slots = (_near(slot.token, index, vocabulary) for slot in query.slots)
    return Query(query.text, tuple(slot for slot in slots if slot is not None))


def _near(token: Token, index: InvertedIndex, vocabulary: Vocabulary) -> Slot | None:
    if not token.word.isalpha() or len(token.word) <= BEGINNING:
        return None
    alike = {
        word: _likeness(token.word, word)
        for word in vocabulary.starting_with(token.word[:BEGINNING])
    }
    best = max(alike, key=lambda word: (alike[word], word), default=None)
    if best is None or alike[best] < ALIKE:
        return None
    meant = vocabulary.correction(best, 1 - alike[best])
    options = (((meant.term,), alike[best]),) if meant.term in index else ()
    return Slot(token, options, index.term_rarity(meant.term), meant)


def _likeness(one: str, other: str) -> float:
    threes = [
        {padded[place : place + 3] for place in range(len(padded) - 2)}
        for padded in (f" {one} ", f" {other} ")
    ]
    return 2 * len(threes[0] & threes[1]) / (len(threes[0]) + len(threes[1]))


def find(typed: str, documents: Sequence[Document]) -> list[Ranked]:
    """Return the nearest documents, the likest first; none for what resembles nothing."""
    asked = _folded(typed)
    if not asked:
        return []
    names = [(name, number) for number, document in enumerate(documents) for name in document.names]
    found = process.extract(
        asked,
        [_folded(name) for name, _ in names],
        scorer=fuzz.ratio,
        score_cutoff=LIKE,
        limit=4 * MOST,
    )
    best: dict[int, float] = {}
    for _, likeness, place in found:
        number = names[place][1]
        if documents[number].may_be_shown:
            best.setdefault(number, likeness / 100)
    return [
        Ranked(number, score, 0.0, 0.0, is_named=False, called=0.0)
        for number, score in best.items()
    ][:MOST]


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in words(text))
