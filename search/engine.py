"""The search: one call for results, one for suggestions while typing."""

from collections import Counter
from collections.abc import Collection

from django.utils import timezone

from core.analysis import terms
from search.index import memory as memories
from search.index import sources
from search.index.memory import Memory
from search.query import nearest, retrieval
from search.query.hits import hits_of, promoted_hits
from search.query.parsing import Query, parse, read, terms_of
from search.query.ranking import Ranked
from search.query.results import Hit, Results, Suggestion
from search.query.retrieval import StoredRanked, StoredTerms
from search.query.synonyms import widen
from search.services import clean_query

__all__ = ["PER_PAGE", "Hit", "Results", "Suggestion", "find", "suggest"]

PER_PAGE = 10
SURE_COVERAGE = 0.75
SURE_CERTAINTY = 0.5
SURE_CALLED = 0.5
"""How much of the query must be what people call it: a mention of a word is no answer."""
SURE_LEAD = 1.25
"""How far the first hit must be ahead of the second to stand apart."""
SURE_ALONE = 0.75
"""How certain a hit must be that has no second to be ahead of."""
Found = Hit | Ranked | StoredRanked


def find(
    query: str, *, kind: str | None = None, page: int = 1, per_page: int = PER_PAGE
) -> Results:
    """Answer a query with one screenful of hits, best first; never raises for what is typed."""
    typed = clean_query(query)
    memory = memories.current()
    tokens = read(typed)
    stored = _stored_terms(terms_of(tokens))
    parsed = parse(typed, tokens, memory.index, memory.vocabulary, stored.ids)
    meant = parsed.corrected_text()
    ranked = _ranked(parsed, memory, stored)
    if meant:
        again = parse(meant, read(meant), memory.index, memory.vocabulary, stored.ids)
        ranked = _better(ranked, _ranked(again, memory, stored))
    promoted = promoted_hits(memory, frozenset(terms(typed)))
    if not ranked and not promoted:
        return _nearest(typed, parsed, memory, kind)
    first = {hit.object_id for hit in promoted}
    found: list[Found] = [*promoted]
    found += [item for item in ranked if memory.page_id(item) not in first]
    kinds = [memory.kind(item) for item in found]
    chosen = [item for item, of in zip(found, kinds, strict=True) if kind in {None, of}]
    start = (max(page, 1) - 1) * per_page
    hits = hits_of(chosen[start : start + per_page], parsed, memory)
    is_answered = memory.ranker.answers_as_typed(parsed)
    is_best = start == 0 and kind is None and (promoted or _is_sure(ranked))
    return Results(
        query=typed,
        terms=parsed.asked,
        hits=hits,
        total=len(chosen),
        groups=dict(Counter(kinds)),
        best=hits[0] if hits and is_best else None,
        did_you_mean=meant if is_answered else None,
        corrected_to=None if is_answered else meant,
    )


def suggest(prefix: str, limit: int = 8) -> list[Suggestion]:
    """Return what may be meant by the letters typed so far, most likely first."""
    return memories.current().suggester.suggest(clean_query(prefix), limit)


def _stored_terms(asked: Collection[str]) -> StoredTerms:
    return retrieval.look_up(asked) if asked and sources.has_stored() else retrieval.NOTHING


def _ranked(query: Query, memory: Memory, stored: StoredTerms) -> list[Ranked | StoredRanked]:
    """Return what answers and may be shown at this moment, of all registers, best first."""
    pages = _pages(query, memory)
    if not sources.has_stored():
        return [*pages]
    wide = widen(query, memory.concepts)
    others = retrieval.rank(wide, stored.with_terms(wide.all_terms), query.weight)
    return sorted([*pages, *others], key=lambda item: -item.score)


def _pages(query: Query, memory: Memory) -> list[Ranked]:
    """Return the pages that answer and may be shown at this moment, best first."""
    return [
        item
        for item in memory.ranker.rank(query, timezone.localdate())
        if memory.documents[item.number].may_be_shown
    ]


def _better(
    one: list[Ranked | StoredRanked], other: list[Ranked | StoredRanked]
) -> list[Ranked | StoredRanked]:
    """Join what a query found as typed and as probably meant: each with its better score."""
    best: dict[tuple[bool, int], Ranked | StoredRanked] = {}
    for item in sorted([*one, *other], key=lambda item: -item.score):
        is_page = isinstance(item, Ranked)
        best.setdefault((is_page, item.number if isinstance(item, Ranked) else item.pk), item)
    return list(best.values())


def _is_sure(ranked: list[Ranked | StoredRanked]) -> bool:
    """Say whether the first answer, a page, is certain enough to stand apart."""
    first, *others = ranked
    if not isinstance(first, Ranked):
        return False
    if first.is_named and not any(isinstance(o, Ranked) and o.is_named for o in others[:1]):
        return True
    if first.coverage < SURE_COVERAGE or first.called < SURE_CALLED:
        return False
    if not others:
        return first.certainty >= SURE_ALONE
    return first.certainty >= SURE_CERTAINTY and first.score >= SURE_LEAD * others[0].score


def _nearest(typed: str, query: Query, memory: Memory, kind: str | None) -> Results:
    near = nearest.near_words(query, memory.index, memory.vocabulary)
    found = _pages(near, memory)[: nearest.MOST] or nearest.find(typed, memory.documents)
    hits = hits_of([item for item in found if kind in {None, memory.kind(item)}], query, memory)
    return Results(
        query=typed,
        terms=query.asked,
        hits=hits,
        total=len(hits),
        groups=dict(Counter(hit.kind for hit in hits)),
        nearest=bool(hits),
    )
