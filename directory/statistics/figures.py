"""The sums, each from one grouped query; a page costs the same for any size of register.

A service counts once, in the county of its main place. Localities leave protected services out:
a sum over a village would say where they are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from directory import disclosure
from directory.models import (
    CapacityUnit,
    Care,
    County,
    Indicator,
    Ownership,
    Service,
    ServiceAtLocation,
    Stage,
    TaxonomyTerm,
)

UNKNOWN = "necunoscut"


@dataclass(frozen=True)
class Line:
    """A row of a table: what is counted, and the counts."""

    key: str
    name: str
    services: int
    providers: int
    places: int


@dataclass(frozen=True)
class Gap:
    """A kind of service, and the counties in which nobody gives it."""

    category: str
    counties: list[str]


SERVICES = Count("pk", distinct=True)
PROVIDERS = Count("organization", distinct=True)


def active(county: str = "") -> QuerySet[Service]:
    """Return the services that are counted: public and at work."""
    chosen = disclosure.public_services().filter(status="active")
    return chosen.filter(_main_place(), places__location__county=county) if county else chosen


def _main_place() -> Q:
    return Q(places__main=True, places__stage=Stage.PUBLISHED)


def _grouped(chosen: QuerySet[Service], field: str) -> dict[str, Line]:
    """Count by a field; what the field does not say is counted as unknown."""
    keyed = chosen.order_by().values(key=F(field))
    rows = keyed.annotate(services=SERVICES, providers=PROVIDERS).values_list(
        "key", "services", "providers"
    )
    places = dict(
        chosen.filter(capacity_unit=CapacityUnit.PLACES)
        .order_by()
        .values(key=F(field))
        .annotate(sum=Sum("capacity"))
        .values_list("key", "sum")
    )
    return {
        key or "": Line(key or "", key or UNKNOWN, services, providers, places.get(key) or 0)
        for key, services, providers in rows
    }


def _named(lines: dict[str, Line], names: Iterable[tuple[str, str]]) -> list[Line]:
    """Return a line for each name, zeros included, then what is unknown."""
    found = []
    for key, name in names:
        line = lines.get(key) or Line(key, name, 0, 0, 0)
        found.append(Line(key, name, line.services, line.providers, line.places))
    listed = {line.key for line in found}
    return found + [line for key, line in lines.items() if key not in listed]


def by_county(chosen: QuerySet[Service]) -> list[Line]:
    """Count services by county; a county with nothing has a line too."""
    names = County.objects.values_list("code", "name")
    return _named(_grouped(chosen.filter(_main_place()), "places__location__county"), names)


class Figures:
    """The figures of the country, or of one county."""

    def __init__(self, county: County | None = None) -> None:
        self.county = county
        self.chosen = active(county.code if county else "")

    @cached_property
    def total(self) -> Line:
        """Return everything in one line."""
        row = self.chosen.aggregate(services=SERVICES, providers=PROVIDERS)
        places = self.chosen.filter(capacity_unit=CapacityUnit.PLACES).aggregate(
            sum=Sum("capacity")
        )
        return Line("", "total", row["services"], row["providers"], places["sum"] or 0)

    @cached_property
    def counties(self) -> list[Line]:
        """Return each county, also one with nothing."""
        return by_county(self.chosen)

    @cached_property
    def regions(self) -> list[Line]:
        """Return the development regions."""
        field = "places__location__county__region__name"
        lines = _grouped(self.chosen.filter(_main_place()), field)
        return sorted(lines.values(), key=lambda line: (not line.key, line.name))

    @cached_property
    def categories(self) -> list[Line]:
        """Return each category of the nomenclature, also one without services."""
        return _named(_grouped(self.chosen, "term__category"), ((n, n) for n in categories()))

    @cached_property
    def types(self) -> list[Line]:
        """Return the types that somebody gives, the most frequent first."""
        lines = _grouped(self.chosen.filter(term__isnull=False), "term__name").values()
        return sorted(lines, key=lambda line: (-line.services, line.name))

    @cached_property
    def ownership(self) -> list[Line]:
        """Return public, private, unknown."""
        return _named(_grouped(self.chosen, "organization__ownership"), Ownership.choices)

    @cached_property
    def care(self) -> list[Line]:
        """Return how services are given."""
        return _named(_grouped(self.chosen, "term__care"), Care.choices)

    @cached_property
    def groups(self) -> list[Line]:
        """Return whom services are for; a service for two groups counts in both."""
        lines = _grouped(self.chosen.filter(term__isnull=False), "term__groups__name").values()
        return sorted(lines, key=lambda line: (-line.services, line.name))

    @cached_property
    def localities(self) -> list[Line]:
        """Return the localities of a county, without services whose place is protected."""
        open_places = disclosure.disclosed_places().filter(main=True)
        return sorted(
            _grouped(
                self.chosen.filter(places__in=open_places), "places__location__locality__name"
            ).values(),
            key=lambda line: (-line.services, line.name),
        )

    @cached_property
    def gaps(self) -> list[Gap]:
        """Return, for each category, the counties without any service of it."""
        served = defaultdict(set)
        pairs = self.chosen.filter(_main_place()).order_by()
        for category, code in pairs.values_list(
            "term__category", "places__location__county"
        ).distinct():
            served[category].add(code)
        counties = [self.county] if self.county else list(County.objects.all())
        return [
            Gap(category, [item.name for item in counties if item.code not in served[category]])
            for category in categories()
        ]

    @property
    def empty_cells(self) -> int:
        """Return how many pairs of county and category have nothing."""
        return sum(len(gap.counties) for gap in self.gaps)

    @property
    def cells(self) -> int:
        """Return how many pairs there are."""
        return len(self.gaps) * (1 if self.county else County.objects.count())


def categories() -> list[str]:
    """Return the categories of the newest nomenclature, by name."""
    newest = TaxonomyTerm.objects.oldest_first().values_list("taxonomy", flat=True).last()
    found = TaxonomyTerm.objects.filter(taxonomy=newest).order_by("category")
    return list(found.values_list("category", flat=True).distinct())


def last_change() -> str:
    """Return what makes the figures of an hour ago stale."""
    needs = Indicator.objects.aggregate(Count("pk"), Max("pk"), Sum("value"))
    newest = Service.objects.order_by("-modified_at").values_list("modified_at", flat=True).first()
    return f"{newest}:{ServiceAtLocation.objects.count()}:{needs}"
