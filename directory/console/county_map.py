"""A light map of a county, drawn from the localities that are shipped: no tiles, no third party.

The localities of a county as dots give its shape; its towns carry their names. A script lets the
marker be dragged; without it the two numbers beside the map do the same.
"""

from dataclasses import dataclass
from math import cos, radians
from typing import Any

from directory.geo import LATITUDES, LONGITUDES, in_romania
from directory.models import County, Locality, LocalityKind

WIDTH = 720
MARGIN = 0.06  # degrees
NAMED = (LocalityKind.MUNICIPALITY, LocalityKind.TOWN, LocalityKind.SECTOR)


@dataclass(frozen=True)
class Town:
    """A name on the map."""

    name: str
    x: str
    y: str


@dataclass(frozen=True)
class CountyMap:
    """What the template draws, as text: numbers in SVG have points, whatever the language."""

    view_box: str
    box: str  # west, south, east, north in degrees, for the script
    dots: str
    towns: list[Town]
    marker: str


def draw(county: County | None, latitude: Any, longitude: Any) -> CountyMap:
    """Draw a county, or the country where the county is unknown."""
    known = Locality.objects.filter(latitude__isnull=False)
    places = known.filter(county=county) if county else known.filter(kind__in=NAMED)
    rows = [
        (name, kind, lat, lng)
        for name, kind, lat, lng in places.values_list("name", "kind", "latitude", "longitude")
        if lat is not None and lng is not None
    ]
    point = _point(latitude, longitude)
    lats = [row[2] for row in rows] or list(LATITUDES)
    lngs = [row[3] for row in rows] or list(LONGITUDES)
    if point:
        lats.append(point[0])
        lngs.append(point[1])
    south, north = min(lats) - MARGIN, max(lats) + MARGIN
    west, east = min(lngs) - MARGIN, max(lngs) + MARGIN
    scale = WIDTH / (east - west)
    height = round((north - south) * scale / cos(radians((north + south) / 2)))

    def xy(lat: float, lng: float) -> tuple[str, str]:
        return f"{(lng - west) * scale:.1f}", f"{(north - lat) / (north - south) * height:.1f}"

    dots = "".join("M{} {}h0".format(*xy(row[2], row[3])) for row in rows)
    towns = [Town(row[0], *xy(row[2], row[3])) for row in rows if row[1] in NAMED and county]
    marker = "translate({} {})".format(*xy(*point)) if point else ""
    return CountyMap(f"0 0 {WIDTH} {height}", f"{west},{south},{east},{north}", dots, towns, marker)


def _point(latitude: Any, longitude: Any) -> tuple[float, float] | None:
    """Return a point inside the country's box, or nothing for what cannot be drawn."""
    try:
        found = tuple(float(str(value).replace(",", ".")) for value in (latitude, longitude))
    except ValueError:
        return None
    return (found[0], found[1]) if in_romania(*found) else None
