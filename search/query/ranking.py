"""Which documents answer a query, best first.

Every word may match, none must: what counts is how rare the words are that a document holds,
where they stand, how much of the query they cover and whether somebody calls it so.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from search.index.documents import Document
from search.index.inverted import InvertedIndex, saturated
from search.query.parsing import Query, Slot
from search.query.synonyms import Concept

KINDS = {"service": 1.1, "page": 1.0, "news": 0.9, "notice": 0.8, "directory": 0.5}
"""A gentle preference: the service itself before what is written about it."""
SYNONYM = 0.7
SYNONYM_PHRASE = 1.0
"""What a synonym of several words counts: they seldom stand together by chance."""
WHOLE_QUERY = 1.6
"""What a synonym counts when it is all that was typed."""
PAIR = 0.5
NAME = 1.2
MOST_OF_NAME = 0.5
"""How much of a name must be asked for its words to be called: „masă” is no „bon de masă”."""
NAME_WITHIN = 1.2
"""What a name of several words counts that stands whole in a longer query."""
UNCOVERED = 0.5
"""What remains of a score when almost nothing of the query is covered."""
ELSEWHERE = 0.55
"""What a page keeps of its score for a word that only a large register knows and the page does not
answer: who types „cămin” wants the register. At most two such words count."""
TAIL = 0.12
"""Documents that score less than this share of the best one only share a common word with it."""
OLD_DAYS = 730
OLDEST = 0.9
DATED = frozenset({"news", "notice"})


@dataclass(frozen=True)
class Ranked:
    """A document's score and how much of the query it covers, words that nobody knows included."""

    number: int
    score: float
    coverage: float
    certainty: float
    """How surely it is about the words of the query, from 0 to about 2; names count most."""
    is_named: bool
    """Whether the query is one of its names or of their synonyms."""
    called: float
    """How much of the query is words that it, or a synonym for it, is called by."""


class Ranker:
    """Scores the documents of one index."""

    def __init__(
        self,
        index: InvertedIndex,
        names: dict[frozenset[str], set[int]],
        concepts: Sequence[Concept],
    ) -> None:
        self._index = index
        self._names = [(name, numbers, self._weight(name)) for name, numbers in names.items()]
        self._concepts = concepts

    def rank(self, query: Query, today: date) -> list[Ranked]:
        """Return the documents that answer, best first; ties keep the order of the index."""
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, set[int]] = defaultdict(set)
        for place, slot in enumerate(query.slots):
            for number, share in self._slot(slot).items():
                scores[number] += slot.rarity * share
                covered[number].add(place)
        self._add_pairs(query, scores)
        named = self._add_concepts(query, scores, covered)
        named |= self._add_names(query, scores)
        called = self._called(query)
        known = sum(self._known(query).values()) or 1.0
        whole = sum(slot.rarity for slot in query.slots) or 1.0
        elsewhere = self._elsewhere(query)
        ranked = []
        for number, score in scores.items():
            answered = sum(query.slots[place].rarity for place in covered[number])
            factor = UNCOVERED + (1 - UNCOVERED) * min(answered / known, 1.0)
            factor *= ELSEWHERE ** min(len(elsewhere - covered[number]), 2)
            final = score * factor * standing(self._index.documents[number], today)
            ranked.append(
                Ranked(
                    number,
                    final,
                    answered / whole,
                    score / whole,
                    number in named,
                    called.get(number, 0.0) / whole,
                )
            )
        ranked.sort(key=lambda item: (-item.score, item.number))
        return [item for item in ranked if item.score >= TAIL * ranked[0].score]

    def _elsewhere(self, query: Query) -> set[int]:
        """Return the places of the words that no document here holds, but a large register does."""
        return {
            place
            for place, slot in enumerate(query.slots)
            if slot.options and not any(self._index.phrase(phrase) for phrase, _ in slot.options)
        }

    def _known(self, query: Query) -> dict[str, float]:
        """Return the rarities of the words that a document or a synonym answers."""
        called = {term for trigger, _ in self._asked_concepts(query.terms) for term in trigger}
        return {
            slot.term: slot.rarity for slot in query.slots if slot.options or slot.term in called
        }

    def answers_as_typed(self, query: Query) -> bool:
        """Say whether a word or a synonym answers without a correction."""
        typed = frozenset(slot.term for slot in query.slots if not slot.correction)
        return query.has_known_words or any(
            trigger <= typed for concept in self._concepts for trigger in concept.triggers
        )

    def _slot(self, slot: Slot) -> dict[int, float]:
        """Return how surely each document answers one word."""
        found: dict[int, float] = {}
        for phrase, share in slot.options:
            for number, weight in self._index.phrase(phrase).items():
                found[number] = max(found.get(number, 0.0), share * saturated(weight))
        return found

    def _add_pairs(self, query: Query, scores: dict[int, float]) -> None:
        """Words that stand together in the query count more where they stand together."""
        for one, other in pairwise(query.slots):
            if one.options and other.options and one.term != other.term:
                rarity = (one.rarity + other.rarity) / 2
                for number, weight in self._index.phrase((one.term, other.term)).items():
                    scores[number] += PAIR * rarity * saturated(weight)

    def _add_concepts(
        self, query: Query, scores: dict[int, float], covered: dict[int, set[int]]
    ) -> set[int]:
        """Count synonyms: the most words first, each word of the query for one group only."""
        asked = query.terms
        left = set(asked)
        named: set[int] = set()
        for trigger, strengths in self._asked_concepts(asked):
            if not trigger <= left:
                continue
            left -= trigger
            places = {place for place, slot in enumerate(query.slots) if slot.term in trigger}
            is_all = trigger == asked
            rarity = sum(query.slots[place].rarity for place in places)
            some = SYNONYM_PHRASE if len(trigger) > 1 else SYNONYM
            share = (WHOLE_QUERY if is_all else some) * rarity
            for number, strength in strengths.items():
                scores[number] += share * strength
                if strength == 1:
                    covered[number] |= places
                    named |= {number} if is_all else set()
        return named

    def _asked_concepts(
        self, asked: frozenset[str]
    ) -> list[tuple[frozenset[str], dict[int, float]]]:
        """Return the words that call groups, most words first, with what the groups mean."""
        found: dict[frozenset[str], dict[int, float]] = defaultdict(dict)
        for concept in self._concepts:
            for trigger in concept.triggers:
                if trigger <= asked:
                    for number, strength in concept.strengths.items():
                        known = found[trigger].get(number, 0.0)
                        found[trigger][number] = max(known, strength)
        return sorted(found.items(), key=lambda item: (-len(item[0]), sorted(item[0])))

    def _add_names(self, query: Query, scores: dict[int, float]) -> set[int]:
        """Count how well the query and what a document is called are the same words."""
        asked = query.terms
        whole = sum(self._known(query).values())
        best: dict[int, float] = {}
        for name, numbers, weight in self._names:
            if common := asked & name:
                likeness = min(2 * self._weight(common) / (whole + weight), 1.0)
                worth = NAME * whole * likeness**3
                if len(name) > 1 and common == name:
                    worth = max(worth, NAME_WITHIN * weight)
                for number in numbers:
                    best[number] = max(best.get(number, 0.0), worth)
        for number, worth in best.items():
            scores[number] += worth
        return {number for name, numbers, _ in self._names if name == asked for number in numbers}

    def _called(self, query: Query) -> dict[int, float]:
        """Return how many of the words asked stand in names or synonyms of each document."""
        asked = query.terms
        words: dict[int, set[str]] = defaultdict(set)
        for name, numbers, weight in self._names:
            common = name & asked
            if self._weight(common) >= MOST_OF_NAME * weight:
                for number in numbers:
                    words[number] |= common
        for trigger, strengths in self._asked_concepts(asked):
            for number, strength in strengths.items():
                if strength == 1:
                    words[number] |= trigger
        rarities = {slot.term: slot.rarity for slot in query.slots}
        return {number: sum(map(rarities.__getitem__, found)) for number, found in words.items()}

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(self._index.term_rarity(term) for term in sorted(terms))


def standing(document: Document, today: date) -> float:
    """Return the factor of a document's kind and, for what ages, of its day."""
    factor = KINDS.get(document.kind, 1.0)
    if document.kind in DATED and document.updated is not None:
        age = max((today - document.updated).days, 0)
        factor *= 1 - (1 - OLDEST) * min(age / OLD_DAYS, 1.0)
    return factor
