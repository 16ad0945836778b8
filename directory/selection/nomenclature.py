"""The seventy kinds of service in memory: category, type and group are all read from the kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import slugify

from directory.models import TaxonomyTerm


@dataclass(frozen=True)
class Kind:
    """A term of the nomenclature with its groups."""

    pk: int
    code: str
    name: str
    category: str
    groups: frozenset[str]

    @property
    def category_slug(self) -> str:
        """Name the category in an address."""
        return slugify(self.category)[:80]


def kinds() -> dict[int, Kind]:
    """Return all kinds by key, in one query."""
    rows = TaxonomyTerm.objects.order_by("code").values_list(
        "pk", "code", "name", "category", "groups"
    )
    found: dict[int, Kind] = {}
    for pk, code, name, category, group in rows:
        before = found[pk].groups if pk in found else frozenset()
        groups = before | {group} if group else before
        found[pk] = Kind(pk, code, name, category, groups)
    return found


def fitting(known: dict[int, Kind], *, group: str, category: str, code: str) -> Iterator[int]:
    """Yield the keys of the kinds that fit every choice that was made."""
    for kind in known.values():
        if group and group not in kind.groups:
            continue
        if category and category != kind.category_slug:
            continue
        if code and code != kind.code:
            continue
        yield kind.pk
