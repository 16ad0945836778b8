"""The device and the server select, order and count the same services."""

import random
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

import pytest

from directory.freshness import freshness
from directory.models import BeneficiaryGroup, Locality, Service, ServiceAtLocation
from directory.selection import Results, Selection
from directory.selection.facets import facets
from directory.selection.points import TOWNS, answer
from directory.statistics.figures import Figures
from tests.directory.corpus import make_services
from tests.directory.offline.conftest import copied
from tests.displays.node import ROOT, run

FACETS = {
    "judet": "counties",
    "localitate": "localities",
    "grup": "groups",
    "categorie": "categories",
    "tip": "codes",
    "fel": "ownerships",
}
OFFLINE = ROOT / "static" / "js" / "offline"
ASK = """
const { Register } = await load("register.js");
const { read, querystring } = await load("selection.js");
const { Results } = await load("results.js");
const register = new Register(given.common, Object.values(given.counties));
return given.queries.map((query) => {
  const selection = read(register, new URLSearchParams(query));
  const results = new Results(register, selection, null);
  return {
    keys: results.inOrder().map(({ id }) => id),
    facets: results.facets(),
    query: querystring(selection),
    points: results.points(),
  };
});
"""


@pytest.fixture
def register(corpus):
    """More services, so that filters cross; some with free places, some confirmed."""
    make_services(160, seed=2)
    for number, service in enumerate(Service.objects.order_by("pk")[:60]):
        ServiceAtLocation.objects.filter(service=service).update(accessible=number % 2 == 0)


def queries(count):
    """Make query strings of choices that the register has."""
    chance = random.Random(7)  # noqa: S311 -- a fixed seed, the same queries
    places = list(ServiceAtLocation.objects.select_related("location").order_by("pk"))
    services = list(Service.objects.select_related("term").order_by("pk"))
    # A village without services may be better known to the server than the one with them.
    towns = list(Locality.objects.filter(kind__in=TOWNS, latitude__isnull=False).order_by("siruta"))
    groups = list(BeneficiaryGroup.objects.values_list("code", flat=True))
    made = [""]
    for _ in range(count):
        location = chance.choice(places).location
        service = chance.choice(services)
        possible = {
            "judet": location.county_id,
            "grup": chance.choice(groups),
            "tip": service.term.code,
            "fel": chance.choice(["public", "privat"]),
            "furnizor": service.organization_id,
            "langa": "{0.name}, {0.county.name}".format(chance.choice(towns)),
            "raza": chance.choice([10, 50, 100]),
            "acces": 1,
            "locuri": 1,
            "ordine": chance.choice(["nume", "distanta", "confirmare", "locuri"]),
        }
        chosen = chance.sample(sorted(possible), chance.randint(1, 3))
        if "judet" in chosen and chance.random() < 0.5:
            chosen.append("localitate")
            possible["localitate"] = location.locality_id
        made.append(urlencode({name: possible[name] for name in chosen}))
    return made


def served(query):
    results = Results(Selection.from_query(QueryDict(query)))
    counted = facets(results)
    return {
        "keys": [str(key) for key in results.in_order()],
        "facets": {
            name: {item.value: item.count for item in getattr(counted, field) if item.count}
            for name, field in FACETS.items()
        },
        "query": results.selection.querystring(),
        "points": answer(results),
    }


def test_lists_counts_addresses_and_points_are_the_same(register):
    asked = queries(120)
    told = run(ASK, {**copied(), "queries": asked}, OFFLINE)
    for query, here in zip(asked, told, strict=True):
        there = served(query)
        assert here["keys"] == there["keys"], query
        assert here["query"] == there["query"], query
        counts = {
            name: {choice["value"]: choice["count"] for choice in choices if choice["count"]}
            for name, choices in here["facets"].items()
        }
        assert counts == there["facets"], query
        assert here["points"]["unplaced"] == there["points"]["unplaced"], query
        assert drawn(here["points"]) == drawn(there["points"]), query


def drawn(told):
    """Return the points with the names of their localities, whatever number these have."""
    return sorted([*point[:4], told["localities"][point[4]]] for point in told["points"])


def test_the_figures_of_the_whole_country_are_the_same(register):
    told = run(
        """
        const { Register } = await load("register.js");
        const { statistics } = await load("statistics.js");
        const register = new Register(given.common, Object.values(given.counties));
        return statistics(register, [...register.counties.keys()]);
        """,
        copied(),
        OFFLINE,
    )
    figures = Figures()
    by_title = {table["title"]: table["lines"] for table in told["tables"]}

    def lines(found):
        return {(line.name, line.services, line.providers, line.places) for line in found}

    def read(title):
        return {
            tuple(line[name] for name in ("name", "services", "providers", "places"))
            for line in by_title[title]
        }

    assert read("Județe") == lines(figures.counties)
    assert read("Pentru cine") == lines(figures.groups)
    assert read("Public și privat") >= {line for line in lines(figures.ownership) if line[1]}
    assert {line for line in read("Categorii de servicii") if line[1]} == {
        line for line in lines(figures.categories) if line[1]
    }
    assert sum(len(gap["counties"]) for gap in told["gaps"]) == figures.empty_cells


@pytest.mark.parametrize(
    ("confirmed", "by", "today"),
    [
        ("2026-11-01", "provider", "2026-11-27"),
        ("2026-05-27", "staff", "2026-11-27"),
        ("2026-05-28", "staff", "2026-11-27"),
        ("2025-10-01", "provider", "2026-11-27"),
        ("2024-02-29", "staff", "2026-11-27"),
        ("2026-12-01", "provider", "2026-11-27"),
        ("2026-11-01", "", "2026-11-27"),
    ],
)
def test_a_record_fades_on_the_device_as_on_the_page(confirmed, by, today):
    there = freshness(date.fromisoformat(confirmed), by, date.fromisoformat(today))
    here = run(
        """
        const { freshness } = await load("pages/words.js");
        return freshness([given.confirmed, given.by], new Date(given.today + "T12:00"));
        """,
        {"confirmed": confirmed, "by": by, "today": today},
        OFFLINE,
    )
    assert here == {"slug": there.slug, "text": there.text}


def test_a_list_chosen_one_by_one_is_the_same(register):
    keys = [str(key) for key in Service.objects.order_by("-name").values_list("pk", flat=True)]
    asked = [f"doar={','.join(keys[3:9])}", f"doar={keys[3]}&fel=public", "doar=altceva", "doar="]
    told = run(ASK, {**copied(), "queries": asked}, OFFLINE)
    for query, here in zip(asked, told, strict=True):
        there = served(query)
        assert (here["keys"], here["query"]) == (there["keys"], there["query"]), query
