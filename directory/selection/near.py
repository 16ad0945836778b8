"""A typed address becomes a point: of its locality, from the gazetteer."""

from dataclasses import dataclass
from math import cos, radians

from directory.models import County, Locality, LocalityKind
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


def box(point: tuple[float, float], km: float) -> dict[str, tuple[float, float]]:
    """Return the conditions for locations in a square around a point."""
    high, wide = km / KM_A_DEGREE, km / (KM_A_DEGREE * cos(radians(point[0])))
    return {
        "location__latitude__range": (point[0] - high, point[0] + high),
        "location__longitude__range": (point[1] - wide, point[1] + wide),
    }
