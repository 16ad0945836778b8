"""What a record said on a date, from its changes alone."""

from datetime import datetime
from typing import Any

from directory.disclosure import public_values
from directory.models import Service


def as_of(service: Service, moment: datetime) -> dict[str, Any] | None:
    """Return the published values at a moment, or nothing when the record was not there yet."""
    values: dict[str, Any] | None = None
    for change in service.changes.filter(at__lte=moment, published=True).order_by("at", "pk"):
        if not change.field:
            values = dict(change.new or {})
        elif values is not None:
            values[change.field] = change.new
    return None if values is None else public_values(service, values)
