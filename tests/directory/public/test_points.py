"""The points of the map: the same services as the list, none that is protected, never too many."""

import random
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

import pytest

from core import word_search
from directory import truth
from directory.disclosure import disclosed_points
from directory.models import Location, ServiceAtLocation, Source
from directory.selection import Results, Selection, points
from tests.directory.corpus import make_services

POINTS = "/harta/puncte.json"
COUNTRY = {"bbox": "20,43,30,49", "zoom": "6"}


@pytest.fixture(autouse=True)
def _without_finder(monkeypatch) -> None:
    monkeypatch.setattr(word_search, "_finders", [])


def test_a_point_tells_its_service_its_place_and_its_name(client, make):
    service = make(latitude=46.770001234, longitude=23.6)
    assert client.get(POINTS).json() == {
        "complete": True,
        "total": 1,
        "localities": ["Cluj-Napoca, Cluj"],
        "points": [[str(service.pk), 46.77, 23.6, "Cămin Speranța", 0]],
        "unplaced": 0,
    }


def test_points_come_in_the_order_of_the_list(client, make):
    make("Alfa", latitude=46.85, longitude=23.6)
    make("Beta", latitude=46.775, longitude=23.6)
    near = client.get(POINTS, {"lat": "46.77", "lon": "23.6"}).json()
    assert [point[3] for point in near["points"]] == ["Beta", "Alfa"]


def test_what_has_no_point_is_counted_and_not_told(client, make):
    make("Adăpost", code="8790CR-VD-I", locality="Dej")
    lost = make("Fără punct")
    Location.objects.filter(services_here__service=lost).update(
        latitude=None, longitude=None, precision=""
    )
    answer = client.get(POINTS).json()
    assert (answer["total"], answer["points"], answer["unplaced"]) == (2, [], 2)


def test_an_empty_selection_is_an_empty_map(client):
    answer = client.get(POINTS, {"judet": "CJ"}).json()
    assert (answer["total"], answer["points"], answer["unplaced"]) == (0, [], 0)


def test_an_unchanged_map_is_not_sent_twice(client, make):
    make()
    tag = client.get(POINTS)["ETag"]
    assert client.get(POINTS, headers={"if-none-match": tag}).status_code == 304
    make("Alfa")
    assert client.get(POINTS, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"bbox": "20,43,30,49"},
        {"zoom": "6"},
        {"bbox": "20,43,30", "zoom": "6"},
        {"bbox": "30,43,20,49", "zoom": "6"},
        {"bbox": "nan,43,30,49", "zoom": "6"},
        {"bbox": "-inf,43,inf,49", "zoom": "6"},
        {"bbox": "20,43,30,49", "zoom": "99"},
        {"bbox": "20,43,30,49", "zoom": "six"},
        {"bbox": "x' OR 1=1", "zoom": "6"},
    ],
)
def test_a_frame_that_cannot_be_understood_is_refused_with_a_sentence(client, query):
    answer = client.get(POINTS, query)
    assert answer.status_code == 400
    assert "bbox=vest,sud,est,nord" in answer.json()["detail"]


def test_a_frame_leaves_out_what_lies_beside_it(client, make):
    make("Alfa")
    make("Beta", locality="Iași")
    answer = client.get(POINTS, {"bbox": "23,46,24,47", "zoom": "9"}).json()
    assert [point[3] for point in answer["points"]] == ["Alfa"]
    assert not answer["complete"]


def test_the_map_only_reads(client):
    assert client.post(POINTS).status_code == 405


@pytest.mark.parametrize("zoom", ["6", "18"])
def test_too_many_points_become_clusters_that_count_every_service_once(
    client, make, monkeypatch, zoom
):
    monkeypatch.setattr(points, "ALL_AT_ONCE", 10)
    make_services(120)
    shelter = make("Adăpost", code="8790CR-VD-I")
    twice = make("Două locuri", latitude=46.77, longitude=23.6)
    location = Location.objects.get(services_here__service=twice)
    second = ServiceAtLocation(service=twice, location=location, stage="published", main=False)
    second.save()
    answer = client.get(POINTS, COUNTRY | {"zoom": zoom}).json()
    assert "points" not in answer
    assert sum(cluster[2] for cluster in answer["clusters"]) == answer["total"] - 1
    assert len(answer["clusters"]) <= points.MOST_CELLS**2
    assert all(cluster[3] for cluster in answer["clusters"])
    assert str(shelter.pk) not in str(answer)
    assert client.get(POINTS).json()["clusters"]  # also before the map knows its frame


@pytest.fixture
def _too_many(monkeypatch) -> None:
    monkeypatch.setattr(points, "ALL_AT_ONCE", 1)


@pytest.mark.usefixtures("_too_many")
def test_a_wide_frame_chooses_from_cells_that_were_counted_once(
    client, make, django_assert_max_num_queries
):
    for name in ("Alfa", "Beta"):
        make(name)
        make(name, locality="Iași")
    query = {"zoom": "9", "bbox": "23,46,24,47"}
    assert [cell[2:] for cell in client.get(POINTS, query).json()["clusters"]] == [
        [2, "Cluj-Napoca"]
    ]
    with django_assert_max_num_queries(8) as asked:
        east = client.get(POINTS, query | {"bbox": "27,46.5,28,47.5"}).json()["clusters"]
    assert [cell[2:] for cell in east] == [[2, "Iași"]]
    assert not any("AVG" in query["sql"] for query in asked.captured_queries)


@pytest.mark.usefixtures("_too_many")
@pytest.mark.parametrize("zoom", ["6", "9", "12"])
def test_a_place_that_becomes_protected_leaves_the_clusters_at_once(client, make, zoom):
    make("Alfa")
    make("Beta")
    hidden = make("Gama")
    query = {"zoom": zoom, "bbox": "23,46,24,47"}
    assert client.get(POINTS, query).json()["clusters"][0][2] == 3
    truth.propose(hidden.pk, "sensitive", True, Source.STAFF, None)
    assert client.get(POINTS, query).json()["clusters"][0][2] == 2


def test_points_cost_the_same_queries_however_many(client, flat_queries, make):
    numbers = iter(range(100))
    flat_queries(lambda: client.get(POINTS), lambda: make(f"Cămin {next(numbers)}"))


def test_ids_on_the_map_are_ids_of_the_list_in_fifty_random_selections(client, home_page):
    make_services(300)
    ServiceAtLocation.objects.filter(pk__in=list_of_places(40)).update(accessible=True)
    placed = {str(key) for key in disclosed_points().values_list("service", flat=True)}
    chance = random.Random(6)  # noqa: S311 -- a fixed seed, the same questions
    found = 0
    for _ in range(50):
        query = random_selection(chance)
        listed = [str(key) for key in Results(Selection.from_query(query)).in_order()]
        answer = client.get(POINTS, query).json()
        ids = list(dict.fromkeys(point[0] for point in answer["points"]))
        assert ids == [key for key in listed if key in placed], query
        assert answer["total"] == len(listed)
        found += len(ids)
    assert found > 300


def list_of_places(count: int) -> list[UUID]:
    return list(ServiceAtLocation.objects.order_by("pk").values_list("pk", flat=True)[:count])


def random_selection(chance: random.Random) -> dict[str, str]:
    """One to three filters of those that the form offers."""
    known = {
        "judet": ["CJ", "IS", "B", "TM", "AB", "AR", "BC"],
        "grup": ["varstnici", "copii"],
        "fel": ["public", "privat"],
        "q": ["Lumina", "Speranța", "centru"],
        "acces": ["1"],
        "ordine": ["nume", "confirmare", "locuri"],
        "langa": ["Alba Iulia", "Arad"],
        "raza": ["25", "100"],
    }
    names = chance.sample(sorted(known), k=chance.randint(1, 3))
    return {name: chance.choice(known[name]) for name in names}


def test_the_ground_is_the_whole_country_and_stays_a_day(client):
    answer = client.get("/harta/fundal.json")
    ground = answer.json()
    assert len(ground["outlines"]) == 42
    corners = [corner for rings in ground["outlines"].values() for ring in rings for corner in ring]
    assert all(43.5 < lat < 48.4 and 20.1 < lng < 29.9 for lat, lng in corners)
    assert ["Cluj-Napoca", 0] in [[town[0], town[3]] for town in ground["towns"]]
    assert "max-age=86400" in answer["Cache-Control"]


def test_the_view_stays_with_every_filter_and_page(client, make):
    for number in range(21):
        make(f"Cămin {number:02}")
    text = client.get("/harta/", {"judet": "CJ", "vedere": "harta"}).content.decode()
    assert '<input type="hidden" name="vedere" value="harta">' in text
    assert 'href="?judet=CJ&amp;vedere=harta&amp;p=2"' in text
    assert f'data-points="{reverse("directory_points")}?{urlencode({"judet": "CJ"})}' in text
    assert "Harta are nevoie de JavaScript" in text
    plain = client.get("/harta/", {"judet": "CJ"}).content.decode()
    assert "leaflet" not in plain
    assert "?judet=CJ&amp;vedere=harta" in plain


def test_an_unknown_view_is_the_list_with_a_sentence(client, make):
    make()
    page = client.get("/harta/", {"vedere": "3d"})
    assert "Alegeți lista sau harta" in page.content.decode()
    assert not page.context["selection"].view
