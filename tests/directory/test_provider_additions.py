"""A service that its provider adds: in review, outside every output, until a licence ties it."""

import pytest
from bs4 import BeautifulSoup

from directory import disclosure, truth
from directory.console import actions
from directory.models import County, License, Service, Source, Stage, Status, TaxonomyTerm
from directory.providers import additions
from tests.directory.test_provider_area import inside, member, mine, others, services

__all__ = ["inside", "member", "mine", "others", "services"]
pytestmark = pytest.mark.usefixtures("home_page")


@pytest.fixture
def address(mine):
    return f"/furnizori/{mine.organization_id}/adauga/"


@pytest.fixture
def typed():
    term = TaxonomyTerm.objects.get(code="8899CPDH-I")
    return {"name": "Cantina Nouă", "term": term.pk, "county": County.objects.get(pk="IS").pk}


def test_it_waits_for_a_moderator_and_is_seen_by_its_provider_alone(
    client, inside, mine, address, typed
):
    answer = inside.post(address, typed, follow=True)
    assert "Serviciul este în verificare" in answer.content.decode()
    added = Service.objects.get(name="Cantina Nouă")
    assert (added.organization, added.stage) == (mine.organization, Stage.IN_REVIEW)
    assert added not in disclosure.public_services()
    assert "Cantina Nouă" in inside.get("/furnizori/").content.decode()
    client.logout()
    assert client.get(f"/harta/{added.pk}/").status_code == 404
    assert "Cantina Nouă" not in client.get("/harta/").content.decode()


def test_a_moderator_ties_it_to_a_licence_and_it_is_public(inside, address, typed, moderator):
    inside.post(address, typed)
    added = Service.objects.get(name="Cantina Nouă")
    assert actions.publish(added.pk, {"licence_number": "LF 0001234"}, moderator)
    assert added in disclosure.public_services()
    assert License.objects.get(service=added).number == "LF 0001234"


def test_a_field_that_is_decided_later_leaves_what_the_provider_said(
    inside, address, typed, moderator
):
    inside.post(address, typed)
    added = Service.objects.get(name="Cantina Nouă")
    truth.propose(added.pk, "description", "Masă caldă.", Source.STAFF, moderator)
    truth.republish(added.pk)
    added.refresh_from_db()
    assert (added.name, added.term.code) == ("Cantina Nouă", "8899CPDH-I")
    assert added.places.get().location.county_id == "IS"


def test_a_refused_one_is_told_with_its_reason_and_cannot_be_edited(
    inside, address, typed, moderator
):
    inside.post(address, typed)
    added = Service.objects.get(name="Cantina Nouă")
    actions.refuse_record(added.pk, "Licența nu este în registru.", moderator)
    page = BeautifulSoup(inside.get("/furnizori/").content, "html.parser").main
    assert "Cantina Nouă. Motivul: Licența nu este în registru." in " ".join(page.text.split())
    assert not page.select(".tag")
    assert not page.find("a", string="Cantina Nouă")
    assert inside.get(f"/furnizori/serviciu/{added.pk}/").status_code == 404


def test_who_has_no_service_yet_may_add_one(inside, mine, address):
    Service.objects.filter(organization=mine.organization).update(
        stage=Stage.IN_REVIEW, status=Status.DEFUNCT
    )
    text = inside.get("/furnizori/").content.decode()
    assert "niciun serviciu pe hartă" in text
    assert address in text


def test_what_is_missing_is_said_and_what_was_typed_stays(inside, address, typed):
    answer = inside.post(address, typed | {"term": "", "county": "XX"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Alegeți tipul serviciului." in text
    assert 'value="Cantina Nouă"' in text
    assert not Service.objects.filter(name="Cantina Nouă").exists()


def test_there_is_an_end_to_it(inside, address, typed, monkeypatch):
    monkeypatch.setattr(additions, "MOST_IN_REVIEW", 1)
    inside.post(address, typed)
    text = inside.post(address, typed | {"name": "A doua"}).content.decode()
    assert "în verificare. Așteptați" in text
    assert not Service.objects.filter(name="A doua").exists()


def test_nothing_is_added_to_another_provider(inside, others, typed):
    assert inside.post(f"/furnizori/{others.organization_id}/adauga/", typed).status_code == 404


@pytest.fixture
def moderator(django_user_model):
    return django_user_model.objects.create_user("moderator")
