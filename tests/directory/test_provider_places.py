"""Another place of a service, added by its provider: in review, outside every output."""

import re

import pytest

from directory import disclosure
from directory.console import other_places
from directory.console.history_lines import lines
from directory.models import ChangeRecord, Location, Notice, RegisterRecord, ServiceAtLocation
from directory.providers import places
from directory.truth import RefusedEditError
from tests.directory.test_provider_area import inside, member, mine, moderator, others, services

__all__ = ["inside", "member", "mine", "moderator", "others", "services"]
pytestmark = pytest.mark.usefixtures("home_page")
STREET = "Strada Nemaivăzută"
TYPED = {"county": "IS", "locality_name": "Pașcani", "street": STREET, "number": "7"}
OUTPUTS = (
    *("/harta/", "/harta/?judet=IS", "/harta/{pk}/", "/harta/furnizori/{provider}/"),
    *("/cauta/?q=nemaivazuta", "/api/hsds/v3/services/{pk}", "/api/hsds/v3/locations"),
    "/api/hsds/v3/service_at_locations",
)


@pytest.fixture
def address(mine):
    return f"/furnizori/serviciu/{mine.pk}/alt-loc/"


@pytest.fixture
def added(inside, address):
    assert inside.post(address, TYPED).status_code == 302
    return ServiceAtLocation.objects.get(location__street=STREET)


def everywhere(client, service):
    """Return all that anybody may read where the service could be told of."""
    found = []
    for output in OUTPUTS:
        answer = client.get(output.format(pk=service.pk, provider=service.organization_id))
        assert answer.status_code == 200, output
        body = b"".join(answer) if answer.streaming else answer.content
        found.append(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), body.decode()))
    return found


def test_it_waits_seen_by_its_provider_alone(client, inside, mine, added):
    record = inside.get(f"/furnizori/serviciu/{mine.pk}/").content.decode()
    assert STREET in record
    assert "în verificare" in record
    client.logout()
    assert not [body for body in everywhere(client, mine) if "Nemaivăzută" in body]
    assert added not in disclosure.disclosed_places()
    assert "Nemaivăzută" not in disclosure.search_text(mine)


def test_a_moderator_accepts_it_and_it_is_public(client, mine, added, moderator):
    other_places.accept(added.pk, "", moderator)
    client.logout()
    shown = [body for body in everywhere(client, mine) if "Nemaivăzută" in body]
    assert len(shown) >= 3
    assert Notice.objects.get().text == f"{mine.name}: locul adăugat a fost acceptat"


def test_the_history_calls_an_added_place_added_and_not_unknown(mine, added, moderator):
    other_places.accept(added.pk, "", moderator)
    accepted, sent = lines(mine.changes.filter(field__startswith="place_").order_by("-pk"))
    assert (sent.old, accepted.old) == ("adăugat", "în verificare")
    assert STREET in sent.new


def test_a_service_without_a_licence_gets_one_first(mine, added, moderator):
    RegisterRecord.objects.filter(service=mine).delete()
    mine.license.delete()
    with pytest.raises(RefusedEditError, match="Scrieți numărul licenței"):
        other_places.accept(added.pk, "", moderator)
    assert added not in disclosure.disclosed_places()
    other_places.accept(added.pk, "LF 0001234", moderator)
    assert added in disclosure.disclosed_places()


def test_a_refused_one_is_gone_and_its_provider_reads_why(inside, mine, added, moderator):
    other_places.refuse(added.pk, "Nu este pe licență.", moderator)
    assert not Location.objects.filter(street=STREET).exists()
    text = inside.get("/furnizori/").content.decode()
    assert "Nu este pe licență." in text
    assert STREET in text
    assert ChangeRecord.objects.filter(field="place_refused", published=False).count() == 1


def test_of_two_moderators_the_second_is_told(added, moderator):
    other_places.accept(added.pk, "", moderator)
    with pytest.raises(RefusedEditError, match="Altcineva a hotărât deja"):
        other_places.refuse(added.pk, "Nu.", moderator)
    assert ServiceAtLocation.objects.filter(pk=added.pk, stage="published").exists()


def test_a_secret_one_hides_the_service_at_once(inside, mine, address):
    assert mine in disclosure.public_services()
    assert disclosure.disclosed_places().filter(service=mine).exists()
    inside.post(address, TYPED | {"sensitive": "on"})
    assert not disclosure.disclosed_places().filter(service=mine).exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"county": ""}, "Alegeți județul."),
        ({"locality_name": ""}, "Scrieți localitatea."),
        ({"locality_name": "Nicăieri"}, "Nu găsesc „Nicăieri” în județul Iași."),
        ({"postal_code": "12"}, "Codul poștal are 6 cifre."),
        ({"phones": "abc"}, "nu este un număr de telefon întreg"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(inside, address, wrong, sentence):
    answer = inside.post(address, TYPED | wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert f'value="{STREET}"' in text
    assert not Location.objects.filter(street=STREET).exists()


def test_there_is_an_end_to_it(inside, address, added, monkeypatch):
    monkeypatch.setattr(places, "MOST_IN_REVIEW", 1)
    answer = inside.post(address, TYPED | {"street": "A doua"})
    assert "Așteptați să fie verificate" in answer.content.decode()
    assert not Location.objects.filter(street="A doua").exists()


def test_nothing_is_added_to_anothers_service(inside, others):
    assert inside.post(f"/furnizori/serviciu/{others.pk}/alt-loc/", TYPED).status_code == 404
