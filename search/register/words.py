"""What a copy of the directory without the server needs, to find as the server does."""

from collections.abc import Iterable

from core import word_search
from core.word_search import Words
from search.index import memory
from search.register.popular import popular_words


@word_search.register_words
def words(codes: Iterable[str]) -> Words:
    """Return the synonyms that mean something in a register, and the kinds' popular names."""
    groups = memory.current().listing.groups
    return Words(
        [(list(group.terms), group.one_way) for group in groups],
        {code: popular_words(code) for code in codes},
    )
