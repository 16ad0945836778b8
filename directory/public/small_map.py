"""A county with one point in it, for the page of a service: a drawing of a few hundred bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.disclosure import PublicPlace
from directory.models import County, Locality, LocalityKind
from directory.outlines import on_grid, outlines, rings

MARGIN = 0.06  # of the county's side
TEXT = 0.055
DOT = 0.025
LETTER = 0.6  # of the height of the text
Town = tuple[str, float, float]


@dataclass(frozen=True)
class Name:
    """A town on the drawing."""

    text: str
    x: str
    y: str


@dataclass(frozen=True)
class SmallMap:
    """What the template draws, as text: numbers in SVG have points, whatever the language."""

    view_box: str
    path: str
    x: str
    y: str
    dot: str
    text: str
    towns: list[Name]


def small_map(place: PublicPlace) -> SmallMap | None:
    """Draw a place in its county; nothing where either is unknown, or the place is protected."""
    if place.point is None:
        return None
    code = County.objects.filter(name=place.county).values_list("code", flat=True).first()
    path = outlines().get(code or "")
    if code is None or path is None:
        return None
    corners = [corner for ring in rings(path) for corner in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    north, south = min(y for _, y in corners), max(y for _, y in corners)
    side = max(east - west, south - north)
    margin = side * MARGIN
    x, y = on_grid(*place.point)
    if not (west - margin <= x <= east + margin and north - margin <= y <= south + margin):
        return None
    box = (west - margin, north - margin, east - west + 2 * margin, south - north + 2 * margin)
    return SmallMap(
        " ".join(_number(value) for value in box),
        path,
        _number(x),
        _number(y),
        _number(side * DOT),
        _number(side * TEXT),
        list(_apart(_towns(code), side * TEXT, (x, y))),
    )


def _apart(towns: Iterable[Town], height: float, dot: tuple[float, float]) -> Iterator[Name]:
    """Yield the names that no other covers, with that of the dot's own town above the dot.

    SIRUTA numbers the seat of a county first.
    """
    placed = [(name, x, y, len(name) * height * LETTER / 2) for name, x, y in towns]
    under_dot = [
        (name, x, dot[1] - height, half)
        for name, x, y, half in placed
        if abs(y - dot[1]) < height and abs(x - dot[0]) < half + height
    ]
    moved = {name for name, *_ in under_dot}
    taken: list[tuple[float, float, float]] = []
    for name, x, y, half in [*under_dot, *(town for town in placed if town[0] not in moved)]:
        if all(abs(y - v) > height or abs(x - u) > half + other for u, v, other in taken):
            taken.append((x, y, half))
            yield Name(name, _number(x), _number(y))


def _towns(county: str) -> Iterator[Town]:
    known = Locality.objects.filter(
        county=county, kind=LocalityKind.MUNICIPALITY, latitude__isnull=False
    )
    for name, latitude, longitude in known.order_by("siruta").values_list(
        "name", "latitude", "longitude"
    ):
        if latitude is not None and longitude is not None:
            yield name, *on_grid(latitude, longitude)


def _number(value: float) -> str:
    return f"{value:.2f}"
