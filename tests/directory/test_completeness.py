"""The score of a record: what raises it, and that Python and the database agree."""

from uuid import UUID

from django.contrib.auth.models import User
from django.core.management import call_command

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import truth
from directory.completeness import PARTS, completeness, score_of, scored
from directory.console import actions, other_places
from directory.importing.undo import undo
from directory.models import (
    County,
    License,
    Locality,
    Location,
    Service,
    ServiceAtLocation,
    Source,
    TaxonomyTerm,
)
from directory.providers import places
from directory.providers import records as provider_records
from tests.directory.registers import clean_rows

KEYS = [part.key for part in PARTS]
KNOWN = st.sets(st.sampled_from(KEYS))


def test_a_full_record_has_a_hundred_points_and_an_empty_one_none():
    assert score_of(KEYS).score == 100
    assert score_of(KEYS).next is None
    assert score_of([]).score == 0
    assert score_of([]).next is PARTS[0]


@given(KNOWN, st.sampled_from(KEYS))
def test_no_fix_ever_lowers_the_score(known, fix):
    before, after = score_of(known), score_of(known | {fix})
    gain = 0 if fix in known else next(part.points for part in PARTS if part.key == fix)
    assert after.score == before.score + gain
    assert 0 <= after.score <= 100


@given(KNOWN)
def test_the_next_fix_is_one_of_the_most_valuable(known):
    found = score_of(known)
    if found.next:
        assert found.next.points == max(part.points for part in found.missing)
        assert found.next.key not in known


@pytest.fixture
def records(import_rows) -> None:
    """Records with and without each part, a protected one among them."""
    rows = clean_rows(12)
    rows[0] |= {"Cod serviciu": "8790CR-VD-I", "Strada": "Secretă"}
    rows[1] |= {"Telefon": "", "E-mail": "", "Capacitate": ""}
    rows[2] |= {"Strada": "", "Nr.": "", "Latitudine": "", "Longitudine": ""}
    rows[3] |= {"Nr. licență": "", "Data licenței": "", "Valabilă până la": ""}
    import_rows(rows)
    third, fourth, *_ = Service.objects.order_by("-name")
    ServiceAtLocation.objects.filter(service=third).update(schedule="L–V 9–17", accessible=False)
    Service.objects.filter(pk=third.pk).update(description="Descriere", website="http://a.ro")
    Service.objects.filter(pk=fourth.pk).update(
        confirmed_on="2026-11-01", term=None, code_text="VD"
    )
    other = ServiceAtLocation.objects.filter(service=third).get()
    spare = Location.objects.create()
    ServiceAtLocation.objects.create(service=other.service, location=spare, main=False)


def test_the_database_gives_the_same_score(records):
    services = list(scored(Service.objects.complete().select_related("license")))
    assert len(services) == 12
    assert len({service.completeness for service in services}) > 3
    for service in services:
        assert service.completeness == completeness(service).score, service


@pytest.fixture
def someone() -> User:
    return User.objects.create_user("cineva")


def kept() -> dict[UUID, int]:
    """The scores in the column, after a look that they are the right ones."""
    services = list(Service.objects.complete().select_related("license"))
    for service in services:
        assert service.score == completeness(service).score, service
    return {service.pk: service.score for service in services}


def test_the_column_follows_whoever_writes(import_rows, someone):
    import_rows(clean_rows(6))
    first, second, third, *_ = Service.objects.order_by("name")
    before = kept()
    actions.confirm(first.pk, someone)
    provider_records.confirm([second.pk], someone)
    truth.propose(third.pk, "description", "Cină caldă.", Source.PROVIDER, None)
    after = kept()
    assert [after[one.pk] - before[one.pk] for one in (first, second, third)] == [5, 5, 5]
    truth.propose(third.pk, "street", "", Source.STAFF, None)
    assert kept()[third.pk] == after[third.pk] - 10


def test_the_column_follows_an_import_and_its_undo(import_rows):
    rows = clean_rows(3)
    import_rows(rows)
    before = kept()
    run = import_rows([{**row, "Telefon": "", "Strada": ""} for row in rows])
    assert all(after < before[key] for key, after in kept().items())
    undo(run.pk)
    assert kept() == before


def test_the_column_follows_a_protected_place_that_comes_and_goes(import_rows, someone):
    rows = clean_rows(1)
    rows[0] |= {"Strada": "", "Nr.": "", "Latitudine": "", "Longitudine": ""}
    import_rows(rows)
    service, before = Service.objects.get(), kept()
    county, locality = County.objects.get(pk="CJ"), Locality.objects.filter(county="CJ")[0]
    said = places.Said(county, locality, "Secretă", "1", "", [], "", sensitive=True)
    place = places.add(service, someone, said)
    assert kept()[service.pk] > before[service.pk], "a secret address is not asked for"
    other_places.refuse(place.pk, "Nu există.", someone)
    assert kept() == before


def test_a_new_version_scores_every_record_anew(records):
    Service.objects.update(score=1)
    call_command("migrate", verbosity=0)
    assert 1 not in kept().values()


def test_a_protected_record_needs_no_address(records):
    term = TaxonomyTerm.objects.get(code="8790CR-VD-I")
    service = Service.objects.complete().get(term=term)
    before = completeness(service).score
    Location.objects.filter(services_here__service=service).update(
        street="", number="", latitude=None, longitude=None, precision=""
    )
    after = completeness(Service.objects.complete().get(pk=service.pk))
    assert after.score == before
    assert not {"street", "point", "precise"} & {part.key for part in after.missing}


def test_a_licence_without_a_number_earns_nothing(records):
    service = Service.objects.complete().filter(license__number__gt="")[0]
    before = completeness(service).score
    License.objects.filter(service=service).update(number="")
    again = Service.objects.complete().select_related("license").get(pk=service.pk)
    assert completeness(again).score == before - 5
