"""The words of the index, for corrections: no network, no model, no dictionary of others."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.analysis import Token, clean
from search.query import slips

SHORTEST = 4
"""Shorter words have too many neighbours to be corrected."""
CANDIDATES = 3
PREFIX_PRICE = 0.9
NEAREST = 60
"""Words of which the exact cost is worked out."""
MOST_SLIPS = 3
SAME_SOUND = 0.5
FAVOUR = 0.08
"""What being frequent is worth, in slips: it decides between equals only."""


@dataclass(frozen=True)
class Correction:
    """A word of the index that may have been meant."""

    word: str
    """Folded."""
    term: str
    shown: str
    """As it is written most often, with its diacritics."""
    price: float
    """How far it is from what was typed, in slips."""


def _is_slip(token: Token, written: Iterable[str], stems: Container[str]) -> bool:
    """Say whether a synonym is only a word of the documents with a slip in it."""
    if token.term in stems or len(token.word) <= SHORTEST:
        return False
    return process.extractOne(token.word, written, scorer=OSA.distance, score_cutoff=1) is not None


class Vocabulary:
    """Words with their frequencies."""

    def __init__(
        self,
        texts: Iterable[tuple[str, list[Token]]],
        synonyms: Iterable[tuple[str, list[Token]]] = (),
    ) -> None:
        self._counts: Counter[str] = Counter()
        self._terms: dict[str, str] = {}
        spellings: dict[str, Counter[str]] = defaultdict(Counter)

        def add(text: str, tokens: Iterable[Token]) -> None:
            shown = clean(text)
            for token in tokens:
                if token.word.isalpha():
                    self._counts[token.word] += 1
                    self._terms[token.word] = token.term
                    spellings[token.word][shown[token.start : token.end].lower()] += 1

        for text, tokens in texts:
            add(text, tokens)
        written, stems = list(self._counts), frozenset(self._terms.values())
        for text, tokens in synonyms:
            add(text, [token for token in tokens if not _is_slip(token, written, stems)])
        self._shown = {word: found.most_common(1)[0][0] for word, found in spellings.items()}
        self._known = frozenset(self._terms.values())
        self._words = sorted(self._counts)
        self._sounds = [slips.by_ear(word) for word in self._words]
        self.corrections = lru_cache(maxsize=2000)(self._corrections)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, term: str) -> bool:
        return term in self._known

    def correction(self, word: str, cost: float = 1.0) -> Correction:
        """Return a word of the index as a correction."""
        return Correction(word, self._terms[word], self._shown[word], cost)

    def starting_with(self, prefix: str) -> list[str]:
        """Return the folded words that begin so, the most frequent first."""
        start = bisect_left(self._words, prefix)
        end = bisect_left(self._words, f"{prefix}\uffff")
        return sorted(self._words[start:end], key=lambda word: -self._counts[word])

    def _corrections(self, typed: str) -> tuple[Correction, ...]:
        """Return the words that may have been meant, the likeliest first."""
        if len(typed) < SHORTEST or not typed.isalpha():
            return ()
        prices = dict(self._priced(typed))
        best = sorted(prices, key=lambda word: (prices[word] - self._favour(word), word))
        chosen: dict[str, Correction] = {}
        for word in best:
            chosen.setdefault(self._terms[word], self.correction(word, prices[word]))
            if len(chosen) == CANDIDATES:
                break
        return tuple(chosen.values())

    def _favour(self, word: str) -> float:
        """Frequent words are meant more often."""
        return FAVOUR * log(1 + self._counts[word])

    def _priced(self, typed: str) -> Iterator[tuple[str, float]]:
        allowed = slips.allowed(typed)
        near = process.extract(
            typed,
            self._words,
            scorer=OSA.distance,
            score_cutoff=min(ceil(allowed) + 1, MOST_SLIPS),
            limit=NEAREST,
        )
        alike = process.extract(
            slips.by_ear(typed), self._sounds, scorer=OSA.distance, score_cutoff=1, limit=NEAREST
        )
        prices = {word: slips.cost(typed, word) for word, _, _ in near}
        for _, distance, place in alike:
            word = self._words[place]
            prices[word] = min(slips.cost(typed, word), SAME_SOUND + distance)
        for word in self.starting_with(typed)[:CANDIDATES]:
            prices[word] = min(prices.get(word, allowed), PREFIX_PRICE)
        sound = slips.by_ear(typed)[:1]
        is_short = len(typed) <= slips.SHORT
        for word, price in prices.items():
            same_beginning = not is_short or slips.by_ear(word)[:1] == sound
            if price <= allowed and same_beginning:
                yield word, price

    def split(self, typed: str) -> tuple[str, str] | None:
        """Return the two words that were typed without the blank between them."""
        cuts = [
            (typed[:cut], typed[cut:])
            for cut in range(SHORTEST - 1, len(typed) - SHORTEST + 2)
            if typed[:cut] in self._counts and typed[cut:] in self._counts
        ]
        return max(cuts, key=lambda cut: min(self._counts[part] for part in cut), default=None)
