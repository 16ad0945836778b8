"""A small register with everything that can be in one: shelters, free places, licences, gaps."""

from datetime import date

from django.utils import timezone

import pytest

from directory.models import (
    License,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from tests.directory.corpus import make_services

ROOT = "/api/hsds/v3/"
SECRETS = ("Strada Ascunsă", "99-ascuns", "44.123456", "26.654321", "987654")


@pytest.fixture
def corpus(facts: None) -> list[Service]:
    """Forty services; one is a shelter, one waits for a moderator."""
    make_services(40)
    services = list(Service.objects.order_by("name", "pk"))
    Service.objects.filter(pk=services[0].pk).update(
        term=TaxonomyTerm.objects.get(code="8790CR-VD-I")
    )
    Location.objects.filter(services_here__service=services[0]).update(
        street=SECRETS[0],
        number=SECRETS[1],
        latitude=44.123456,
        longitude=26.654321,
        precision="exact",
        postal_code="987654",
    )
    Service.objects.filter(pk=services[-1].pk).update(stage="in_review")
    now = timezone.now()
    place = ServiceAtLocation.objects.filter(service=services[3])
    place.update(
        free_places=4,
        free_places_at=now,
        accessible=True,
        schedule="luni-vineri 8-16",
        phones=["0212223344"],
        emails=["centru@exemplu.ro"],
    )
    services[3].website = "https://exemplu.ro/centru"
    services[3].confirmed_on = date(2026, 11, 1)
    services[3].save()
    Organization.objects.filter(services=services[3]).update(cui="12345674", accreditation="AF 12")
    License.objects.update_or_create(
        service=services[3], defaults={"number": "LF 0001", "issued_on": date(2026, 1, 2)}
    )
    return services


@pytest.fixture
def shelter(corpus: list[Service]) -> Service:
    return Service.objects.get(places__location__street=SECRETS[0])
