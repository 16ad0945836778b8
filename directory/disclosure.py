"""The one place that decides what of a record anybody may see.

Shelters of victims never give away their address or point: not on a page, in a list, on the map,
in the API, an export, the history, the sitemap or the search text. Every output takes its data
from here and never from the models.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from directory.fields import PLACE_FIELDS
from directory.models import (
    ChangeRecord,
    Location,
    Precision,
    Service,
    ServiceAtLocation,
    Stage,
    TaxonomyTerm,
)
from directory.models.records import ServiceQuerySet
from directory.protection import PATTERN, is_protected_code

# Of a hundred thousand services only the few without a known kind are compared with the pattern.
PROTECTED_TERMS = TaxonomyTerm.objects.filter(Q(protected=True) | Q(code__iregex=PATTERN))
PROTECTED = (
    Q(term__in=PROTECTED_TERMS.values("pk"))
    | Q(pk__in=ServiceAtLocation.objects.filter(location__sensitive=True).values("service"))
    | (~Q(code_text="") & Q(code_text__iregex=PATTERN))
)
SECRET_PARTS = PLACE_FIELDS | {"locality"}


@dataclass(frozen=True)
class PublicPlace:
    """A place as anybody may know it; of a protected one only the county."""

    county: str
    locality: str
    siruta: int | None
    street: str
    number: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    precision: str
    protected: bool

    @property
    def address(self) -> str:
        """Street and number on one line, or nothing."""
        return " ".join(part for part in (self.street, self.number) if part)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or nothing."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


def is_protected(service: Service, location: Location | None = None) -> bool:
    """Whether the service, or the place at which it is given, must stay hidden."""
    if service.term and (service.term.protected or is_protected_code(service.term.code)):
        return True
    if is_protected_code(service.code_text):
        return True
    if location is not None:
        return location.sensitive
    return any(place.location.sensitive for place in service.places.all())


def public_services() -> ServiceQuerySet:
    """Return the services that have a public page."""
    return Service.objects.published()


def disclosed_places() -> QuerySet[ServiceAtLocation]:
    """Return the places whose address anybody may know."""
    protected = Service.objects.filter(PROTECTED)
    return ServiceAtLocation.objects.filter(
        service__stage=Stage.PUBLISHED, stage=Stage.PUBLISHED
    ).exclude(service__in=protected)


def disclosed_points() -> QuerySet[ServiceAtLocation]:
    """Return the places that may be drawn on a map or measured a distance to."""
    return disclosed_places().filter(location__latitude__isnull=False)


def public_place(service: Service, place: ServiceAtLocation) -> PublicPlace:
    """Return what may be said of a place."""
    location = place.location
    county = location.county.name if location.county else ""
    if is_protected(service) or location.sensitive:
        return PublicPlace(county, "", None, "", "", "", None, None, Precision.UNKNOWN, True)
    locality = location.locality
    return PublicPlace(
        county,
        locality.name if locality else location.locality_text,
        locality.siruta if locality else None,
        location.street,
        location.number,
        location.postal_code,
        location.latitude,
        location.longitude,
        location.precision,
        False,
    )


def public_places(service: Service) -> Iterator[PublicPlace]:
    """Yield the published places of a service."""
    for place in service.places.all():
        if place.stage == Stage.PUBLISHED:
            yield public_place(service, place)


def public_history(service: Service, changes: Iterable[ChangeRecord]) -> Iterator[ChangeRecord]:
    """Yield what was seen on the page, without the fields that tell a protected place."""
    protected = is_protected(service)
    for change in changes:
        if not change.published or (protected and change.field in SECRET_PARTS):
            continue
        if protected and not change.field and isinstance(change.new, dict):
            change.new = public_values(service, change.new)
        yield change


def public_values(service: Service, values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a record, now or at an earlier date, that anybody may see."""
    if not is_protected(service):
        return values
    return {name: value for name, value in values.items() if name not in SECRET_PARTS}


def search_text(service: Service) -> str:
    """Return the words under which a service is found; a hidden place is not among them."""
    words = [service.name, service.organization.name, service.description]
    if service.term is not None:
        words += [service.term.name, service.term.category, *service.term.activities]
    for place in public_places(service):
        words += [place.locality, place.county, place.street]
    return " ".join(word for word in words if word)
