"""Services in one line, each with a place."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

import pytest

from directory.models import (
    Locality,
    Location,
    Organization,
    Precision,
    Service,
    ServiceAtLocation,
    Stage,
    TaxonomyTerm,
)

Make = Callable[..., Service]


@pytest.fixture(autouse=True)
def _site(home_page) -> None:
    """Public pages need the site."""


@pytest.fixture
def make() -> Make:
    """Store a published service in Cluj-Napoca; arguments change what matters to the test."""

    def build(name: str = "Cămin Speranța", **known: Any) -> Service:
        provider = known.get("provider", f"Asociația {name}")
        organization, _new = Organization.objects.get_or_create(
            key=provider.casefold(),
            defaults={"name": provider, "ownership": known.get("ownership", "")},
        )
        locality = Locality.objects.filter(
            name=known.get("locality", "Cluj-Napoca"), latitude__isnull=False
        ).earliest("siruta")
        service = Service.objects.create(
            name=name,
            organization=organization,
            term=TaxonomyTerm.objects.get(code=known.get("code", "8730CR-V-I")),
            stage=known.get("stage", Stage.PUBLISHED),
            status=known.get("status", "active"),
            confirmed_on=known.get("confirmed_on"),
            modified_at=timezone.now(),
        )
        location = Location.objects.create(
            county=locality.county,
            locality=locality,
            street=known.get("street", "Strada Morii"),
            number="7",
            latitude=known.get("latitude", locality.latitude),
            longitude=known.get("longitude", locality.longitude),
            precision=Precision.EXACT,
            sensitive=known.get("sensitive", False),
        )
        ServiceAtLocation.objects.create(
            service=service,
            location=location,
            stage=Stage.PUBLISHED,
            phones=known.get("phones", ["0264 111 222"]),
            emails=known.get("emails", []),
            accessible=known.get("accessible"),
            free_places=known.get("free_places"),
            free_places_at=known.get("free_places_at"),
        )
        return service

    return build
