"""When no word answers: the documents whose names look most like what was typed."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from core.analysis import fold
from core.text import words
from search.index.documents import Document
from search.query.ranking import Ranked

LIKE = 62.0
"""Likeness from 0 to 100 under which two texts only share letters by chance."""
MOST = 5


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
    return [Ranked(number, score, 0.0, 0.0, is_named=False) for number, score in best.items()][
        :MOST
    ]


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in words(text))
