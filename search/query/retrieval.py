"""Documents of large registers that answer a query.

The rare words of the query choose the candidates, all its words put them into their order:
a word that half of the register holds does not make the database read half of the register.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log

from django.db.models import Case, F, FloatField, Sum, Value, When

from search.index.inverted import Phrase
from search.index.stored import THOUSANDTHS
from search.index.tables import IndexedTerm, Posting, StoredDocument
from search.query.parsing import Query, Slot
from search.query.ranking import KINDS, NAME, NAME_WITHIN, PAIR, TAIL, UNCOVERED
from search.query.results import Hit
from search.query.snippets import snippet

CANDIDATES = 300
EXACT = 6
"""Decimals of a score: the noise of those behind them must not decide between equals."""
UNASKED = 0.5
"""What a word of a name tells that was not asked."""
MOST_READ = 20_000
"""Rows that the choice of candidates may read."""


@dataclass(frozen=True)
class StoredTerms:
    """Terms of a query that the tables know: key and rarity from 0 to 1."""

    ids: dict[str, int]
    frequencies: dict[str, int]
    rarities: dict[str, float]
    asked: frozenset[str] = frozenset()
    count: int | None = None
    """How many documents the tables hold, once that was asked: on PostgreSQL it is dear."""

    def __contains__(self, term: str) -> bool:
        return term in self.ids

    def with_terms(self, terms: Collection[str]) -> "StoredTerms":
        """Return what is known of these terms, asking the tables only for new ones."""
        return self if self.asked.issuperset(terms) else look_up(terms, self.count)


@dataclass(frozen=True)
class StoredRanked:
    """A document of the tables and its score."""

    pk: int
    key: str
    """The key of the object in its own register."""
    title: str
    kind: str
    score: float
    coverage: float
    """How much of the query it answers, words that no register knows included."""


NOTHING = StoredTerms({}, {}, {})


def look_up(terms: Iterable[str], count: int | None = None) -> StoredTerms:
    """Return what the tables know of some terms; ``count`` documents are in them, if known."""
    asked = frozenset(terms)
    rows = list(IndexedTerm.objects.filter(term__in=asked).values_list("term", "pk", "documents"))
    if not rows:
        return StoredTerms({}, {}, {}, asked, count)
    if count is None:
        count = StoredDocument.objects.count()
    most = max(count, *(documents for _, _, documents in rows), 1)
    return StoredTerms(
        {term: pk for term, pk, _ in rows},
        {term: documents for term, _, documents in rows},
        {term: _rarity(documents, most) for term, _, documents in rows},
        asked,
        count,
    )


def _rarity(frequency: int, count: int) -> float:
    return log(1 + (count - frequency + 0.5) / (frequency + 0.5)) / log(1 + (count + 0.5) / 0.5)


def rank(
    query: Query,
    known: StoredTerms,
    scale: float,
    *,
    source: str | None = None,
    limit: int = CANDIDATES,
) -> list[StoredRanked]:
    """Return the best documents, of one register or of all.

    ``scale`` makes their scores those of pages.
    """
    asked = _asked(query, known)
    if not asked:
        return []
    candidates = _candidates(asked, known, max(limit, CANDIDATES))
    weights = _weights(candidates, asked, known)
    rows = StoredDocument.objects.filter(pk__in=candidates)
    if source is not None:
        rows = rows.filter(source=source)
    slots = [(_rarity_of(slot, known), _known(slot, known)) for slot in query.slots]
    whole = sum(rarity for rarity, _ in slots) or 1.0
    called = Called.of(query, known, whole)
    ranked = []
    columns = ("pk", "object_id", "title", "kind", "name_terms", "standing")
    for pk, key, title, kind, name_terms, standing in rows.values_list(*columns):
        total = covered = 0.0
        for rarity, options in slots:
            if share := _share(options, weights[pk]):
                covered += rarity
                total += rarity * share
        if not covered:
            continue
        total += called.worth(name_terms.splitlines())
        coverage = covered / whole
        factor = (UNCOVERED + (1 - UNCOVERED) * coverage) * KINDS.get(kind, 1.0) * standing
        score = round(scale * total / whole * factor, EXACT)
        ranked.append(StoredRanked(pk, key, title, kind, score, round(coverage, EXACT)))
    ranked.sort(key=lambda item: (-item.score, item.title, item.key))
    return [item for item in ranked[:limit] if item.score >= TAIL * ranked[0].score]


def _known(slot: Slot, known: StoredTerms) -> list[tuple[Phrase, float]]:
    """Return the options of a word of which the tables know all terms."""
    return [option for option in slot.options if all(term in known for term in option[0])]


def _asked(query: Query, known: StoredTerms) -> dict[str, float]:
    """Return the terms to look for and what each counts."""
    asked: dict[str, float] = {}
    for slot in query.slots:
        for phrase, share in _known(slot, known):
            for term in phrase:
                asked[term] = max(asked.get(term, 0.0), slot.telling * share)
    return asked


def _share(options: Iterable[tuple[Phrase, float]], weights: dict[str, float]) -> float:
    """Return how surely a document answers one word, by its best option."""
    shares = (share * min(weights.get(term, 0.0) for term in phrase) for phrase, share in options)
    return max(shares, default=0.0)


def _rarity_of(slot: Slot, known: StoredTerms) -> float:
    """Return how much a word of the query tells; one that the tables do not know tells all."""
    first = next((phrase for phrase, _ in _known(slot, known)), ())
    return slot.telling * max((known.rarities[term] for term in first), default=1.0)


@dataclass(frozen=True)
class Called:
    """What it is worth that the words of a query stand in what a document is called."""

    rarities: dict[str, float]
    pairs: dict[tuple[str, str], float]
    whole: float

    @classmethod
    def of(cls, query: Query, known: StoredTerms, whole: float) -> "Called":
        """Weigh the words of a query, and those that stand together in it."""
        rarities = {slot.term: _rarity_of(slot, known) for slot in query.slots}
        pairs = {
            (one.term, other.term): PAIR * (rarities[one.term] + rarities[other.term]) / 2
            for one, other in pairwise(query.slots)
        }
        return cls(rarities, pairs, whole)

    def worth(self, names: Iterable[str]) -> float:
        """Return what the names of a document, each its terms in order, are worth."""
        together: set[tuple[str, str]] = set()
        best = 0.0
        for line in names:
            terms = line.split()
            name = set(terms)
            together |= self.pairs.keys() & set(pairwise(terms))
            common = sum(rarity for term, rarity in self.rarities.items() if term in name)
            weight = common + UNASKED * len(name - self.rarities.keys())
            best = max(best, NAME * self.whole * (2 * common / (self.whole + weight)) ** 3)
            if len(name) > 1 and name <= self.rarities.keys():
                best = max(best, NAME_WITHIN * weight)
        return best + sum(self.pairs[pair] for pair in sorted(together))


def _candidates(asked: dict[str, float], known: StoredTerms, limit: int) -> list[int]:
    """Return the documents that the rarest words speak for."""
    rarest = sorted(asked, key=lambda term: (known.frequencies[term], term))
    driving, read = [], 0
    for term in rarest:
        read += known.frequencies[term]
        if read > MOST_READ:
            break
        driving.append(term)
    if len(driving) <= 1:  # one word alone is in the order of the index
        best = Posting.objects.filter(term=known.ids[rarest[0]]).order_by("-weight", "document")
        return list(best.values_list("document", flat=True)[:limit])
    worth = Case(
        *(
            When(term=known.ids[term], then=Value(known.rarities[term] * asked[term]))
            for term in driving
        ),
        output_field=FloatField(),
    )
    rows = (
        Posting.objects.filter(term__in=[known.ids[term] for term in driving])
        .values("document")
        .annotate(sum=Sum(F("weight") * worth))
        .order_by("-sum", "document")
    )
    return [row["document"] for row in rows[:limit]]


def _weights(
    candidates: list[int], asked: Iterable[str], known: StoredTerms
) -> dict[int, dict[str, float]]:
    terms = {known.ids[term]: term for term in asked}
    found: dict[int, dict[str, float]] = defaultdict(dict)
    rows = Posting.objects.filter(document__in=candidates, term__in=list(terms))
    for document, term, weight in rows.values_list("document", "term", "weight"):
        found[document][terms[term]] = weight / THOUSANDTHS
    return found


def hits(found: list[StoredRanked], terms: frozenset[str]) -> dict[int, Hit]:
    """Return one screenful of stored documents by their keys, in one query."""
    rows = StoredDocument.objects.in_bulk([item.pk for item in found])
    return {
        item.pk: Hit(
            kind=row.kind,
            title=row.title,
            url=row.url,
            summary=row.summary,
            snippet=snippet(row.summary, terms),
            score=round(item.score, 4),
            object_id=row.object_id,
            phone=row.phone,
            updated=row.updated,
        )
        for item in found
        if (row := rows.get(item.pk))
    }
