"""Another place of a service, as its provider states it.

It stands in review and outside every output until a moderator accepts it. Only its protection
counts at once: a secret address hides the service's other places from that moment on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory.models import (
    ChangeRecord,
    County,
    Locality,
    Location,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
)
from directory.providers.additions import TooManyError

MOST_IN_REVIEW = 10
ADDED, REFUSED = "place_added", "place_refused"


@dataclass(frozen=True)
class Said:
    """What a provider says of the place."""

    county: County
    locality: Locality
    street: str
    number: str
    postal_code: str
    phones: list[str]
    schedule: str
    sensitive: bool

    @property
    def line(self) -> str:
        """The place on one line, for the history."""
        street = f"{self.street} {self.number}".strip()
        parts = (self.locality.name, street, f"județul {self.county.name}")
        return ", ".join(part for part in parts if part)


@transaction.atomic
def add(service: Service, user: User, said: Said) -> ServiceAtLocation:
    """Add a place in review."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    if service.places.filter(main=False, stage=Stage.IN_REVIEW).count() >= MOST_IN_REVIEW:
        raise TooManyError(
            f"Aveți deja {MOST_IN_REVIEW} locuri în verificare la acest serviciu. "
            "Așteptați să fie verificate."
        )
    location = Location.objects.create(
        county=said.county,
        locality=said.locality,
        locality_text=said.locality.name,
        street=said.street,
        number=said.number,
        postal_code=said.postal_code,
        sensitive=said.sensitive,
    )
    place = ServiceAtLocation.objects.create(
        service=service,
        location=location,
        main=False,
        phones=said.phones,
        schedule=said.schedule,
    )
    ChangeRecord.objects.create(
        service=service,
        field=ADDED,
        new=said.line,
        at=timezone.now(),
        source=Source.PROVIDER,
        user=user,
        published=False,
    )
    return place


def refused(services: Iterable[UUID], days: int) -> Iterator[tuple[UUID, str, str]]:
    """Yield the places refused in these days: of which service, which place, and why."""
    since = timezone.now() - timedelta(days=days)
    found = ChangeRecord.objects.filter(service__in=services, field=REFUSED, at__gte=since)
    for change in found:
        if change.service_id is not None:
            yield change.service_id, str(change.old), str(change.new)
