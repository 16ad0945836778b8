"""Which group of synonyms a word that people type belongs to, when there is no doubt."""

from collections.abc import Iterable

from core.analysis import terms
from search.models import SynonymGroup

SHOWN_TERMS = 5
FITS_FROM = 0.5  # the share of common words in two wordings


def short_name(group: SynonymGroup) -> str:
    """Return the first words of a group; all of them would fill the page."""
    shown = ", ".join(group.terms[:SHOWN_TERMS])
    return f"{shown}…" if len(group.terms) > SHOWN_TERMS else shown


class Fitting:
    """The groups, analysed once for many words."""

    def __init__(self, groups: Iterable[SynonymGroup] | None = None) -> None:
        two_way = SynonymGroup.objects.filter(one_way=False) if groups is None else groups
        self._groups = [
            (group, [frozenset(terms(wording)) for wording in group.terms]) for group in two_way
        ]

    def only_group(self, word: str) -> SynonymGroup | None:
        """Return the one group with a wording at least half like this one; None in any doubt.

        A one-way group never fits: whoever types the new word would not find the others.
        """
        asked = frozenset(terms(word))
        fitting = [
            group
            for group, wordings in self._groups
            if any(_likeness(asked, wording) >= FITS_FROM for wording in wordings)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    together = one | other
    return len(one & other) / len(together) if together else 0.0
