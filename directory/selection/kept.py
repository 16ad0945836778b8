"""What everybody asks for is kept for some minutes, or until the register changes."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db.models import Max

from directory.models import Service, ServiceAtLocation
from directory.selection.query import Selection

SECONDS = 300


def kept(name: str, selection: Selection, make: Callable[[], Any]) -> Any:
    """Return what was made for this selection, whatever its order or page, or make it.

    Words, points and lists chosen one by one find few services and are asked in endless
    variety: they would only fill the cache.
    """
    if selection.q or selection.point or selection.provider or selection.only:
        return make()
    key = f"directory.{name}:{version()}:{selection.querystring(order='', view='')}"
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found


def version() -> str:
    """Name the state of the register: its last change and the last free places told."""
    changed = Service.objects.aggregate(at=Max("modified_at"))["at"]
    told = ServiceAtLocation.objects.aggregate(at=Max("free_places_at"))["at"]
    moments = (moment.timestamp() if moment else 0 for moment in (changed, told))
    return ":".join(map(str, moments))
