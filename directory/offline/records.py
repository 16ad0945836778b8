"""A service as the copy on a device holds it: what its page says, empty values left out.

Everything comes through ``directory.public.shown``, and so through ``directory.disclosure``.
"""

from typing import Any

from directory.models import Service, Stage
from directory.public.shown import Shown, ShownPlace

Row = dict[str, Any]
DIGITS = 5  # of a degree: about a metre


class Rows:
    """Makes the rows of one piece; what many services share stands in it once."""

    def __init__(self, kinds: dict[int, int]) -> None:
        self._kinds = kinds
        self._providers: dict[str, tuple[int, Row]] = {}
        self._localities: dict[int, tuple[int, Row]] = {}
        self.services: list[Row] = []

    @property
    def content(self) -> Row:
        """Return the piece."""
        return {
            "providers": [row for _, row in self._providers.values()],
            "localities": [row for _, row in self._localities.values()],
            "services": self.services,
        }

    def add(self, service: Service) -> None:
        """Add a service, fetched as for its page."""
        shown = Shown(service)
        places = [item for item in service.places.all() if item.stage == Stage.PUBLISHED]
        places.sort(key=lambda item: not item.main)
        row = {
            "id": str(service.pk),
            "name": service.name,
            "provider": self._provider(service),
            "kind": self._kinds.get(service.term_id or 0),
            "code": "" if service.term_id else service.code_text,
            "description": service.description,
            "capacity": [service.capacity, service.get_capacity_unit_display()]
            if service.capacity
            else None,
            "website": service.website,
            "closed": shown.closed,
            "hidden": shown.protected,
            "delicate": shown.delicate,
            "confirmed": [service.confirmed_on, getattr(service, "last_by", None) or ""]
            if service.confirmed_on
            else None,
            "licence": _licence(service),
            "places": [
                self._place(item.location, told)
                for item, told in zip(places, shown.places, strict=True)
            ],
        }
        self.services.append(_filled(row))

    def _provider(self, service: Service) -> int:
        organization = service.organization
        row = _filled(
            {
                "id": str(organization.pk),
                "name": organization.name,
                "ownership": organization.ownership,
            }
        )
        return self._providers.setdefault(row["id"], (len(self._providers), row))[0]

    def _place(self, location: Any, told: ShownPlace) -> Row:
        place = told.place
        row = {
            "county": location.county_id,
            "locality": self._locality(location.locality) if place.siruta else None,
            "town": "" if place.siruta else place.locality,
            "street": place.street,
            "number": place.number,
            "postcode": place.postal_code,
            "point": [round(place.point[0], DIGITS), round(place.point[1], DIGITS)]
            if place.point
            else None,
            "near": place.precision == "locality",
            "hidden": place.protected,
            "phones": told.phones,
            "emails": told.emails,
            "schedule": told.schedule,
            "accessible": told.accessible,
            "free": [told.free_places, told.free_places_at]
            if told.free_places is not None
            else None,
        }
        return _filled(row)

    def _locality(self, locality: Any) -> int:
        row = {"siruta": locality.siruta, "name": locality.name, "county": locality.county_id}
        row |= {"kind": locality.kind}
        if locality.latitude is not None:
            row["point"] = [round(locality.latitude, DIGITS), round(locality.longitude, DIGITS)]
        return self._localities.setdefault(locality.siruta, (len(self._localities), row))[0]


def _licence(service: Service) -> Row | None:
    license_ = getattr(service, "license", None)
    if license_ is None:
        return None
    return _filled(
        {
            "status": license_.get_status_display(),
            "number": license_.number,
            "issued": license_.issued_on,
            "to": license_.valid_to,
            "issuer": license_.issuer,
        }
    )


def _filled(row: Row) -> Row:
    """Leave out what is not known; False stays only where unknown is something else."""
    return {
        name: value
        for name, value in row.items()
        if value not in (None, "", []) and (value is not False or name == "accessible")
    }
