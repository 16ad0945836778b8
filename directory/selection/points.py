"""The points of a selection: all of them, or counts on a grid where they are too many to send.

Protected places have no point here: everything starts from ``disclosed_points``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from django.db.models import Avg, Count, F, QuerySet
from django.db.models.functions import Floor

from directory.disclosure import disclosed_points
from directory.geo import in_romania, kilometres
from directory.models import Locality, LocalityKind, ServiceAtLocation
from directory.selection.kept import kept
from directory.selection.results import WORKING, Results

# About 50 bytes a point cross the line: up to here a telephone gets them all, and clusters itself.
ALL_AT_ONCE = 5_000
CELL = 80  # pixels of the map
MOST_CELLS = 40  # a side of a frame that is counted by itself
# Up to here the cells of the whole country are kept, a thousand at most, and a frame chooses from
# them; nearer, the database's index finds the few places of a frame.
WIDE = 9
TILE = 256
DIGITS = 5
ZOOMS = range(5, 19)
TOWNS = (LocalityKind.MUNICIPALITY, LocalityKind.TOWN, LocalityKind.SECTOR)


@dataclass(frozen=True)
class Frame:
    """The part of the country that a map shows, and how near."""

    west: float
    south: float
    east: float
    north: float
    zoom: int

    @classmethod
    def read(cls, box: str, zoom: str) -> Self:
        """Read ``west,south,east,north`` in degrees and a zoom; ValueError for anything else."""
        west, south, east, north = (float(part) for part in box.split(","))
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004 -- the globe
            raise ValueError(box)
        if int(zoom) not in ZOOMS:
            raise ValueError(zoom)
        return cls(west, south, east, north, int(zoom))

    @property
    def side(self) -> float:
        """Degrees of a side of a cell; never so few that the answer grows without end."""
        side = CELL * 360 / (TILE * 2**self.zoom)
        if self.zoom <= WIDE:
            return side
        return max(
            side, (self.east - self.west) / MOST_CELLS, (self.north - self.south) / MOST_CELLS
        )

    def touches(self, cell: "Cell") -> bool:
        """Whether a part of the cell may be seen."""
        west, south = cell.column * self.side, cell.row * self.side
        return (
            west < self.east
            and west + self.side > self.west
            and south < self.north
            and south + self.side > self.south
        )


class Cell(NamedTuple):
    """A square of the grid, the middle of what lies in it, and the name of a town nearby."""

    column: int
    row: int
    latitude: float
    longitude: float
    services: int
    town: str


COUNTRY = Frame(20.2, 43.6, 29.8, 48.3, 6)


def places(results: Results, frame: Frame | None = None) -> QuerySet[ServiceAtLocation]:
    """Return the places of a selection that may be drawn, in one expression."""
    found = disclosed_points().filter(service__status__in=WORKING)
    if results.selection.querystring(order="", view=""):
        found = found.filter(service__in=results.queryset())
    if frame is not None:
        found = found.filter(
            location__latitude__range=(frame.south, frame.north),
            location__longitude__range=(frame.west, frame.east),
        )
    return found


def answer(results: Results, frame: Frame | None = None) -> dict[str, Any]:
    """Return the points of a selection or of a part of the map; too many become clusters."""
    cells = _cells(results, frame or COUNTRY)
    if sum(cell.services for cell in cells) > ALL_AT_ONCE:
        clusters = [[cell.latitude, cell.longitude, cell.services, cell.town] for cell in cells]
        return {"complete": False, "total": results.total, "clusters": clusters}
    return {
        "complete": frame is None,
        "total": results.total,
        **_points(places(results, frame), results if frame is None else None),
    }


def _cells(results: Results, frame: Frame) -> list[Cell]:
    if frame.zoom > WIDE:
        return _counted(places(results, frame), frame.side)
    name = f"cells.{frame.zoom}"
    cells = kept(name, results.selection, lambda: _counted(places(results), frame.side))
    return [cell for cell in cells if frame.touches(cell)]


def _counted(found: QuerySet[ServiceAtLocation], side: float) -> list[Cell]:
    """Count on a grid: a service once, at its main place, so that nothing need be compared."""
    cells = (
        found.filter(main=True)
        .annotate(
            column=Floor(F("location__longitude") / side),
            row=Floor(F("location__latitude") / side),
        )
        .values_list("column", "row")
        .annotate(
            latitude=Avg("location__latitude"),
            longitude=Avg("location__longitude"),
            services=Count("pk"),
        )
        .order_by("-latitude", "longitude")
    )
    known = list(towns())
    return [
        Cell(
            int(column),
            int(row),
            round(latitude, DIGITS),
            round(longitude, DIGITS),
            services,
            _nearest((latitude, longitude), known),
        )
        for column, row, latitude, longitude, services in cells
    ]


def towns() -> Iterable[tuple[str, str, float, float]]:
    """Yield name, kind and point of the towns and of the capital's sectors."""
    rows = Locality.objects.filter(kind__in=TOWNS, latitude__isnull=False).order_by("siruta")
    for name, kind, latitude, longitude in rows.values_list(
        "name", "kind", "latitude", "longitude"
    ):
        if latitude is not None and longitude is not None and in_romania(latitude, longitude):
            yield name, kind, latitude, longitude


def _nearest(point: tuple[float, float], known: list[tuple[str, str, float, float]]) -> str:
    nearest = min(known, key=lambda town: kilometres(point, town[2:]), default=None)
    return nearest[0] if nearest else ""


def _points(found: QuerySet[ServiceAtLocation], ordered: Results | None) -> dict[str, Any]:
    """Return points as ``[service, latitude, longitude, name, number of its locality]``."""
    rows = list(
        found.order_by("service__name", "service", "pk").values_list(
            "service",
            "location__latitude",
            "location__longitude",
            "service__name",
            "location__locality__name",
            "location__locality_text",
            "location__county__name",
        )
    )
    if ordered is not None:
        rank = {key: number for number, key in enumerate(ordered.in_order())}
        rows.sort(key=lambda row: rank[row[0]])
    names: dict[str, int] = {}
    points = []
    for service, latitude, longitude, name, locality, text, county in rows:
        where = _where(locality or text, county or "")
        number = names.setdefault(where, len(names))
        point = round(latitude or 0.0, DIGITS), round(longitude or 0.0, DIGITS)
        points.append([str(service), *point, name, number])
    told: dict[str, Any] = {"localities": list(names), "points": points}
    if ordered is not None:
        told["unplaced"] = ordered.total - len({row[0] for row in rows})
    return told


def _where(locality: str, county: str) -> str:
    return locality if locality == county or not county else f"{locality}, {county}".lstrip(", ")
