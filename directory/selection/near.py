"""A typed address becomes a point: of its locality, from the gazetteer; what lies around a point."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians
from uuid import UUID

from django.db.models import QuerySet

from directory.geo import kilometres
from directory.models import County, Locality, LocalityKind, ServiceAtLocation
from directory.text import fold

KM_A_DEGREE = 111.2
_RANK = {
    LocalityKind.SECTOR: 0,
    LocalityKind.MUNICIPALITY: 1,
    LocalityKind.TOWN: 2,
    LocalityKind.SEAT: 3,
}


@dataclass(frozen=True)
class Place:
    """A locality that somebody meant."""

    label: str
    point: tuple[float, float]


def find_place(words: str, county: str = "") -> Place | None:
    """Return the most important locality that a part of the address names, or nothing."""
    parts = [key for part in words.split(",") if (key := fold(part))]
    counties = {fold(item.name): item.code for item in County.objects.all()}
    named = next((counties[part] for part in reversed(parts) if part in counties), "")
    found = Locality.objects.filter(key__in=parts, latitude__isnull=False).select_related("county")
    inside = [item for item in found if item.county_id == (named or county)]
    best = min(
        inside or ([] if named and len(parts) > 1 else list(found)),
        key=lambda item: (_RANK.get(LocalityKind(item.kind), 9), item.siruta),
        default=None,
    )
    if best is None or best.latitude is None or best.longitude is None:
        return None
    label = best.name if best.county.name == best.name else f"{best.name}, {best.county.name}"
    return Place(label, (best.latitude, best.longitude))


def around(
    places: QuerySet[ServiceAtLocation], point: tuple[float, float], km: float
) -> Iterator[tuple[UUID, UUID, float]]:
    """Yield of each place in a circle its key, its service and the kilometres to it."""
    rows = places.filter(**_box(point, km)).values_list(
        "pk", "service_id", "location__latitude", "location__longitude"
    )
    for key, service, latitude, longitude in rows:
        away = kilometres(point, (latitude or 0.0, longitude or 0.0))
        if away <= km:
            yield key, service, away


def nearest(
    places: QuerySet[ServiceAtLocation], point: tuple[float, float], km: float
) -> dict[UUID, float]:
    """Return the kilometres to each service in a circle, those to its nearest place."""
    found: dict[UUID, float] = {}
    for _place, service, away in around(places, point, km):
        found[service] = min(away, found.get(service, away))
    return found


def _box(point: tuple[float, float], km: float) -> dict[str, tuple[float, float]]:
    """Return the conditions for locations in a square around a point."""
    high = km / KM_A_DEGREE
    wide = high / max(cos(radians(point[0])), 0.01)
    return {
        "location__latitude__range": (point[0] - high, point[0] + high),
        "location__longitude__range": (point[1] - wide, point[1] + wide),
    }
