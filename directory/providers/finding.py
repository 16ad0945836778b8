"""Providers by name, CUI and county, as a person looks for their own; no place but the county."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from directory.models import County, Organization, Service, Stage
from directory.text import fold

MOST = 20
_CUI = re.compile(r"^(?:RO)?\s*(\d{2,10})$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A provider that was found, and where its services are by county."""

    organization: Organization
    services: int
    counties: list[str]


@dataclass(frozen=True)
class Found:
    """The first providers, and whether there are more."""

    lines: list[Line]
    more: bool


def claimable() -> QuerySet[Organization]:
    """Return the providers that have a public record."""
    public = Service.objects.published().values("organization")
    return Organization.objects.filter(pk__in=public)


def find(text: str, county: County | None) -> Found:
    """Return the providers that all the words name."""
    wanted = claimable()
    number = _CUI.match(text.strip())
    if number:
        wanted = wanted.filter(Q(cui=number[1]) | Q(cui__iexact=f"RO{number[1]}"))
    else:
        for word in fold(text).split():
            wanted = wanted.filter(key__contains=word)
    if county:
        here = Service.objects.published().filter(places__location__county=county)
        wanted = wanted.filter(pk__in=here.values("organization"))
    published = Count("services", filter=Q(services__stage=Stage.PUBLISHED))
    some = list(wanted.annotate(how_many=published).order_by("name")[: MOST + 1])
    counties = _counties([organization.pk for organization in some])
    lines = [
        Line(organization, organization.how_many, counties.get(organization.pk, []))
        for organization in some[:MOST]
    ]
    return Found(lines, len(some) > MOST)


def _counties(organizations: list[UUID]) -> dict[object, list[str]]:
    pairs = (
        Service.objects.published()
        .filter(organization__in=organizations, places__location__county__isnull=False)
        .order_by("places__location__county__name")
        .values_list("organization", "places__location__county__name")
        .distinct()
    )
    found: dict[object, list[str]] = {}
    for organization, county in pairs:
        found.setdefault(organization, []).append(county)
    return found
