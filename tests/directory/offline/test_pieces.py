"""The copy for devices: complete, by counties, without what nobody may see."""

import json
from collections import Counter
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import Location, Organization, Service, ServiceAtLocation
from directory.offline import build
from directory.selection import Results, Selection
from tests.directory.corpus import make_services
from tests.directory.offline.conftest import content, copied, services_of
from tests.directory.public_corpus import SECRETS


def rows(copy):
    return {row["id"]: row for piece in copy["counties"].values() for row in services_of(piece)}


def pieces_of(made):
    return {item["county"]: item["piece"] for item in made["counties"]}


def test_each_service_of_the_list_is_in_one_piece_that_of_its_county(copy):
    listed = {str(key) for key in Results(Selection()).in_order()}
    found = Counter(row["id"] for piece in copy["counties"].values() for row in services_of(piece))
    assert found == Counter(listed)
    for county, piece in copy["counties"].items():
        assert all(row["places"][0]["county"] == county for row in services_of(piece))


def test_a_service_says_what_its_page_says(copy, corpus):
    row = rows(copy)[str(corpus[3].pk)]
    place = row["places"][0]
    assert place["phones"] == ["0212223344"]
    assert place["emails"] == ["centru@exemplu.ro"]
    assert place["schedule"] == "luni-vineri 8-16"
    assert place["accessible"] is True
    assert place["free"][0] == 4
    assert row["website"] == "https://exemplu.ro/centru"
    assert row["confirmed"][0] == "2026-11-01"
    assert row["licence"]["number"] == "LF 0001"


def test_what_is_unknown_is_left_out_and_never_no(copy, corpus):
    place = rows(copy)[str(corpus[5].pk)]["places"][0]
    assert "accessible" not in place
    assert "schedule" not in place


def test_an_entrance_without_access_is_told(corpus):
    ServiceAtLocation.objects.filter(service=corpus[5]).update(accessible=False)
    assert rows(copied())[str(corpus[5].pk)]["places"][0]["accessible"] is False


def test_a_hidden_place_is_in_the_copy_by_its_county_alone(copy, corpus):
    place = rows(copy)[str(corpus[0].pk)]["places"][0]
    assert place.keys() <= {"county", "hidden", "phones"}
    assert place["hidden"] is True


def test_no_piece_holds_a_secret(copy):
    told = json.dumps(copy, ensure_ascii=False)
    assert not [secret for secret in SECRETS if secret in told]


def test_a_sensitive_place_of_an_open_service_hides_it_too(corpus):
    Location.objects.filter(services_here__service=corpus[7]).update(
        sensitive=True, street="Strada Tainică"
    )
    assert "Tainică" not in json.dumps(copied(), ensure_ascii=False)


def test_what_waits_for_a_moderator_or_is_gone_is_not_in_the_copy(corpus):
    Service.objects.filter(pk=corpus[4].pk).update(status="inactive")
    found = rows(copied())
    assert str(corpus[-1].pk) not in found
    assert str(corpus[4].pk) not in found


def test_a_service_whose_county_nobody_knows_has_a_piece_too(corpus):
    Location.objects.filter(services_here__service=corpus[6]).update(county=None, locality=None)
    assert [row["id"] for row in services_of(copied()["counties"][""])] == [str(corpus[6].pk)]


def test_a_change_renames_the_piece_of_its_county_alone(corpus):
    before = pieces_of(build.build())
    service = corpus[8]
    county = service.places.get().location.county_id
    Service.objects.filter(pk=service.pk).update(description="Nou: și sâmbăta.")
    after = pieces_of(build.build())
    assert {code for code in after if after[code] != before.get(code)} == {county}


def test_who_began_to_bring_the_earlier_copy_may_finish(corpus):
    before = build.build()
    Organization.objects.update(name="Alt nume")
    build.build()
    assert content(before["counties"][0]["piece"])["services"]


def test_pieces_that_nobody_needs_any_more_are_deleted(corpus, monkeypatch):
    before = build.build()
    Organization.objects.update(name="Alt nume")
    later = timezone.now() + timedelta(days=build.KEPT_DAYS + 1)
    monkeypatch.setattr(build.timezone, "now", lambda: later)
    build.build()
    assert not (build.folder() / f"{before['counties'][0]['piece']}.json.br").exists()


def test_the_copy_is_made_anew_only_when_the_register_changed(corpus):
    assert build.refresh()
    assert not build.refresh()
    Service.objects.filter(pk=corpus[2].pk).update(modified_at=timezone.now())
    assert build.refresh()


def test_a_spoilt_manifest_is_no_copy_and_is_made_anew(corpus):
    build.build()
    (build.folder() / build.MANIFEST).write_text("{", encoding="utf-8")
    assert build.manifest() is None
    assert build.refresh()


def test_without_a_register_the_copy_is_empty(db):
    made = build.build()
    assert made["counties"] == []
    assert content(made["common"]["piece"])["kinds"]


def test_a_piece_costs_a_handful_of_queries_for_any_number_of_services(facts):
    make_services(500)
    build.build()  # the search reads its words once
    with CaptureQueriesContext(connection) as captured:
        made = build.build()
    assert len(made["counties"]) > 15
    assert len(captured) <= 9 * len(made["counties"]) + 20


def test_the_bundle_is_all_pieces_by_name(corpus):
    made = build.build()
    bundle = content(made["bundle"]["piece"])
    listed = [made["common"], *made["counties"]]
    assert list(bundle) == [item["piece"] for item in listed]
    assert all(bundle[item["piece"]] == content(item["piece"]) for item in listed)
