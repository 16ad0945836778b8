"""Documents as hits: what a list shows of them."""

from collections.abc import Sequence

from search.index.memory import Memory
from search.query import retrieval
from search.query.parsing import Query
from search.query.ranking import Ranked
from search.query.results import Hit
from search.query.retrieval import StoredRanked
from search.query.snippets import snippet


def hits_of(
    found: Sequence[Hit | Ranked | StoredRanked], query: Query, memory: Memory
) -> list[Hit]:
    """Return one screenful; promoted hits are ready already, stored ones come in one query."""
    terms = query.all_terms
    stored = [item for item in found if isinstance(item, StoredRanked)]
    rows = retrieval.hits(stored, terms) if stored else {}
    hits: list[Hit] = []
    for item in found:
        if isinstance(item, Ranked):
            hits.append(_hit(item, terms, memory))
        elif isinstance(item, Hit):
            hits.append(item)
        elif item.pk in rows:  # not deleted a moment ago
            hits.append(rows[item.pk])
    return hits


def _hit(item: Ranked, terms: frozenset[str], memory: Memory) -> Hit:
    document = memory.documents[item.number]
    return Hit(
        kind=document.kind,
        title=document.title,
        url=document.url,
        summary=document.summary,
        snippet=snippet(memory.index.telling_text(item.number, terms) or document.summary, terms),
        score=round(item.score, 4),
        object_id=document.object_id,
        phone=document.phone,
        portal_url=document.portal_url,
        updated=document.updated,
    )


def promoted_hits(memory: Memory, asked: frozenset[str]) -> list[Hit]:
    """Return what editors put first for exactly these words."""
    hits = []
    for pick in memory.promotions.get(asked, []):
        document = memory.page(pick.page_id)
        if document is None and pick.page_id is not None:
            continue
        summary = pick.description or (document.summary if document else "")
        hits.append(
            Hit(
                kind=document.kind if document else "page",
                title=document.title if document else pick.title,
                url=document.url if document else pick.url,
                summary=summary,
                snippet=[(summary, False)],
                score=0.0,
                object_id=document.object_id if document else 0,
                phone=document.phone if document else "",
                portal_url=document.portal_url if document else "",
                updated=document.updated if document else None,
            )
        )
    return hits
