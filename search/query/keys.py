"""Answers the lists of a register: which of its objects the words find, the best first."""

from core import word_search
from core.word_search import Found
from search.index import memory as memories
from search.query import retrieval
from search.query.parsing import parse, read, terms_of
from search.query.synonyms import widen
from search.services import clean_query

KEPT = 0.6
"""A list leaves out what covers less of the query than this share of what covers it best."""


@word_search.register
def find_keys(source: str, words: str, limit: int) -> Found:
    """Return the keys of what the words find, and what was understood where a word is unknown."""
    typed = clean_query(words)
    tokens = read(typed)
    if not tokens:
        return Found()
    listing = memories.current().listing
    known = retrieval.look_up(terms_of(tokens))
    query = parse(typed, tokens, listing.index, listing.vocabulary, known.ids)
    meant = query.corrected_text() or ""
    wide = widen(query, listing.concepts)
    known = known.with_terms(wide.all_terms)
    found = retrieval.rank(wide, known, 1.0, source=source, limit=limit)
    most = max((item.coverage for item in found), default=0.0)
    kept = [item.key for item in found if item.coverage >= KEPT * most]
    return Found(kept, meant if kept else "")
