"""``python -m tests.bench.directory_api SIZE…``: the API next to raw SQL of the same answer.

Makes invented services in the test database of this run (SQLite, or ``TEST_DATABASE_URL``) and
prints p50 and p95 in milliseconds, queries, and of the full stream services a second and the
memory that it added.
"""

import gc
import os
import resource
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

import django
from django.conf import settings

PAGES = 40
RAW_PAGE = (
    "SELECT s.id, s.name, s.description, s.status, s.modified_at, o.id, o.name "
    "FROM directory_service s JOIN directory_organization o ON o.id = s.organization_id "
    "WHERE s.stage = 'published' ORDER BY s.name, s.id LIMIT 50 OFFSET %s"
)
RAW_ALL = (
    "SELECT s.*, o.*, p.*, l.*, c.name, y.name FROM directory_service s "
    "JOIN directory_organization o ON o.id = s.organization_id "
    "JOIN directory_serviceatlocation p ON p.service_id = s.id "
    "JOIN directory_location l ON l.id = p.location_id "
    "LEFT JOIN directory_county c ON c.code = l.county_id "
    "LEFT JOIN directory_locality y ON y.siruta = l.locality_id "
    "WHERE s.stage = 'published' ORDER BY s.id"
)


def timed(act: Callable[[], object], times: int) -> tuple[float, float]:
    """Return p50 and p95 in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.95) - 1]


def bench(size: int) -> None:
    """Measure with so many services."""
    from django.db import connection  # noqa: PLC0415 -- Django must be set up before
    from django.test import Client  # noqa: PLC0415 -- Django must be set up before

    from directory.models import Service  # noqa: PLC0415 -- as above
    from tests.directory.corpus import make_services  # noqa: PLC0415 -- as above

    have = Service.objects.count()
    make_services(size - have, seed=size)
    gc.collect()
    gc.freeze()  # as deploy/gunicorn.conf.py does
    client = Client()
    cursor = connection.cursor()
    if connection.vendor == "postgresql":
        cursor.execute("ANALYZE")
    print(f"\n{connection.vendor}, {size} services")
    for name, address in (
        ("page 1", "services"),
        ("page 20", "services?page=20"),
        ("page 1, full", "services?full=true"),
        ("circle of 10 km", "services?lat=44.43&lon=26.1&radius=10000"),
    ):
        url = f"/api/hsds/v3/{address}"
        queries: list[str] = []

        def count_query(execute: Any, sql: str, *rest: Any, seen: list[str] = queries) -> Any:
            seen.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(count_query):
            assert client.get(url).status_code == 200
        p50, p95 = timed(partial(client.get, url), PAGES)
        print(f"{name:20} p50 {p50:8.1f}  p95 {p95:8.1f}  queries {len(queries)}")

    def raw_page() -> None:
        cursor.execute(RAW_PAGE, [0])
        cursor.fetchall()

    print("{:20} p50 {:8.1f}  p95 {:8.1f}".format("page 1, raw SQL", *timed(raw_page, PAGES)))

    def stream() -> int:
        response = client.get("/api/hsds/v3/services?full=true&format=ndjson")
        return sum(part.count(b"\n") for part in response.streaming_content)

    start = time.perf_counter()
    count = stream()
    taken = time.perf_counter() - start
    print(f"ndjson, full         {taken:8.1f} s  {count / taken:8.0f} services/s  ({count})")
    start = time.perf_counter()
    cursor.execute(RAW_ALL)
    rows = sum(len(part) for part in iter(lambda: cursor.fetchmany(500), []))
    taken = time.perf_counter() - start
    print(f"the same, raw SQL    {taken:8.1f} s  {rows / taken:8.0f} rows/s")
    if size <= 20_000:
        tracemalloc.start()
        stream()
        print(f"ndjson peak memory   {tracemalloc.get_traced_memory()[1] / 2**20:8.1f} MiB traced")
        tracemalloc.stop()
    print(
        f"process peak         {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MiB"
    )


def main() -> None:
    """Set up a database of its own, and measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    settings.DEBUG = False
    from django.test.utils import setup_databases, teardown_databases  # noqa: PLC0415 -- after setup

    from directory.api import limits  # noqa: PLC0415 -- after setup
    from directory.reference.load import load_geography, load_nomenclature  # noqa: PLC0415 -- after setup

    limits.REQUESTS_A_MINUTE = limits.STREAMS_AN_HOUR = 10**9
    made = setup_databases(0, interactive=False)
    try:
        load_geography()
        load_nomenclature()
        for size in [int(word) for word in sys.argv[1:]] or [2186, 20_000]:
            bench(size)
    finally:
        teardown_databases(made, 0)


if __name__ == "__main__":
    main()
