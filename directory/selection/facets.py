"""How many services each further choice would leave: a few grouped queries, not one a value."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from directory.disclosure import disclosed_places
from directory.models import (
    BeneficiaryGroup,
    County,
    Locality,
    Ownership,
)
from directory.selection.kept import kept
from directory.selection.nomenclature import fitting
from directory.selection.results import Results, open_places


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


def facets(results: Results) -> Facets:
    """Return the counts; those that everybody asks for are kept."""
    found: Facets = kept("facets", results.selection, lambda: _counted(results))
    return found


def _counted(results: Results) -> Facets:
    """Count in four queries (five with a county), whatever the register holds."""
    return Facets(
        _counties(results), _localities(results), *_by_kind(results), _ownerships(results)
    )


def _choices(counts: dict[str, int], names: dict[str, str], chosen: str) -> list[Choice]:
    return [
        Choice(value, name, counts.get(value, 0), value == chosen)
        for value, name in names.items()
        if counts.get(value) or value == chosen
    ]


def _counties(results: Results) -> list[Choice]:
    services = results.queryset(without=("county", "locality"))
    rows = (
        open_places()
        .filter(service__in=services)
        .values_list("location__county")
        .annotate(Count("service", distinct=True))
    )
    names = dict(County.objects.values_list("code", "name"))
    return _choices(dict(rows.order_by()), names, results.selection.county)


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


def _by_kind(results: Results) -> tuple[list[Choice], list[Choice], list[Choice]]:
    selection = results.selection
    rows = results.queryset(without=("group", "category", "code")).values_list("term")
    counts = dict(rows.annotate(Count("pk")).order_by())
    groups: Counter[str] = Counter()
    for pk in fitting(selection.kinds, group="", category=selection.category, code=selection.code):
        for group in selection.kinds[pk].groups:
            groups[group] += counts.get(pk, 0)
    categories: Counter[str] = Counter()
    for pk in fitting(selection.kinds, group=selection.group, category="", code=""):
        categories[selection.kinds[pk].category_slug] += counts.get(pk, 0)
    codes = {
        selection.kinds[pk].code: counts.get(pk, 0)
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


def _ownerships(results: Results) -> list[Choice]:
    rows = results.queryset(without=("ownership",)).values_list("organization__ownership")
    counts = dict(rows.annotate(Count("pk")).order_by())
    named = {
        "public": counts.get(Ownership.PUBLIC, 0),
        "privat": counts.get(Ownership.PRIVATE, 0),
    }
    names = {"public": "public", "privat": "privat"}
    return _choices(named, names, results.selection.ownership)
