"""Suggestions while somebody types: names of documents and words of the index, from memory."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.analysis import clean, fold
from search.index.documents import Document
from search.index.vocabulary import Vocabulary
from search.query.ranking import KINDS
from search.query.results import Suggestion

SHORTEST = 2
_PIECE = re.compile(r"[^\W\d_]+|\d+(?:/\d+)?")


@dataclass(frozen=True)
class _Line:
    """A suggestion, ready, with its folded words and how likely it is meant."""

    suggestion: Suggestion
    words: tuple[str, ...]
    likelihood: float
    document: Document


class Suggester:
    """Finds names by the beginnings of their words."""

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._lines = list(_lines(documents))
        self._starts: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            for word in set(line.words):
                self._starts[word].append(number)
        self._words = sorted(self._starts)

    def suggest(self, typed: str, limit: int) -> list[Suggestion]:
        """Return the likeliest lines: each word typed begins one of theirs."""
        prefixes = _folded(typed)
        if not prefixes or len("".join(prefixes)) < SHORTEST:
            return []
        found = self._matching(prefixes) or self._matching(self._corrected(prefixes))
        lines = sorted(found, key=lambda number: self._order(number, prefixes))
        return [self._lines[number].suggestion for number in lines[:limit]]

    def _matching(self, prefixes: list[str]) -> list[int]:
        sets = [self._beginning(prefix) for prefix in prefixes]
        if not sets:
            return []
        common = set.intersection(*sets)
        return [number for number in common if self._lines[number].document.may_be_shown]

    def _beginning(self, prefix: str) -> set[int]:
        start = bisect_left(self._words, prefix)
        end = bisect_left(self._words, f"{prefix}\uffff")
        return {number for word in self._words[start:end] for number in self._starts[word]}

    def _corrected(self, prefixes: list[str]) -> list[str]:
        """Replace what begins no word by what was probably meant."""
        corrected = []
        for prefix in prefixes:
            if not self._beginning(prefix) and (meant := self._vocabulary.corrections(prefix)):
                corrected.append(meant[0].word)
            else:
                corrected.append(prefix)
        return corrected

    def _order(self, number: int, prefixes: list[str]) -> tuple[bool, float, int, str]:
        line = self._lines[number]
        begins = bool(line.words) and line.words[0].startswith(prefixes[0])
        return (not begins, -line.likelihood, len(line.suggestion.text), line.suggestion.text)


def _lines(documents: Sequence[Document]) -> Iterator[_Line]:
    """Yield titles, which lead to their pages, and the other names people use."""
    seen: set[tuple[str, ...]] = set()
    for document in documents:
        for place, name in enumerate(document.names):
            key = tuple(_folded(name))
            if key and key not in seen:
                seen.add(key)
                url = document.url if place == 0 else None
                likelihood = KINDS.get(document.kind, 1.0) - (place > 0)
                yield _Line(Suggestion(name, url), key, likelihood, document)


def _folded(text: str) -> list[str]:
    """Return the folded words and the numbers of a text."""
    return [fold(piece) or piece for piece in _PIECE.findall(clean(text))]
