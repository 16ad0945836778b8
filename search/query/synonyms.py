"""Groups of words that mean the same, as the console keeps them."""

from dataclasses import dataclass, field

from core.analysis import terms
from search.index.inverted import InvertedIndex, Phrase, saturated
from search.models import SynonymGroup

ELSEWHERE = 0.6
"""What a mere mention of a synonym counts, next to a document that bears it as its name."""


@dataclass
class Concept:
    """A group, analysed, and how surely each document is about it."""

    triggers: list[frozenset[str]]
    """Whoever types all words of one of these asks for the concept."""
    strengths: dict[int, float] = field(default_factory=dict)


def concepts(index: InvertedIndex, names: dict[frozenset[str], set[int]]) -> list[Concept]:
    """Return the groups of the console as they apply to the documents of an index."""
    groups = SynonymGroup.objects.order_by("pk")
    return [concept for group in groups if (concept := _concept(group, index, names)).triggers]


def _concept(
    group: SynonymGroup, index: InvertedIndex, names: dict[frozenset[str], set[int]]
) -> Concept:
    phrases = [phrase for line in group.terms if (phrase := tuple(terms(line)))]
    meant = phrases[1:] if group.one_way else phrases
    asked = phrases[:1] if group.one_way else phrases
    concept = Concept(triggers=list(dict.fromkeys(map(frozenset, asked))))
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
