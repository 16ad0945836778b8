"""What a copy of the directory without the server needs, to find as the server does."""

from collections.abc import Iterable

from core import word_search
from core.word_search import Words
from search.models import SynonymGroup
from search.register.popular import popular_words


@word_search.register_words
def words(codes: Iterable[str]) -> Words:
    """Return the synonyms of the console and the popular names of the kinds."""
    groups = SynonymGroup.objects.order_by("pk")
    return Words(
        [(list(group.terms), group.one_way) for group in groups],
        {code: popular_words(code) for code in codes},
    )
