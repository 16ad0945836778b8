"""Periodic jobs of the search."""

from datetime import timedelta

from core.jobs import periodic
from search.index import freshness, registers, stored
from search.models import MissingAnswer, QueryCount
from search.outside import announcements


@periodic("search.prune", every=timedelta(days=1))
def prune() -> None:
    """Forget old counts, messages and changes."""
    QueryCount.prune()
    MissingAnswer.prune()
    freshness.prune()


@periodic("search.count_terms", every=timedelta(hours=1))
def count_terms() -> None:
    """How rare a word is in the large registers follows what was added and removed."""
    stored.recount()


@periodic("search.compare", every=timedelta(days=1))
def compare() -> None:
    """Mend what no signal told of the large registers."""
    registers.compare_all()


@periodic("search.announce", every=timedelta(minutes=10))
def announce() -> None:
    """Tell search engines what changed, where that is switched on."""
    announcements.announce()
