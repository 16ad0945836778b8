"""How the public API behaves: lists, filters, errors, caches, limits."""

import json
from datetime import timedelta

from django.utils import timezone

import pytest

from directory.api import limits
from directory.models import ApiKey, Location, Service, ServiceAtLocation
from tests.directory.api.conftest import ROOT
from tests.directory.corpus import make_services


def ids(page):
    return [item["id"] for item in page["contents"]]


def test_the_root_says_version_profile_and_description(client, home_page):
    about = client.get(ROOT).json()
    assert about["version"] == "3.1"
    assert about["openapi_url"] == "http://testserver/api/hsds/v3/openapi.json"
    assert client.get("/api/docs/").status_code == 200
    assert about["profile"] == "http://testserver/api/docs/#profil"
    assert client.get(about["openapi_url"]).json()["paths"]["/api/hsds/v3/services"]["get"]


def test_pages_cut_the_list_and_say_where_they_stand(corpus, get):
    first = get("services", per_page=20)
    last = get("services", per_page=20, page=2)
    assert (first["total_items"], first["total_pages"], first["size"]) == (39, 2, 20)
    assert (first["first_page"], first["last_page"], first["empty"]) == (True, False, False)
    assert (last["first_page"], last["last_page"], last["size"]) == (False, True, 19)
    assert len({*ids(first), *ids(last)}) == 39


def test_a_page_after_the_last_is_empty(corpus, get):
    page = get("services", page=1_000_000, per_page=500)
    assert page["empty"]
    assert page["contents"] == []
    assert page["total_items"] == 39


def test_an_empty_register_answers_empty_lists(get):
    page = get("services")
    assert (page["total_items"], page["total_pages"], page["empty"]) == (0, 0, True)
    assert page["first_page"]
    assert page["last_page"]


def test_what_waits_for_a_moderator_is_not_there(corpus, client, get):
    waiting = Service.objects.get(stage="in_review")
    assert str(waiting.pk) not in ids(get("services", per_page=500))
    assert client.get(f"{ROOT}services/{waiting.pk}").status_code == 404
    tie = waiting.places.get()
    assert client.get(f"{ROOT}service_at_locations/{tie.pk}").status_code == 404


def test_filters_add_up(corpus, get):
    service = corpus[3]
    tie = service.places.select_related("location").get()
    found = get("services", organization_id=service.organization_id, county=tie.location.county_id)
    assert str(service.pk) in ids(found)
    other = "AB" if tie.location.county_id != "AB" else "CJ"
    assert str(service.pk) not in ids(get("services", county=other))
    assert get("services", organization_id=service.organization_id, county=other)["empty"]


def test_a_type_a_category_and_a_version_choose_services(corpus, get):
    service = corpus[3]
    terms = get("taxonomy_terms", per_page=500)["contents"]
    term = next(item for item in terms if item["code"] == service.term.code)
    same = Service.objects.published().filter(term=service.term)
    assert set(ids(get("services", taxonomy_term_id=term["id"]))) == {str(s.pk) for s in same}
    category = Service.objects.published().filter(term__category=service.term.category)
    assert get("services", taxonomy_term_id=term["parent_id"])["total_items"] == category.count()
    assert get("services", taxonomy_id=term["taxonomy_id"])["total_items"] == 39
    assert get("taxonomy_terms", parent_id=term["parent_id"])["total_items"] < len(terms)
    assert all(
        "parent_id" not in item for item in get("taxonomy_terms", top_only="true")["contents"]
    )


def test_only_what_changed_after_a_moment(corpus, get):
    Service.objects.update(modified_at=timezone.now() - timedelta(days=9))
    Service.objects.filter(pk=corpus[3].pk).update(modified_at=timezone.now())
    since = (timezone.now() - timedelta(days=1)).isoformat()
    assert ids(get("services", modified_after=since)) == [str(corpus[3].pk)]
    assert get("services", modified_after="2020-01-01")["total_items"] == 39


def test_words_rank_the_list(corpus, get, finder):
    wanted = [str(corpus[5].pk), str(corpus[2].pk), str(corpus[3].pk)]
    finder(wanted)
    assert ids(get("services", search="centru")) == wanted
    assert ids(get("services", search="centru", per_page=1, page=2)) == wanted[1:2]
    providers = ids(get("organizations", search="centru"))
    assert providers[0] == str(corpus[5].organization_id)
    assert len(get("service_at_locations", search="centru")["contents"]) == 3


def test_words_that_find_nothing_give_an_empty_list(corpus, get, finder):
    finder([])
    assert get("services", search="zzz")["empty"]


def test_minimal_gives_every_id_in_one_answer(corpus, get):
    page = get("services", minimal="true", per_page=1)
    assert len(page["contents"]) == page["size"] == page["total_items"] == 39
    assert set(page["contents"][0]) == {"id", "modified_date"}


def test_near_a_point_and_in_a_box(corpus, get):
    place = ServiceAtLocation.objects.select_related("location").get(service=corpus[3])
    Location.objects.filter(pk=place.location_id).update(
        latitude=46.77, longitude=23.59, precision="exact"
    )
    near = get("services", lat=46.7701, lon=23.5901, radius=100)
    assert ids(near) == [str(corpus[3].pk)]
    assert ids(get("locations", bbox="23.589,46.769,23.591,46.771")) == [str(place.location_id)]
    assert ids(get("service_at_locations", lat=46.77, lon=23.59, radius=50)) == [str(place.pk)]


def test_capacity_is_told_as_free_places_only_when_they_were_stated(corpus, get):
    stated = get(f"services/{corpus[3].pk}")
    assert stated["capacities"][0]["available"] == 4
    unstated = next(
        item
        for item in get("services", full="true", per_page=500)["contents"]
        if item["id"] != stated["id"]
    )
    assert "capacities" not in unstated


def test_ids_are_the_same_at_every_asking(corpus, get):
    first = get(f"services/{corpus[3].pk}")
    assert first == get(f"services/{corpus[3].pk}")
    assert first["attributes"][0]["id"] != first["attributes"][1]["id"]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"page": "0"}, "Parametrul „page” trebuie să fie cel puțin 1."),
        ({"page": "doi"}, "Parametrul „page” trebuie să fie un număr întreg."),
        ({"per_page": "501"}, "Parametrul „per_page” trebuie să fie cel mult 500."),
        ({"modified_after": "ieri"}, "trebuie să fie o dată"),
        ({"modified_after": "0001-01-01"}, "între anii 1900 și 2999"),
        ({"bbox": "1,2,3"}, "patru numere"),
        ({"lat": "nan", "lon": "26"}, "trebuie să fie un număr"),
        ({"lat": "44"}, "se dau împreună"),
        ({"county": "ZZ"}, "indicativul unui județ"),
        ({"format": "xml"}, "nu are una dintre valorile posibile"),
        ({"organization_id": "x"}, "identificator UUID"),
        ({"postcode": "050711", "proximity": "1000"}, "nu are tabelul codurilor poștale"),
    ],
)
def test_a_wrong_parameter_gets_a_sentence(parameters, sentence, client, facts):
    response = client.get(f"{ROOT}services", parameters)
    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/problem+json")
    problem = json.loads(response.content)
    assert sentence in problem["detail"]
    assert problem["status"] == 400


@pytest.mark.parametrize(
    "path", ["services/x", "nimic", "services/00000000-0000-4000-8000-000000000000"]
)
def test_what_does_not_exist_is_a_problem_in_json(path, client, home_page):
    response = client.get(ROOT + path)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("application/problem+json")


def test_a_failure_of_ours_is_a_problem_in_json(client, monkeypatch, facts):
    client.raise_request_exception = False
    monkeypatch.setattr("directory.api.hsds.Nomenclature.load", lambda: 1 / 0)
    response = client.get(f"{ROOT}services")
    assert response.status_code == 500
    assert response.json()["title"] == "Eroare a serverului"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_can_write(method, client, db):
    response = getattr(client, method)(f"{ROOT}services")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_other_sites_may_read_and_no_cookie_is_set(client, corpus):
    response = client.get(f"{ROOT}services", headers={"Origin": "https://ziar.exemplu"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    before = client.options(f"{ROOT}services")
    assert before.status_code == 204
    assert "X-API-Key" in before["Access-Control-Allow-Headers"]


def test_what_did_not_change_is_not_sent_again(client, corpus):
    first = client.get(f"{ROOT}services")
    by_tag = client.get(f"{ROOT}services", headers={"If-None-Match": first["ETag"]})
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    moment = client.get(f"{ROOT}services", headers={"If-Modified-Since": first["Last-Modified"]})
    assert moment.status_code == 304
    Service.objects.filter(pk=corpus[0].pk).update(name="Alt nume")
    changed = client.get(f"{ROOT}services", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_head_answers_like_get_without_a_body(client, corpus):
    response = client.head(f"{ROOT}services")
    assert response.status_code == 200
    assert response.content == b""


def test_answers_are_compressed(client, corpus):
    response = client.get(f"{ROOT}services", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


def test_too_many_requests_get_a_sentence_and_a_time(client, monkeypatch, db):
    monkeypatch.setattr(limits, "REQUESTS_A_MINUTE", 2)
    answers = [client.get(f"{ROOT}taxonomies") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60"
    assert "2 cereri pe minut" in answers[2].json()["detail"]


def test_a_key_allows_more_and_a_wrong_one_is_told(client, monkeypatch, db):
    monkeypatch.setattr(limits, "REQUESTS_A_MINUTE", 0)
    key = ApiKey.issue("Un ziar")
    assert client.get(f"{ROOT}taxonomies").status_code == 429
    assert client.get(f"{ROOT}taxonomies", headers={"X-API-Key": key}).status_code == 200
    wrong = client.get(f"{ROOT}taxonomies", headers={"X-API-Key": "alta"})
    assert wrong.status_code == 401
    assert not ApiKey.objects.filter(hashed=key).exists()


@pytest.mark.parametrize("path", ["services", "organizations", "service_at_locations", "locations"])
@pytest.mark.parametrize("full", ["false", "true"])
def test_a_list_costs_the_same_queries_however_long(path, full, flat_queries, client, facts):
    seeds = iter(range(9))
    queries = flat_queries(
        lambda: client.get(ROOT + path, {"full": full, "per_page": 500}),
        lambda: make_services(3, next(seeds)),
    )
    assert queries <= 12


def test_the_document_names_the_counties_that_may_be_asked_for(client, facts):
    document = client.get(f"{ROOT}openapi.json").json()
    stated = document["paths"]["/api/hsds/v3/services"]["get"]["parameters"]
    codes = next(each["schema"]["enum"] for each in stated if each["name"] == "county")
    assert len(codes) == 43
    for code in codes:
        assert client.get(f"{ROOT}services", {"county": code}).status_code == 200, code
