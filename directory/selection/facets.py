"""How many services each further choice would leave.

Services are counted once by county, kind and ownership; every count of a filter is a sum of those.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import Count, Exists, OuterRef, QuerySet

from directory.disclosure import disclosed_places
from directory.models import (
    BeneficiaryGroup,
    County,
    Locality,
    Service,
)
from directory.selection.kept import kept
from directory.selection.nomenclature import fitting
from directory.selection.query import OWNERSHIPS
from directory.selection.results import Results, open_places

Counts = dict[tuple[int | None, str], int]
"""Services by the key of their kind and the ownership of their provider."""
KINDS = ("group", "category", "code")
CHOICES = (*KINDS, "ownership", "county", "locality")


@dataclass(frozen=True)
class Choice:
    """A value of a filter with the number of services behind it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facets:
    """The values of each filter that still lead somewhere, and those that are chosen."""

    counties: list[Choice]
    localities: list[Choice]
    groups: list[Choice]
    categories: list[Choice]
    codes: list[Choice]
    ownerships: list[Choice]


@dataclass(frozen=True)
class Tally:
    """What a selection holds before a place, a kind or an ownership is chosen."""

    everywhere: Counts
    counties: dict[str, Counts]

    @classmethod
    def of(cls, results: Results) -> Self:
        """Count in three queries; a service with places in two counties counts in both."""
        services = results.queryset(without=CHOICES)
        places = open_places().filter(service__in=services)
        # Nearly all have one place: only the others are compared, to count none of them twice.
        first_here = open_places().filter(
            main=True, service=OuterRef("service"), location__county=OuterRef("location__county")
        )
        counties: dict[str, Counter[tuple[int | None, str]]] = {}
        for found, how in (
            (places.filter(main=True), Count("pk")),
            (
                places.filter(~Exists(first_here), main=False),
                Count("service", distinct=True),
            ),
        ):
            rows = found.values_list(
                "location__county", "service__term", "service__organization__ownership"
            ).annotate(how)
            for county, kind, ownership, count in rows.order_by():
                counties.setdefault(county or "", Counter())[kind, ownership] += count
        return cls(_by_kind_and_ownership(services), dict(counties))


def facets(results: Results) -> Facets:
    """Return the counts; those that everybody asks for are kept."""
    found: Facets = kept("facets", results.selection, lambda: _counted(results))
    return found


def _counted(results: Results) -> Facets:
    selection = results.selection
    wide = replace(
        selection, county="", locality=None, ownership="", group="", category="", code=""
    )
    tally: Tally = kept("tally", wide, lambda: Tally.of(results))
    if selection.locality:
        here = _by_kind_and_ownership(results.queryset(without=(*KINDS, "ownership")))
    elif selection.county:
        here = tally.counties.get(selection.county, {})
    else:
        here = tally.everywhere
    return Facets(
        _counties(results, tally),
        _localities(results),
        *_by_kind(results, here),
        _ownerships(results, here),
    )


def _by_kind_and_ownership(services: QuerySet[Service]) -> Counts:
    rows = services.values_list("term", "organization__ownership").annotate(Count("pk"))
    return {(kind, ownership): count for kind, ownership, count in rows.order_by()}


def _choices(counts: dict[str, int], names: dict[str, str], chosen: str) -> list[Choice]:
    return [
        Choice(value, name, counts.get(value, 0), value == chosen)
        for value, name in names.items()
        if counts.get(value) or value == chosen
    ]


def _fits_kind(results: Results) -> Callable[[int | None], bool]:
    """Return what says whether a kind fits those that are chosen."""
    selection = results.selection
    chosen = {name: getattr(selection, name) for name in KINDS}
    if not any(chosen.values()):
        return lambda _kind: True
    return frozenset[int | None](fitting(selection.kinds, **chosen)).__contains__


def _fits_ownership(results: Results) -> Callable[[str], bool]:
    chosen = results.selection.ownership
    return (lambda ownership: ownership == OWNERSHIPS[chosen]) if chosen else (lambda _any: True)


def _counties(results: Results, tally: Tally) -> list[Choice]:
    fits_kind, fits_ownership = _fits_kind(results), _fits_ownership(results)
    counts = {
        county: sum(
            count
            for (kind, ownership), count in counted.items()
            if fits_kind(kind) and fits_ownership(ownership)
        )
        for county, counted in tally.counties.items()
    }
    names = dict(County.objects.values_list("code", "name"))
    return _choices(counts, names, results.selection.county)


def _localities(results: Results) -> list[Choice]:
    county = results.selection.county
    if not county:
        return []
    places = disclosed_places().filter(
        service__in=results.queryset(without=("locality",)), location__county=county
    )
    rows = places.values_list("location__locality").annotate(Count("service", distinct=True))
    counts = {str(siruta): count for siruta, count in rows.order_by() if siruta}
    chosen = str(results.selection.locality or "")
    known = Locality.objects.filter(siruta__in=[int(key) for key in {*counts, chosen} if key])
    return _choices(counts, {str(item.siruta): item.name for item in known}, chosen)


def _by_kind(results: Results, here: Counts) -> tuple[list[Choice], list[Choice], list[Choice]]:
    selection = results.selection
    fits_ownership = _fits_ownership(results)
    counts: Counter[int | None] = Counter()
    for (kind, ownership), count in here.items():
        if fits_ownership(ownership):
            counts[kind] += count
    groups: Counter[str] = Counter()
    for pk in fitting(selection.kinds, group="", category=selection.category, code=selection.code):
        for group in selection.kinds[pk].groups:
            groups[group] += counts[pk]
    categories: Counter[str] = Counter()
    for pk in fitting(selection.kinds, group=selection.group, category="", code=""):
        categories[selection.kinds[pk].category_slug] += counts[pk]
    codes = {
        selection.kinds[pk].code: counts[pk]
        for pk in fitting(
            selection.kinds, group=selection.group, category=selection.category, code=""
        )
    }
    kinds = selection.kinds.values()
    return (
        _choices(
            groups, dict(BeneficiaryGroup.objects.values_list("code", "name")), selection.group
        ),
        _choices(
            categories, {kind.category_slug: kind.category for kind in kinds}, selection.category
        ),
        _choices(codes, {kind.code: kind.name for kind in kinds}, selection.code),
    )


def _ownerships(results: Results, here: Counts) -> list[Choice]:
    fits_kind = _fits_kind(results)
    counts: Counter[str] = Counter()
    for (kind, ownership), count in here.items():
        if fits_kind(kind):
            counts[ownership] += count
    named = {name: counts[ownership] for name, ownership in OWNERSHIPS.items()}
    return _choices(named, {name: name for name in OWNERSHIPS}, results.selection.ownership)
