"""Distances on the globe; no geographic database is needed for a country."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
# A box around Romania with some border: latitude and longitude never overlap in it.
LATITUDES = (43.55, 48.35)
LONGITUDES = (20.15, 29.85)


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the great-circle distance between two points (haversine)."""
    lat1, lng1, lat2, lng2 = map(radians, (*first, *second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def in_romania(latitude: float, longitude: float) -> bool:
    """Whether a point lies in the box of the country."""
    return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]
