"""Invented services put straight into the tables: quick, of any size, with everything that can be."""

import random
import uuid
from datetime import UTC, date, datetime, timedelta

from directory.importing import planner
from directory.models import (
    License,
    Locality,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
STREETS = ("Morii", "Zambilelor", "Calea 13 Septembrie", "Principală", "Unirii", "Țărmului")
WORDS = ("Speranța", "Lumina", "Sânziana", "Împreună", "Șansa", "Alinare")
SERVICES_A_PROVIDER = 3
BATCH = 2000


def make_services(count: int, seed: int = 1) -> list[Service]:
    """Add published services of ordinary kinds, one place each; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311 -- a fixed seed, the same services
    localities = list(Locality.objects.filter(latitude__isnull=False).order_by("siruta")[:3000])
    terms = list(TaxonomyTerm.objects.filter(protected=False).order_by("code"))

    def new_id() -> uuid.UUID:
        return uuid.UUID(int=chance.getrandbits(128), version=4)

    providers = [
        Organization(
            id=new_id(),
            name=f"Asociația {chance.choice(WORDS)} {seed}-{number}",
            key=f"asociatia {seed} {number}",
            ownership=chance.choice(("public", "private", "")),
        )
        for number in range(-(-count // SERVICES_A_PROVIDER))
    ]
    services, locations, ties, licences = [], [], [], []
    for number in range(count):
        term, locality = chance.choice(terms), chance.choice(localities)
        sized = chance.random() < 0.8
        service = Service(
            id=new_id(),
            organization=providers[number // SERVICES_A_PROVIDER],
            name=f"{term.name.split(' (')[0]} „{chance.choice(WORDS)}” {seed}-{number:06}",
            term=term,
            capacity=chance.randint(4, 120) if sized else None,
            capacity_unit="places" if sized else "",
            stage="published",
            modified_at=START + timedelta(minutes=number),
        )
        location = Location(
            id=new_id(),
            county_id=locality.county_id,
            locality=locality,
            street=chance.choice(STREETS),
            number=str(chance.randint(1, 240)),
            latitude=locality.latitude,
            longitude=locality.longitude,
            precision="locality",
        )
        services.append(service)
        locations.append(location)
        ties.append(
            ServiceAtLocation(
                id=new_id(),
                service=service,
                location=location,
                stage="published",
                phones=["0212223344"],
            )
        )
        licences.append(
            License(id=new_id(), service=service, number=f"LF {number}", issued_on=date(2026, 1, 2))
        )
    Organization.objects.bulk_create(providers, batch_size=BATCH)
    Service.objects.bulk_create(services, batch_size=BATCH)
    Location.objects.bulk_create(locations, batch_size=BATCH)
    ServiceAtLocation.objects.bulk_create(ties, batch_size=BATCH)
    License.objects.bulk_create(licences, batch_size=BATCH)
    planner.refresh()  # as an import does; another test's import left the planner its own counts
    return services
