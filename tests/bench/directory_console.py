"""The console of the map at size: how long its lists, filters and record page take.

    python -m tests.bench.directory_console [services]

A hundred thousand (or as many as given) synthetic services on both databases: a small register is
imported and its records copied. Each address is
asked once to warm up and then three times; the middle time and the number of queries are printed.
"""

import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from tools import postgres

SERVICES = 100_000
ROUNDS = 3
IMPORTED = 500  # a prefetch of a thousand places is too deep an expression for SQLite
LISTS = (
    *("", "?p=1900", "?ordering=-name", "?ordering=-confirmed_on", "?q=speranta"),
    *("?q=asociatia+lumina", "?q=zzzzzz", "?judet=CJ", "?localitate=cluj-napoca", "?tip=1"),
    *("?grup=copii", "?stare=active", "?publicare=in_review", "?licenta=valid", "?licenta=none"),
    *("?forma=public", "?neconfirmat=12", "?fara_punct=1", "?complet=50", "?judet=CJ&complet=70"),
)


def main() -> None:
    """Measure each database in a process of its own."""
    count = sys.argv[1] if len(sys.argv) > 1 else str(SERVICES)
    with postgres.server() as address, tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite:///{Path(folder) / 'bench.sqlite3'}", address):
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "TEST_DATABASE_URL": url,
            }
            subprocess.run(
                [sys.executable, "-m", "tests.bench.directory_console", count, "measure"],
                env=environment,
                check=True,
            )


def measure(count: int) -> None:
    """Fill the configured database and print what the console's pages cost."""
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    logging.disable(logging.WARNING)
    from django.db import connection  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    print(f"{connection.vendor}, {count} services", flush=True)
    client = fill(count)
    from directory.models import Organization, Service  # noqa: PLC0415

    services = reverse("directory_console_services")
    for query in LISTS:
        timed(client, f"{services}{query}")
    service = Service.objects.order_by("name")[count // 2]
    timed(client, reverse("directory_console_record", args=[service.pk]))
    place = service.places.get()
    timed(client, reverse("directory_console_point", args=[service.pk, place.pk]))
    timed(client, reverse("directory_console_organizations"))
    timed(client, reverse("directory_console_organizations") + "?q=lumina")
    provider = Organization.objects.order_by("name")[10]
    timed(client, reverse("directory_console_organization", args=[provider.pk]))
    timed(client, reverse("directory_console_work"))
    start = time.monotonic()
    size = sum(map(len, client.get(f"{services}?export=csv").streaming_content))
    print(f"{time.monotonic() - start:8.1f} s  all as CSV, {size // 1024} KB", flush=True)


def fill(count: int) -> Any:
    """Import a synthetic register; return a browser in which an administrator is signed in."""
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from directory.importing.apply import apply  # noqa: PLC0415
    from directory.importing.plan import Options, planned  # noqa: PLC0415
    from directory.reference.load import load_geography, load_nomenclature  # noqa: PLC0415
    from tests.directory.registers import clean_rows, write_csv  # noqa: PLC0415

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    load_geography()
    load_nomenclature()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "register.csv", clean_rows(IMPORTED))
        with planned(path, Options()) as plan:
            apply(plan)
    copy(count // IMPORTED)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"filled in {time.monotonic() - start:.0f} s", flush=True)
    client = Client()
    client.force_login(
        User.objects.create_superuser("bench"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def copy(times: int) -> None:
    """Copy the imported records until there are so many times as many."""
    from directory.models import License, Location, Service, ServiceAtLocation  # noqa: PLC0415

    originals = list(Service.objects.complete().select_related("license"))
    for number in range(1, times):
        made: dict[type, list[Any]] = {
            Service: [],
            Location: [],
            ServiceAtLocation: [],
            License: [],
        }
        for service in originals:
            place = next(iter(service.places.all()))
            twin = clone(service, name=f"{service.name} {number}")
            location = clone(place.location)
            made[Service].append(twin)
            made[Location].append(location)
            made[ServiceAtLocation].append(
                clone(place, service_id=twin.pk, location_id=location.pk)
            )
            if hasattr(service, "license"):
                made[License].append(clone(service.license, service_id=twin.pk))
        for model, items in made.items():
            model.objects.bulk_create(items, batch_size=500)


def clone(item: Any, **changes: Any) -> Any:
    """Return a row like another, under a key of its own."""
    columns = {field.attname: getattr(item, field.attname) for field in item._meta.concrete_fields}
    return type(item)(**columns | {"id": uuid.uuid4()} | changes)


def timed(client: Any, address: str) -> None:
    """Print the middle time of an address, and how many queries it takes."""
    from django.db import connection  # noqa: PLC0415

    queries: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        assert client.get(address).status_code == 200, address
    times = []
    for _round in range(ROUNDS):
        start = time.monotonic()
        client.get(address)
        times.append(time.monotonic() - start)
    took = statistics.median(times) * 1000
    print(f"{took:8.0f} ms  {len(queries):3} queries  {address}", flush=True)


if __name__ == "__main__":
    if sys.argv[-1] == "measure":
        measure(int(sys.argv[1]))
    else:
        main()
