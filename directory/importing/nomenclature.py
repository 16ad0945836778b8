"""The nomenclature in memory, as an import looks it up."""

from dataclasses import dataclass

from directory.models import TaxonomyTerm
from directory.text import fold

# Spellings of the ministry's own lists that no rule gives; sources: the lists of 2016.
ALIASES = {"8790CRII": "8790CRT-II"}


@dataclass(frozen=True)
class Nomenclature:
    """Codes of every version; the newest version wins where two have the same code."""

    codes: frozenset[str]
    by_key: dict[str, str]
    ids: dict[str, int]
    names: dict[str, str]
    protected: frozenset[str]

    @classmethod
    def load(cls) -> "Nomenclature":
        """Read the terms from the database."""
        terms = list(TaxonomyTerm.objects.oldest_first().only("code", "name", "protected"))
        by_key = {_key(term.code): term.code for term in terms}
        known = {term.code for term in terms}
        by_key |= {key: code for key, code in ALIASES.items() if code in known}
        return cls(
            frozenset(known),
            by_key,
            {term.code: term.pk for term in terms},
            {term.code: fold(term.name) for term in terms},
            frozenset(term.code for term in terms if term.protected),
        )


def _key(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
