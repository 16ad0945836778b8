"""Groups of words that mean the same, as the console keeps them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from core.analysis import terms
from search.index.inverted import InvertedIndex, Phrase, saturated
from search.models import SynonymGroup
from search.query.parsing import Query

ELSEWHERE = 0.4
"""What a mere mention of a synonym counts, next to a document that bears it as its name."""
MEANT = 0.7
"""What a synonym counts in a register next to the word that was typed."""


@dataclass
class Concept:
    """A group, analysed, and how surely each document is about it."""

    group: SynonymGroup
    triggers: list[frozenset[str]]
    """Whoever types all words of one of these asks for the concept."""
    meant: list[Phrase]
    strengths: dict[int, float] = field(default_factory=dict)

    @property
    def names_a_page(self) -> bool:
        """Whether all its words mean a page: none of them means anything in a register."""
        return 1.0 in self.strengths.values()


def concepts(index: InvertedIndex, names: dict[frozenset[str], set[int]]) -> list[Concept]:
    """Return the groups of the console as they apply to the documents of an index."""
    groups = SynonymGroup.objects.order_by("pk")
    return [concept for group in groups if (concept := _concept(group, index, names)).triggers]


def acts(known: Iterable[Concept]) -> set[str]:
    """Return the numbers that are a synonym by themselves: those of acts, as 416."""
    triggers = (trigger for concept in known for trigger in concept.triggers if len(trigger) == 1)
    return {term for trigger in triggers for term in trigger if term.isdigit()}


def _concept(
    group: SynonymGroup, index: InvertedIndex, names: dict[frozenset[str], set[int]]
) -> Concept:
    phrases = [phrase for line in group.terms if (phrase := tuple(terms(line)))]
    meant = phrases[1:] if group.one_way else phrases
    asked = phrases[:1] if group.one_way else phrases
    concept = Concept(group, list(dict.fromkeys(map(frozenset, asked))), meant)
    for phrase in meant:
        for number, strength in _strengths(phrase, index, names):
            concept.strengths[number] = max(concept.strengths.get(number, 0.0), strength)
    return concept


def _strengths(
    phrase: Phrase, index: InvertedIndex, names: dict[frozenset[str], set[int]]
) -> list[tuple[int, float]]:
    """Say how much a document is about a phrase: fully when it is a name of it."""
    named = names.get(frozenset(phrase), set())
    found = index.phrase(phrase)
    rarity = index.rarity(len(found)) / index.rarity(0)
    return [
        *((number, 1.0) for number in named),
        *((number, ELSEWHERE * rarity * saturated(weight)) for number, weight in found.items()),
    ]


def widen(query: Query, known: Iterable[Concept]) -> Query:
    """Return the query with what else its words mean, as registers are asked."""
    asked = query.terms
    also: dict[str, dict[Phrase, float]] = defaultdict(dict)
    for concept in known:
        for trigger in concept.triggers:
            if trigger <= asked and not concept.names_a_page:
                others = (phrase for phrase in concept.meant if frozenset(phrase) != trigger)
                for phrase in others:
                    for term in trigger:
                        also[term][phrase] = MEANT
    if not also:
        return query
    slots = (
        replace(slot, options=(*slot.options, *also.get(slot.term, {}).items()))
        for slot in query.slots
    )
    return replace(query, slots=tuple(slots))
