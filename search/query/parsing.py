"""What a query asks for: its words, what else each may stand for, what was probably meant."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.analysis import Token, analyse
from core.analysis.words import QUESTION_WORDS
from search.index.inverted import InvertedIndex, Phrase
from search.index.vocabulary import Correction, Vocabulary

MOST_WORDS = 24
"""A query is a sentence at most; what follows is not read."""
PART = 0.6
"""What 416 counts for whoever typed 416/2001."""
CORRECTED = 0.85
"""What a word counts that is one slip away from the one typed; two slips twice that."""
SLIGHT = 1.0
"""What a correction may cost that stands whichever words are beside it: one slip."""
AMOUNT = 0.4
"""What a year, a sum and its unit tell next to the words: little, however rare they are."""
FRAME = 0.45
"""What a word of the sentence around the question tells next to the words of what is asked."""
UNITS = frozenset({"leu", "ron"})


@dataclass(frozen=True)
class Slot:
    """One word of the query and the terms that answer it, each with its share."""

    token: Token
    options: tuple[tuple[Phrase, float], ...]
    rarity: float
    correction: Correction | None = None
    telling: float = 1.0
    """How much of what is asked the word tells; the rarity is less by this already."""

    @property
    def term(self) -> str:
        """The term that was typed, or the one that was meant."""
        return self.correction.term if self.correction else self.token.term


@dataclass(frozen=True)
class Query:
    """A query as the index sees it."""

    text: str
    slots: tuple[Slot, ...]

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(slot.term for slot in self.slots)

    @property
    def weight(self) -> float:
        """How much all the words tell together."""
        return sum(slot.rarity for slot in self.slots)

    @property
    def asked(self) -> tuple[str, ...]:
        """The terms as they were typed."""
        return tuple(dict.fromkeys(slot.token.term for slot in self.slots))

    @property
    def all_terms(self) -> frozenset[str]:
        """Every term that a document may be found by."""
        options = {term for slot in self.slots for phrase, _ in slot.options for term in phrase}
        return self.terms | options

    @property
    def is_corrected(self) -> bool:
        return any(slot.correction for slot in self.slots)

    @property
    def has_known_words(self) -> bool:
        """Whether a word answers as it was typed."""
        return any(slot.options and not slot.correction for slot in self.slots)

    def corrected_text(self) -> str | None:
        """Return the query with the words that were probably meant, if there are any."""
        if not self.is_corrected:
            return None
        meant: dict[Token, list[str]] = defaultdict(list)
        for slot in self.slots:
            if slot.correction:
                meant[slot.token].append(slot.correction.shown)
        text = self.text
        for token in sorted(meant, key=lambda token: -token.start):
            text = f"{text[: token.start]}{' '.join(meant[token])}{text[token.end :]}"
        return text


def read(text: str) -> list[Token]:
    """Return the words of a cleaned query, each once; places are those in the text."""
    first: dict[str, Token] = {}
    for token in analyse(text):
        first.setdefault(token.term, token)
    return list(first.values())[:MOST_WORDS]


def terms_of(tokens: Iterable[Token]) -> list[str]:
    """Return the terms that a register may know of these words, parts of long names included."""
    return [term for token in tokens for term in (token.term, *token.parts)]


def parse(
    text: str,
    tokens: Iterable[Token],
    index: InvertedIndex,
    vocabulary: Vocabulary,
    stored: Container[str] = (),
) -> Query:
    """Say what each word stands for; ``stored`` are the terms that large registers know."""
    asked = list(tokens)
    following = [*(token.term for token in asked[1:]), ""]
    slots = [
        replace(slot, telling=telling, rarity=telling * slot.rarity)
        for token, after in zip(asked, following, strict=False)
        for slot in _slot(token, index, vocabulary, stored)
        for telling in (_telling(slot.token, after, index),)
    ]
    return Query(text, tuple(_fitting(slots, index)))


def _telling(token: Token, after: str, index: InvertedIndex) -> float:
    """Return how much a word tells of what is asked, its rarity aside; an act's number tells all."""
    term = token.term
    if term.isdigit():
        return 1.0 if term in index.acts and after not in UNITS else AMOUNT
    if term in UNITS:
        return AMOUNT
    return FRAME if token.word in QUESTION_WORDS else 1.0


def _fitting(slots: Sequence[Slot], index: InvertedIndex) -> Iterator[Slot]:
    """Take back far corrections to words that no page holds together with a word that is right."""
    right = [slot for slot in slots if slot.options and not slot.correction]
    pages = {
        number for slot in right for phrase, _ in slot.options for number in index.phrase(phrase)
    }
    for slot in slots:
        holding = index.phrase((slot.term,))
        is_far = slot.correction is not None and slot.correction.price > SLIGHT
        if is_far and pages and holding and not pages & holding.keys():
            yield Slot(slot.token, (), index.rarity(0))
        else:
            yield slot


def _slot(
    token: Token, index: InvertedIndex, vocabulary: Vocabulary, stored: Container[str]
) -> list[Slot]:
    options = [
        ((term,), share) for term, share in _direct(token) if term in index or term in stored
    ]
    if options:
        return [Slot(token, tuple(options), _rarity(options, index))]
    if token.term in vocabulary or token.word in QUESTION_WORDS:  # right, but no page says it
        return [Slot(token, (), index.rarity(0))]
    if pieces := vocabulary.split(token.word):
        return _pieces(token, pieces, index, vocabulary)
    corrections = vocabulary.corrections(token.word)
    if not corrections:
        return [Slot(token, (), index.rarity(0))]
    best = corrections[0].price
    meant = tuple(
        ((item.term,), CORRECTED ** (item.price + 2 * (item.price - best))) for item in corrections
    )
    return [Slot(token, meant, _rarity(meant[:1], index), corrections[0])]


def _direct(token: Token) -> list[tuple[str, float]]:
    return [(token.term, 1.0), *((part, PART) for part in token.parts[:1])]


def _rarity(options: Sequence[tuple[Phrase, float]], index: InvertedIndex) -> float:
    """Return how much a word tells."""
    return min(index.rarity(len(index.phrase(phrase))) for phrase, _ in options)


def _pieces(
    token: Token, pieces: tuple[str, str], index: InvertedIndex, vocabulary: Vocabulary
) -> list[Slot]:
    """Make a slot of each of two words that were typed as one."""
    meant = [vocabulary.correction(word) for word in pieces]
    return [
        Slot(token, (((item.term,), CORRECTED),), index.term_rarity(item.term), item)
        for item in meant
    ]
