"""An inverted index in memory: which documents hold a term, where, and how much it counts there.

Weights follow BM25F (Robertson and Zaragoza, 2009): the occurrences of a term in all fields of a
document are added up by the fields' weights first and then saturate together.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from core.analysis import analyse
from search.index.documents import Document

Phrase = tuple[str, ...]
SATURATION = 4.0
LENGTH_SHARE = 0.3
"""How much a long field counts less than a short one."""
TYPICAL_LENGTH = 30
GAP = 100
"""Places between two texts, so that no phrase spans them."""
PHRASE_SLACK = 2


@dataclass(slots=True)
class Posting:
    """The places of a term in one document and the weight of each."""

    places: array = field(default_factory=lambda: array("I"))
    weights: array = field(default_factory=lambda: array("f"))

    def add(self, place: int, weight: float) -> None:
        self.places.append(place)
        self.weights.append(weight)


def saturated(weight: float) -> float:
    """Return how surely a document is about a term, from 0 to 1."""
    return weight / (SATURATION + weight)


def length_factor(length: int) -> float:
    """Return by how much a word counts less in a text of this many words."""
    return max(1 - LENGTH_SHARE + LENGTH_SHARE * length / TYPICAL_LENGTH, 1.0)


class InvertedIndex:
    """The postings of documents, numbered in their order."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._postings: dict[str, dict[int, Posting]] = {}
        self._beginnings: list[array] = []
        self._texts: list[list[str]] = []
        self.acts: set[str] = set()
        """Numbers that are the name of an act, a year aside."""
        for number, document in enumerate(documents):
            self._add(number, document)
        self.weights = {
            term: {number: sum(posting.weights) for number, posting in postings.items()}
            for term, postings in self._postings.items()
        }
        self.phrase = lru_cache(maxsize=5000)(self._phrase)

    def _add(self, number: int, document: Document) -> None:
        place = 0
        beginnings, texts = array("I"), []
        for text_field in document.fields:
            for text in text_field.texts:
                beginnings.append(place)
                texts.append(text if text_field.is_shown else "")
                tokens = analyse(text)
                weight = text_field.weight / length_factor(len(tokens))
                for token in tokens:
                    if token.term == "/".join(token.parts):
                        self.acts.add(token.parts[0])
                    for term in (token.term, *token.parts):
                        postings = self._postings.setdefault(term, {})
                        postings.setdefault(number, Posting()).add(place, weight)
                    place += 1
                place += GAP
        self._beginnings.append(beginnings)
        self._texts.append(texts)

    def telling_text(self, number: int, terms: Iterable[str]) -> str | None:
        """Return the text of a document that holds the most of these terms, the first of equals."""
        found: Counter[int] = Counter()
        for term in terms:
            if posting := self._postings.get(term, {}).get(number):
                found.update(
                    {bisect_right(self._beginnings[number], p) - 1 for p in posting.places}
                )
        shown = [text for text in found if self._texts[number][text]]
        best = max(sorted(shown), key=found.__getitem__, default=None)
        return None if best is None else self._texts[number][best]

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    def rarity(self, frequency: int) -> float:
        """Return the inverse document frequency, never negative."""
        count = len(self.documents)
        return log(1 + (count - frequency + 0.5) / (frequency + 0.5))

    def term_rarity(self, term: str) -> float:
        """Return how rare a term is; an unknown one is as rare as can be."""
        return self.rarity(len(self._postings.get(term, ())))

    def _phrase(self, phrase: Phrase) -> dict[int, float]:
        """Return the weight of each document in which the terms stand close to one another."""
        if len(phrase) == 1:
            return self.weights.get(phrase[0], {})
        postings = [self._postings.get(term, {}) for term in phrase]
        common = set(postings[0]).intersection(*postings[1:])
        found = {number: self._close(postings, number) for number in common}
        return {number: weight for number, weight in found.items() if weight}

    def _close(self, postings: Iterable[dict[int, Posting]], number: int) -> float:
        """Add up the weights of the places where all terms stand within a few words."""
        first, *others = (posting[number] for posting in postings)
        reach = len(others) + PHRASE_SLACK
        total = 0.0
        for place, weight in zip(first.places, first.weights, strict=True):
            if all(_near(other.places, place, reach) for other in others):
                total += weight
        return total


def _near(places: array, place: int, reach: int) -> bool:
    after = bisect_left(places, max(place - reach, 0))
    return after < len(places) and places[after] <= place + reach
