"""The public list of services at size, next to raw SQL of the same answer in the same run.

    python -m tests.bench.directory_list [SIZE…]

Invented services on both databases. Each address is asked once to warm up and to count its queries,
then as often as ``ROUNDS`` says; „cold” empties the cache before each, so that the facets are counted.
Raw SQL is the count, one page and the facets of the whole list.
"""

import logging
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.directory_api import timed
from tools import postgres

SIZES = ("2186", "20000", "100000")
ROUNDS = 20
LISTS = (
    *("", "?p=200", "?judet=CJ", "?judet=CJ&grup=copii", "?tip=8899CPDH-I"),
    *("?fel=public", "?lat=44.43&lon=26.1&raza=10", "?ordine=confirmare", "?ordine=locuri"),
    "?locuri=1",
)
POINTS = (
    "",
    "?bbox=20.2,43.6,29.8,48.3&zoom=6",
    "?bbox=22.5,45.5,25.5,47.5&zoom=9",
    "?bbox=25.9,44.3,26.3,44.6&zoom=12",
    "?judet=CJ&bbox=22.5,45.5,25.5,47.5&zoom=9",
)
RAW = (
    "SELECT count(*) FROM directory_service WHERE stage = 'published' AND status = 'active'",
    "SELECT s.*, o.* FROM directory_service s JOIN directory_organization o "
    "ON o.id = s.organization_id WHERE s.stage = 'published' AND s.status = 'active' "
    "ORDER BY s.name, s.id LIMIT 20",
    "SELECT term_id, count(*) FROM directory_service "
    "WHERE stage = 'published' AND status = 'active' GROUP BY 1",
    "SELECT o.ownership, count(*) FROM directory_service s JOIN directory_organization o "
    "ON o.id = s.organization_id WHERE s.stage = 'published' AND s.status = 'active' GROUP BY 1",
    "SELECT l.county_id, count(DISTINCT s.id) FROM directory_service s "
    "JOIN directory_serviceatlocation p ON p.service_id = s.id AND p.stage = 'published' "
    "JOIN directory_location l ON l.id = p.location_id "
    "WHERE s.stage = 'published' AND s.status = 'active' GROUP BY 1",
)


def main() -> None:
    """Measure each database in a process of its own."""
    sizes = sys.argv[1:] or list(SIZES)
    with postgres.server() as address, tempfile.TemporaryDirectory() as folder:
        for url in (address, f"sqlite:///{Path(folder) / 'bench.sqlite3'}"):
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "TEST_DATABASE_URL": url,
            }
            subprocess.run(
                [sys.executable, "-m", "tests.bench.directory_list", *sizes, "measure"],
                env=environment,
                check=True,
            )


def measure(sizes: list[int]) -> None:
    """Fill the configured database to each size and print what the list costs."""
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    logging.disable(logging.WARNING)
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from directory.models import Service  # noqa: PLC0415
    from directory.reference.load import load_geography, load_nomenclature  # noqa: PLC0415
    from tests.directory.corpus import make_services  # noqa: PLC0415

    settings.DEBUG = False
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    load_geography()
    load_nomenclature()
    client = Client()
    for size in sizes:
        make_services(size - Service.objects.count(), seed=size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"\n{connection.vendor}, {size} services, load {os.getloadavg()[0]:.1f}", flush=True)
        for query in LISTS:
            tell(client, f"/harta/{query}")
        for query in POINTS:
            tell(client, f"/harta/puncte.json{query}")
        for query in ("", "?judet=CJ&grup=copii"):
            tell(client, f"/harta/{query}", cold=True)
        tell_raw()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"process peak {peak} MiB", flush=True)


def tell(client: Any, address: str, *, cold: bool = False) -> None:
    """Print what one answer costs."""
    from django.core.cache import cache  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    queries: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    def ask() -> None:
        if cold:
            cache.clear()
        client.get(address)

    cache.clear()
    with connection.execute_wrapper(count):
        assert client.get(address).status_code == 200, address
    p50, p95 = timed(ask, ROUNDS)
    row = f"p50 {p50:8.1f}  p95 {p95:8.1f} ms  {len(queries):3} queries"
    print(f"{row}  {address}{'  cold' if cold else ''}", flush=True)


def tell_raw() -> None:
    """Print what the database alone needs for the list without a filter."""
    from django.db import connection  # noqa: PLC0415

    def ask() -> None:
        with connection.cursor() as cursor:
            for sql in RAW:
                cursor.execute(sql)
                cursor.fetchall()

    p50, p95 = timed(ask, ROUNDS)
    print(
        f"p50 {p50:8.1f}  p95 {p95:8.1f} ms  {len(RAW):3} queries  raw SQL of /harta/", flush=True
    )


if __name__ == "__main__":
    if sys.argv[-1] == "measure":
        measure([int(word) for word in sys.argv[1:-1]])
    else:
        main()
