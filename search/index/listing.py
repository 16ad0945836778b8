"""What the list of a register knows of words: none of a page, as it would find nothing there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.analysis import Token, single_words
from search.index.inverted import InvertedIndex
from search.index.vocabulary import Vocabulary
from search.models import IndexedTerm, SynonymGroup
from search.query.synonyms import Concept, acts

MOST_WORDS = 20_000
"""Words of large registers that corrections know, the most frequent."""
Texts = Iterator[tuple[str, list[Token]]]


@dataclass(frozen=True)
class Listing:
    """The synonyms that mean something in a register, and the words to correct others to."""

    concepts: Sequence[Concept]
    vocabulary: Vocabulary
    index: InvertedIndex
    """Of no page at all; it knows the numbers of acts."""

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> "Listing":
        """Return what is left of all synonyms where pages are not looked for."""
        meant = [concept for concept in concepts if not concept.names_a_page]
        index = InvertedIndex([])
        index.acts.update(acts(meant))
        synonyms = synonym_texts(concept.group for concept in meant)
        return cls(meant, Vocabulary(register_texts(), synonyms), index)

    @property
    def groups(self) -> list[SynonymGroup]:
        """The groups of synonyms that count, as the console keeps them."""
        return [concept.group for concept in self.concepts]


def register_texts() -> Texts:
    """Yield a word of each term that a large register holds."""
    held = IndexedTerm.objects.filter(documents__gt=0).order_by("-documents", "term")
    for word in held.values_list("word", flat=True)[:MOST_WORDS]:
        yield word, single_words(word)


def synonym_texts(groups: Iterable[SynonymGroup]) -> Texts:
    """Yield the words of groups of synonyms."""
    for group in groups:
        for text in group.terms:
            yield text, single_words(text)
