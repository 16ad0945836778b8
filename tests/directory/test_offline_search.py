"""The list of services is searched in the browser as on the server: the same services, the same order."""

import json
import random
from pathlib import Path

import pytest

from config.env import BASE_DIR
from core import word_search
from directory.models import Service, Status
from directory.signals import register_changed
from search.index import registers
from search.models import SynonymGroup
from search.register.source import KEY
from tests.directory.conftest import import_file
from tests.directory.corpus import make_services
from tests.search.offline import twin

TESTS = Path(__file__).parents[1]
FILE = BASE_DIR.parent / "shared" / "data" / "register" / "licensed-services-2016.xlsx"
QUERIES = [
    *("speranta", "Speranței", "casa de bătrâni", "azil batrani", "camin varstnici Cluj"),
    *("cantina", "cantnia", "cantinasociala", "caminpentru batrani", "batrni", "centrul maternl"),
    *(
        "ingrijire domiciliu",
        "îngrijiri la domiciliul",
        "boschetari",
        "fără adăpost",
        "copii strazii",
    ),
    *(
        "gerontologie",
        "loc de joaca",
        "416",
        "legea 416/2001",
        "hg 867 din 2015",
        "500 lei",
        "2026",
    ),
    *("unde pot gasi un loc pentru mama", "cum", "de la pentru", "", "   ", "xyzzyq", "!!!", "a"),
    *("kantina sociala", "zentru de zi", "persone cu handicap", "asociatia sansa 1-3", "LF 12"),
    *("violenta in familie", "strada Morii", "Unirii 12", "centru centru centru", "ţărmului"),
]
SYNONYMS = [
    ("gerontologie\nazil de bătrâni\nvârstnici", False),
    ("loc de joacă\ncentru de zi copii", True),
    ("416\najutor social\nvmi", False),
    ("cantină\nmasă caldă\nmâncare gratis\ncantinna", False),
]


@pytest.fixture
def known(home_page):
    """A small register that was indexed more than once, with the console's synonyms."""
    made = make_services(60)
    Service.objects.filter(pk__in=[service.pk for service in made[::7]]).update(
        status=Status.INACTIVE
    )
    _add_synonyms()
    register_changed.send(sender=object)
    registers.refresh(KEY, [str(service.pk) for service in made])  # as after many changes


def test_a_small_register_answers_alike(known):
    answers = dict(zip(QUERIES, twin.find(QUERIES), strict=True))
    for query, answer in answers.items():
        assert answer == word_search.find(KEY, query), query
    assert sum(bool(answer.keys) for answer in answers.values()) > 25
    assert sum(bool(answer.corrected) for answer in answers.values()) > 5


@pytest.mark.skipif(not FILE.exists(), reason=f"{FILE} is not here: reference data only")
@pytest.mark.one_database
def test_the_register_of_2016_answers_alike(home_page):
    import_file(FILE)
    _add_synonyms()
    register_changed.send(sender=object)
    queries = [*QUERIES, *_judged(), *_made()]
    pairs = list(zip(twin.find(queries), (word_search.find(KEY, q) for q in queries), strict=True))
    alike = sum(one == other for one, other in pairs) / len(pairs)
    first = sum(_first(one) == _first(other) for one, other in pairs) / len(pairs)
    print(f"\n{len(pairs)} queries: {alike:.1%} alike, {first:.1%} in their first ten")  # noqa: T201 -- how nearly
    assert alike >= 0.95


def _add_synonyms() -> None:
    for words, one_way in SYNONYMS:
        SynonymGroup.objects.create(words=words, one_way=one_way)


def _first(found: word_search.Found) -> tuple[list[str], str]:
    return found.keys[:10], found.corrected


def _judged() -> list[str]:
    """Every tenth query that people were heard to ask."""
    found = [
        judged["query"]
        for path in sorted((TESTS / "search").glob("*.json"))
        for judged in json.loads(path.read_text(encoding="utf-8"))
    ]
    return found[::10]


def _made() -> list[str]:
    """Names of services of the register, some of their words, and these with a slip."""
    chance = random.Random(5)  # noqa: S311 -- the same queries each time
    made = []
    for name in Service.objects.order_by("name").values_list("name", flat=True)[::120]:
        words = name.split()
        some = " ".join(chance.sample(words, min(3, len(words))))
        place = chance.randrange(len(some))
        made += [name, some, some[:place] + some[place + 1 :]]
    return made
