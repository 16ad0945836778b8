"""The search at size, next to Wagtail's plain backend: both databases, one run, ratios.

    python -m tests.bench.search [documents]

A hundred pages and 100,000 (or as many as given) documents like those of a directory of
services. The plain backend searches the same texts as rows of a model of the portal. It comes
last and is asked a few of the queries only: at 100,000 documents each takes it minutes.
"""

import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from tools import postgres

PAGES = 100
DOCUMENTS = 100_000
BATCH = 2000
ROUNDS = 3
PREFIXES = ("aj", "ajutor s", "cam", "cămin var", "centru de zi", "incal", "tich", "serv")
QUERIES = (
    "cămin pentru persoane vârstnice Iași",
    "centru de zi copii Cluj",
    "camine batrani",
    "servicii sociale",
    "îngrijire la domiciliu timisoara",
    "adapost violenta domestica",
    "cantina sociala Bacau",
    "centru recuperare dizabilitati",
    "Asociația Speranța",
    "incalzrie ajutor",
    "ajutor social",
    "ingrijre domiciliu",
    "servicii",
    "strada Florilor 12",
    "unde gasesc un camin de varstnici in Constanta",
)
PLAIN_ASKED = QUERIES[::5]
"""What the plain backend is asked, once, and ours once more to compare."""
TYPES = (
    *("Cămin pentru persoane vârstnice", "Centru de zi pentru copii", "Cantină socială"),
    *("Serviciu de îngrijire la domiciliu", "Adăpost pentru victimele violenței domestice"),
    *("Centru de recuperare pentru persoane cu dizabilități", "Locuință protejată"),
)
NAMES = ("Speranța", "Sfânta Maria", "Casa Bunicilor", "Lumina", "Alături de voi", "Prietenia")
TOWNS = ("Iași", "Cluj-Napoca", "Timișoara", "Constanța", "Bacău", "Galați", "Brașov", "Oradea")
STREETS = ("Florilor", "Mihai Eminescu", "Libertății", "Unirii", "Gării", "Viilor")
WORDS = (
    *("persoane", "asistență", "socială", "consiliere", "servicii", "gratuite", "sprijin"),
    *("familie", "copii", "vârstnici", "dizabilități", "recuperare", "medicală", "masă", "caldă"),
    *("cazare", "noapte", "urgență", "program", "zilnic", "personal", "calificat", "licență"),
    *("furnizor", "acreditat", "beneficiari", "admitere", "cerere", "dosar", "contract"),
)


def main() -> None:
    """Measure each database in a process of its own; print a table for each."""
    count = sys.argv[1] if len(sys.argv) > 1 else str(DOCUMENTS)
    with postgres.server() as address, tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite:///{Path(folder) / 'bench.sqlite3'}", address):
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "TEST_DATABASE_URL": url,
            }
            subprocess.run(
                [sys.executable, "-m", "tests.bench.search", count, "measure"],
                env=environment,
                check=True,
            )


def measure(count: int) -> None:
    """Fill the configured database and print what its searches cost."""
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    from django.db import connection  # noqa: PLC0415

    logging.disable(logging.INFO)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    print(f"\n{connection.vendor}: {PAGES} pages, {count} documents", flush=True)
    _fill(count)
    _report()
    connection.creation.destroy_test_db(name, verbosity=0)


def _documents(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(7)  # noqa: S311 -- the same documents each time
    for number in range(1, count + 1):
        kind, town = chance.choice(TYPES), chance.choice(TOWNS)
        yield {
            "object_id": number,
            "title": f"{kind} „{chance.choice(NAMES)} {number % 997}” {town}",
            "street": f"Strada {chance.choice(STREETS)} {chance.randint(1, 200)}",
            "town": town,
            "text": " ".join(chance.choices(WORDS, k=12)),
        }


def _fill(count: int) -> None:
    from wagtail.models import Page, Site  # noqa: PLC0415
    from wagtail.search.backends import get_search_backend  # noqa: PLC0415

    from core.models import Office  # noqa: PLC0415
    from home.models import HomePage, InfoPage  # noqa: PLC0415
    from search.index import stored  # noqa: PLC0415

    Page.objects.filter(depth=2).delete()
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Acasă", slug="acasa", hero_title="Bună ziua")
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for item in _documents(PAGES):
        summary = f"{item['text']} {item['street']}"
        slug = f"p{item['object_id']}"
        home.add_child(instance=InfoPage(title=item["title"], slug=slug, summary=summary))
    ours = plain = 0.0
    backend = get_search_backend("default")
    documents = _documents(count)
    while batch := list(islice(documents, BATCH)):
        started = time.perf_counter()
        stored.put("bench", [_document(item) for item in batch])
        ours += time.perf_counter() - started
        offices = Office.objects.bulk_create(
            Office(name=item["title"], street=item["street"], note=item["text"][:250])
            for item in batch
        )
        started = time.perf_counter()
        backend.add_bulk(Office, offices)
        plain += time.perf_counter() - started
    started = time.perf_counter()
    stored.count_terms()
    ours += time.perf_counter() - started
    print(f"build: ours {ours:.0f} s, plain {plain:.0f} s, ratio {ours / plain:.2f}", flush=True)


def _document(item: dict[str, Any]) -> Any:
    from search.index.documents import Document, Field  # noqa: PLC0415

    return Document(
        kind="directory",
        object_id=item["object_id"],
        url=f"/harta/{item['object_id']}/",
        title=item["title"],
        summary=item["text"],
        fields=(
            Field("title", 8, (item["title"],)),
            Field("street", 2, (item["street"],)),
            Field("text", 1, (item["text"],)),
        ),
    )


def _report() -> None:
    from django.test import Client  # noqa: PLC0415

    from wagtail.models import Page  # noqa: PLC0415
    from wagtail.search.backends import get_search_backend  # noqa: PLC0415

    from core.models import Office  # noqa: PLC0415
    from search import engine  # noqa: PLC0415
    from search.index import memory, sources  # noqa: PLC0415

    class Register:
        key, model = "bench", type(None)

        def objects(self, keys: Any = None) -> Any: ...

        def document(self, item: Any) -> None: ...

    sources.register_stored(Register())
    before = _resident()
    made = memory.current()
    print(f"memory: {len(made.documents)} pages, {len(made.vocabulary)} words, ", end="")
    print(f"made in {made.seconds:.2f} s, {_resident() - before:.0f} MB more a process", flush=True)
    backend = get_search_backend("default")

    def plain(query: str) -> None:
        list(backend.search(query, Office, operator="or")[:10])
        list(Page.objects.live().search(query, operator="or")[:10])

    visitor = Client()

    def page(query: str) -> None:
        assert visitor.get("/cauta/", {"q": query}).status_code == 200, query

    _line("/cauta/", _times(page, QUERIES, ROUNDS))
    _line("find", _times(engine.find, QUERIES, ROUNDS))
    _line("suggest", _times(engine.suggest, PREFIXES, ROUNDS))
    print(f"of these queries, {len(PLAIN_ASKED)} are asked of both:", flush=True)
    mine = _times(engine.find, PLAIN_ASKED, ROUNDS)
    _line("find", mine)
    others = _times(plain, PLAIN_ASKED, 1)
    _line("plain backend", others)
    print(f"find: x{mine[0] / others[0]:.2f} x{mine[1] / others[1]:.2f} of plain", flush=True)


def _line(name: str, times: tuple[float, float]) -> None:
    print(f"{name:15} p50 {times[0]:8.1f} ms  p95 {times[1]:8.1f} ms", flush=True)


def _times(
    act: Callable[[str], object], texts: tuple[str, ...], rounds: int
) -> tuple[float, float]:
    if rounds > 1:
        act(texts[0])
    spent = []
    for _ in range(rounds):
        for text in texts:
            started = time.perf_counter()
            act(text)
            spent.append(1000 * (time.perf_counter() - started))
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95)]


def _resident() -> float:
    """Return the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    if sys.argv[2:] == ["measure"]:
        measure(int(sys.argv[1]))
    else:
        main()
