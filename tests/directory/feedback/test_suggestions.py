"""„Semnalează o greșeală”: anybody writes, a moderator decides once, nothing is lost on the way."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from core import public_post
from directory.feedback import retention, suggestions
from directory.feedback.suggestions import DecidedAlreadyError
from directory.models import FieldValue, ServiceAtLocation, Suggestion
from directory.truth import RefusedEditError
from tests.directory.feedback.conftest import SECRET, mails, text_of

pytestmark = pytest.mark.django_db
State = Suggestion.State
PHONE = "0213 456 789"


def address(service) -> str:
    return reverse("directory_suggest", args=[service.pk])


@pytest.fixture
def suggestion(service, post) -> Suggestion:
    post(address(service), field="phones", proposed=PHONE, note="", email="cineva@exemplu.ro")
    return Suggestion.objects.get()


def decide_at(suggestion) -> str:
    return reverse("directory_suggestion_decide", args=[suggestion.pk])


def test_the_form_shows_what_the_record_says_and_may_start_at_a_field(service, client):
    page = client.get(address(service) + "?camp=phones")
    phones = ServiceAtLocation.objects.get(service=service).phones
    assert phones[0] in text_of(page)
    assert "contact0@exemplu.ro" not in text_of(page)
    assert 'value="phones" checked' in " ".join(text_of(page).split())
    assert not page.cookies


def test_what_was_sent_waits_and_the_thanks_say_what_comes_next(service, post, client):
    answer = post(address(service), field="phones", proposed=PHONE, note="", email="a@exemplu.ro")
    assert "Ce urmează" in text_of(answer)
    assert "30 de zile" in text_of(answer)
    assert not client.cookies
    found = Suggestion.objects.get()
    assert (found.field, found.proposed, found.state) == ("phones", PHONE, State.NEW)
    assert found.shown


def test_a_form_sent_twice_is_one_suggestion(service, post):
    token = public_post.make_token("harta")
    said = {"field": "name", "proposed": "Alt nume", "note": "", "email": ""}
    first, second = (post(address(service), token=token, **said) for _ in "ab")
    assert first.status_code == second.status_code == 200
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"proposed": "", "note": ""}, "Scrieți ce este greșit sau cum e corect."),
        ({"email": "nu-e-adresa"}, "Exemplu: nume@exemplu.ro."),
        ({"field": "secret"}, "Alegeți din listă ce este greșit."),
        ({"note": "x" * 1001}, "Scrieți cel mult 1000 de semne."),
    ],
)
def test_an_error_is_told_and_what_was_typed_stays(service, post, wrong, sentence):
    typed = {"field": "name", "proposed": "Numele bun", "note": "Am sunat acolo", "email": ""}
    answer = post(address(service), **(typed | wrong))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    kept = typed | wrong
    assert all(kept[name] in text_of(answer) for name in ("proposed", "note"))
    assert not Suggestion.objects.exists()


def test_programs_are_kept_out(service, post, client):
    said = {"field": "name", "proposed": "Spam", "note": "", "email": ""}
    trapped = post(address(service), **said, **{public_post.TRAP_FIELD: "http://spam"})
    assert trapped.status_code == 403
    assert post(address(service), token="fals", **said).status_code == 403
    assert client.post(address(service), said).status_code == 403
    statuses = [post(address(service), **said).status_code for _ in range(public_post.RATE + 1)]
    assert statuses[-1] == 429


def test_the_form_of_a_shelter_asks_nothing_of_its_place(shelter, client, post):
    page = text_of(client.get(address(shelter)))
    assert SECRET not in page
    assert 'value="street"' not in page
    answer = post(address(shelter), field="street", proposed="Alta", note="", email="")
    assert answer.status_code == 422


def test_a_service_that_nobody_sees_has_no_form(service, client):
    type(service).objects.update(stage="in_review")
    assert client.get(address(service)).status_code == 404


def test_accepting_publishes_the_moderators_wording_and_tells_who_wrote(
    suggestion, console, service
):
    answer = console.post(
        decide_at(suggestion), {"fapta": "accepta", "valoare": PHONE}, follow=True
    )
    assert "Sesizarea a fost acceptată." in text_of(answer)
    assert ServiceAtLocation.objects.get(service=service).phones == ["0213456789"]
    suggestion.refresh_from_db()
    assert suggestion.state == State.ACCEPTED
    (mail,) = mails("cineva@exemplu.ro")
    assert "am primit sesizarea" in mail.text
    assert service.name in mail.text


def test_a_suggestion_may_be_accepted_without_changing_the_record(suggestion, console, service):
    before = ServiceAtLocation.objects.get(service=service).phones
    console.post(decide_at(suggestion), {"fapta": "noteaza", "valoare": PHONE})
    suggestion.refresh_from_db()
    assert suggestion.state == State.ACCEPTED
    assert ServiceAtLocation.objects.get(service=service).phones == before


def test_a_refusal_needs_a_reason_and_carries_it(suggestion, console, service):
    without = console.post(decide_at(suggestion), {"fapta": "refuza", "motiv": "  "})
    assert without.status_code == 422
    assert "Scrieți motivul" in text_of(without)
    console.post(decide_at(suggestion), {"fapta": "refuza", "motiv": "Numărul nu există."})
    (mail,) = mails("cineva@exemplu.ro")
    assert "Motivul: Numărul nu există." in mail.text
    assert not FieldValue.objects.exists()


def test_a_value_that_cannot_be_is_told_and_nothing_is_decided(suggestion, console):
    said = {"fapta": "accepta", "valoare": "sunați-mă"}
    answer = console.post(decide_at(suggestion), said)
    assert answer.status_code == 422
    assert "Scrieți telefoanele cu cifre" in text_of(answer)
    assert "sunați-mă" in text_of(answer)
    suggestion.refresh_from_db()
    assert suggestion.state == State.NEW


def test_of_two_moderators_the_second_gets_a_sentence(suggestion, console):
    console.post(decide_at(suggestion), {"fapta": "accepta", "valoare": PHONE})
    late = console.post(decide_at(suggestion), {"fapta": "refuza", "motiv": "nu"}, follow=True)
    assert "Altcineva a hotărât deja" in text_of(late)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.reason) == (State.ACCEPTED, "")
    assert len(mails("cineva@exemplu.ro")) == 1


def test_a_decision_between_reading_and_writing_wins(suggestion, moderator, monkeypatch):
    stale = suggestions._take(suggestion.pk)
    suggestions.refuse(suggestion, moderator, "Nu se confirmă.")
    monkeypatch.setattr(suggestions, "_take", lambda _key: stale)
    with pytest.raises(DecidedAlreadyError):
        suggestions.accept(suggestion, moderator, PHONE)
    assert not FieldValue.objects.exists()


@pytest.mark.parametrize("first", ["accept", "refuse"])
@pytest.mark.parametrize("second", ["accept", "refuse"])
def test_a_decision_is_final(suggestion, moderator, first, second):
    acts = {
        "accept": lambda: suggestions.accept(suggestion, moderator, None),
        "refuse": lambda: suggestions.refuse(suggestion, moderator, "nu"),
    }
    acts[first]()
    with pytest.raises(DecidedAlreadyError):
        acts[second]()
    suggestion.refresh_from_db()
    assert suggestion.state == f"{first}ed".replace("refuseed", "refused")


def test_a_field_of_the_register_is_noted_and_not_written(service, post, moderator):
    post(address(service), field="licence_number", proposed="LF 1", note="", email="")
    suggestions.accept(Suggestion.objects.get(), moderator, "LF 1")
    assert Suggestion.objects.get().state == State.ACCEPTED
    assert not FieldValue.objects.exists()


def test_a_truth_that_is_refused_leaves_the_suggestion_waiting(suggestion, moderator, monkeypatch):
    def refused(*_args):
        raise RefusedEditError("Nu se poate.")

    monkeypatch.setattr(suggestions.truth, "propose", refused)
    with pytest.raises(RefusedEditError):
        suggestions.accept(suggestion, moderator, PHONE)
    suggestion.refresh_from_db()
    assert suggestion.state == State.NEW


def test_addresses_are_forgotten_a_month_after_the_decision(suggestion, moderator):
    retention.forget()
    suggestions.accept(suggestion, moderator, PHONE)
    retention.forget()
    assert Suggestion.objects.get().email
    Suggestion.objects.update(decided_at=timezone.now() - timedelta(days=31))
    retention.forget()
    assert Suggestion.objects.get().email == ""


def test_the_provider_and_the_moderators_hear_without_what_was_written(
    service, provider, moderator, post
):
    post(address(service), field="street", proposed="Strada mea", note="vecin", email="")
    (mail,) = mails(provider.email)
    assert f"{service.name}: s-a primit o sesizare (strada)" in mail.text
    assert "Strada mea" not in mail.text
    assert mail.unsubscribe


def test_the_list_costs_the_same_however_many_wait(service, console, flat_queries):
    def grow():
        Suggestion.objects.create(
            service=service, key=str(Suggestion.objects.count()), at=timezone.now(), note="x"
        )

    flat_queries(lambda: console.get(reverse("directory_suggestions")), grow)


def test_personal_data_in_a_suggestion_is_marked(service, post, console):
    post(address(service), field="", proposed="", note="Sunați-l la 0722 123 456", email="")
    page = text_of(console.get(decide_at(Suggestion.objects.get())))
    assert "<mark" in page
    assert "[telefon]" in page
