"""Counties and localities in memory, found by name and by point."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from directory.geo import kilometres
from directory.models import County, Locality
from directory.text import fold

BUCHAREST = "B"
CELL = 5  # boxes a degree, about 20 km


class Place(NamedTuple):
    """A locality."""

    siruta: int
    name: str
    key: str
    county: str
    kind: str
    unit: int | None
    point: tuple[float, float] | None


@dataclass
class Gazetteer:
    """Everything that the import asks about geography."""

    counties: dict[str, str] = field(default_factory=dict)
    county_names: dict[str, str] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[Place]] = field(default_factory=lambda: defaultdict(list))
    anywhere: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    boxes: dict[tuple[int, int], list[Place]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(cls) -> "Gazetteer":
        """Read the tables."""
        made = cls()
        for county in County.objects.all():
            made.county_names[county.code] = county.name
            made.counties |= {fold(county.name): county.code, fold(county.code): county.code}
        rows = Locality.objects.values_list(
            "siruta", "name", "key", "county_id", "kind", "unit_id", "latitude", "longitude", "also"
        )
        for siruta, name, key, code, kind, unit, latitude, longitude, also in rows.iterator():
            point = None if latitude is None or longitude is None else (latitude, longitude)
            made.add(Place(siruta, name, key, code, kind, unit, point), fold(also))
        return made

    def add(self, place: Place, also: str = "") -> None:
        """Take a locality into the indexes, under its commune's name as well."""
        self.places[place.siruta] = place
        for key in {place.key, also} - {""}:
            self.by_name[place.county, key].append(place)
            self.anywhere[key].append(place)
            self.names[place.county].append(key)
        if place.point:
            self.boxes[_box(*place.point)].append(place)

    def nearest(self, point: tuple[float, float]) -> list[Place]:
        """Return the localities around a point, the nearest first."""
        row, column = _box(*point)
        around = [
            place
            for rows in (-1, 0, 1)
            for columns in (-1, 0, 1)
            for place in self.boxes.get((row + rows, column + columns), ())
        ]
        return sorted(around, key=lambda place: kilometres(point, place.point or (0, 0)))


def _box(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude * CELL), int(longitude * CELL)
