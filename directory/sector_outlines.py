"""Outlines of the capital's sectors, read from a GeoJSON file (RFC 7946)."""

import json
from typing import Any

from directory.geo import in_romania
from directory.models import Locality, LocalityKind, SectorOutline

MOST_CORNERS = 2_000
DIGITS = 4
KEYS = ("id", "siruta", "SIRUTA", "natcode")
Ring = list[list[float]]


def read(text: str) -> dict[int, list[Ring]]:
    """Return the rings of each sector in a file by its SIRUTA code, as ``[latitude, longitude]``.

    Other areas of the file are left out. Raises ``ValueError`` with a sentence for people.
    """
    try:
        features = json.loads(text)["features"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError("Fișierul nu este un GeoJSON de tip FeatureCollection.") from None
    sectors = set(
        Locality.objects.filter(kind=LocalityKind.SECTOR).values_list("siruta", flat=True)
    )
    found = {}
    for number, feature in enumerate(features if isinstance(features, list) else [], 1):
        siruta = _siruta(feature)
        if siruta in sectors:
            try:
                found[siruta] = _rings(feature["geometry"])
            except (TypeError, KeyError):
                raise _wrong(number, siruta, "nu are un contur care să se înțeleagă.") from None
            except ValueError as failure:
                raise _wrong(number, siruta, str(failure)) from None
    if not found:
        raise ValueError(
            "Niciun element nu are codul SIRUTA al unui sector al Bucureștiului "
            f"(în „id” sau în proprietatea {', '.join(KEYS)})."
        )
    return found


def store(found: dict[int, list[Ring]], source: str) -> None:
    """Keep the outlines in place of those before."""
    SectorOutline.objects.all().delete()
    SectorOutline.objects.bulk_create(
        SectorOutline(locality_id=siruta, rings=rings, source=source)
        for siruta, rings in found.items()
    )


def for_map() -> dict[str, Any]:
    """Return what the map draws: all rings, and whom to thank for them."""
    kept = list(SectorOutline.objects.values_list("rings", "source"))
    return {
        "sectors": [ring for rings, _source in kept for ring in rings],
        "credit": "; ".join(dict.fromkeys(source for _rings, source in kept)),
    }


def _wrong(number: int, siruta: int, reason: str) -> ValueError:
    return ValueError(f"Elementul {number} (SIRUTA {siruta}): {reason}")


def _siruta(feature: Any) -> int | None:
    if not isinstance(feature, dict):
        return None
    properties = feature.get("properties")
    named = properties if isinstance(properties, dict) else {}
    for value in (feature.get("id"), *(named.get(key) for key in KEYS)):
        if str(value or "").isascii() and str(value or "").isdigit():
            return int(str(value))
    return None


def _rings(geometry: Any) -> list[Ring]:
    kind, given = geometry["type"], geometry["coordinates"]
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ValueError("conturul trebuie să fie Polygon sau MultiPolygon.")
    polygons = [given] if kind == "Polygon" else given
    rings = [[_corner(*point[:2]) for point in ring] for polygon in polygons for ring in polygon]
    corners = sum(map(len, rings))
    if corners > MOST_CORNERS:
        raise ValueError(
            f"conturul are {corners} de puncte; simplificați-l la cel mult {MOST_CORNERS}."
        )
    return rings


def _corner(longitude: Any, latitude: Any) -> list[float]:
    try:
        point = (float(latitude), float(longitude))
    except (ValueError, OverflowError):
        raise ValueError("un punct nu are două numere.") from None
    if not in_romania(*point):
        raise ValueError("un punct nu este în România; ordinea este longitudine, latitudine.")
    return [round(number, DIGITS) for number in point]
