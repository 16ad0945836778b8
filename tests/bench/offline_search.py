"""The search in the browser, next to the server's own in the same run: time to make, time to find.

    python -m tests.bench.offline_search [services]

Invented services on both databases, each with words of its own in its name, so that corrections
have ten thousand words to choose from. Each query is asked once to warm up; the browser is Node.
"""

import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools import postgres

SERVICES = "4000"
BATCH = 500
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstvz" for vowel in "aeiou"]
QUERIES = (
    *("azil batrani", "camin pentru persoane varstnice Iasi", "cantnia sociala", "centru de zi"),
    *("ingrijire la domiciliu", "cantinasociala", "asociatia speranta", "strada Morii 12"),
    *("unde gasesc un camin de batrani aproape de mine", "persone cu dizabilitati", "xyzzyq"),
    *("centr de zi pentr copi cu handicp", "adapost violenta", "servicii", "lumina"),
)
FIND = """
  const { Finder } = await load("finder.js");
  const started = performance.now();
  const finder = new Finder(given.register);
  const made = performance.now() - started;
  const times = [];
  for (const words of [...given.queries, ...given.queries]) {
    const asked = performance.now();
    finder.find(words);
    times.push(performance.now() - asked);
  }
  return { made, times: times.slice(given.queries.length) };
"""


def main() -> None:
    """Measure next to each database in a process of its own."""
    size = sys.argv[1] if len(sys.argv) > 1 else SERVICES
    with postgres.server() as address, tempfile.TemporaryDirectory() as folder:
        for url in (address, f"sqlite:///{Path(folder) / 'bench.sqlite3'}"):
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "TEST_DATABASE_URL": url,
            }
            subprocess.run(
                [sys.executable, "-m", "tests.bench.offline_search", size, "measure"],
                env=environment,
                check=True,
            )


def measure(size: int) -> None:
    """Fill the configured database and print what both searches cost."""
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    logging.disable(logging.WARNING)
    from django.db import connection  # noqa: PLC0415

    from core import word_search  # noqa: PLC0415
    from search.index import memory, registers  # noqa: PLC0415
    from search.register.source import KEY  # noqa: PLC0415
    from tests.displays.node import run  # noqa: PLC0415
    from tests.search.offline import twin  # noqa: PLC0415

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    _fill(size)
    registers.compare(KEY)
    words = len(memory.current().listing.vocabulary)
    load = os.getloadavg()[0]
    print(f"\n{connection.vendor}, {size} services, {words} words, load {load:.1f}")
    given = {"register": twin.register(), "queries": QUERIES}
    browser = run(FIND, given, twin.MODULES)
    print(f"made in the browser: {browser['made']:.0f} ms")
    server = []
    for query in (*QUERIES, *QUERIES):
        started = time.perf_counter()
        word_search.find(KEY, query)
        server.append(1000 * (time.perf_counter() - started))
    for query, here, there in zip(QUERIES, browser["times"], server[len(QUERIES) :], strict=True):
        print(f"{here:8.1f} ms  server {there:8.1f} ms  x{here / there:.2f}  {query}")


def _fill(size: int) -> None:
    from directory.models import Service  # noqa: PLC0415
    from directory.reference.load import load_geography, load_nomenclature  # noqa: PLC0415
    from tests.directory.corpus import make_services  # noqa: PLC0415

    load_geography()
    load_nomenclature()
    chance = random.Random(3)  # noqa: S311 -- the same words each time
    services = make_services(size)
    for service in services:
        own = ("".join(chance.choices(SYLLABLES, k=chance.randint(3, 4))) for _ in range(2))
        service.name += f" {' '.join(own)}n"
    Service.objects.bulk_update(services, ["name"], batch_size=BATCH)


if __name__ == "__main__":
    if sys.argv[-1] == "measure":
        measure(int(sys.argv[1]))
    else:
        main()
