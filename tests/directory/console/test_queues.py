"""The queues: decided once, one by one or several together."""

from django.utils import timezone

import pytest

from directory import truth
from directory.console import queues
from directory.console.queues import Queue
from directory.models import Conflict, FieldValue, License, QueueItem, Service, Source
from directory.rights import ADMINISTER
from tests.directory.console.conftest import HARTA, text

QUESTIONS = f"{HARTA}de-hotarat/"


@pytest.fixture
def ask(service):
    """Put a question of the import into the queue."""

    def act(kind="phone", field="phones", words="76654841", candidates=()):
        return QueueItem.objects.create(
            service=service,
            kind=kind,
            field=field,
            text=words,
            candidates=list(candidates),
            at=timezone.now(),
        )

    return act


@pytest.fixture
def propose(service):
    """Let a provider send a value."""
    return lambda name, value, of=service: truth.propose(of.pk, name, value, Source.PROVIDER, None)


def state(item) -> str:
    item.refresh_from_db()
    return item.state


# The registry ----------------------------------------------------------------------------------


def test_another_part_adds_its_queue_to_the_page_and_to_the_day(
    moderator, administrator, service, monkeypatch
):
    monkeypatch.setattr(queues, "_queues", dict(queues._queues))
    queues.register(
        Queue("Sesizări", "directory_console_services", lambda: 21, help="De la oameni.")
    )
    queues.register(Queue("Rapoarte", "directory_console_review", lambda: 3, right=ADMINISTER))
    page = text(moderator.get(HARTA))
    assert "Sesizări" in page
    assert "21 de lucruri" in page
    assert "Rapoarte" not in page
    assert "Rapoarte" in text(administrator.get(HARTA))
    assert "Harta serviciilor: 21 de lucruri de hotărât" in text(moderator.get("/admin/"))


def test_a_day_without_work_says_nothing(moderator, service):
    assert "de hotărât" not in text(moderator.get("/admin/de-facut/"))
    assert "nimic" in text(moderator.get(HARTA))


# Questions of the import -----------------------------------------------------------------------


def test_a_candidate_is_chosen_and_joins_what_is_there(moderator, ask, service):
    item = ask("email", "emails", "office@x", ["office@x.ro"])
    before = list(service.places.get().emails)
    page = moderator.post(f"{QUESTIONS}{item.pk}/", {"pas": "alege", "candidat": "0"}, follow=True)
    assert "A fost aleasă valoarea „office@x.ro”." in text(page)
    assert service.places.get().emails == [*before, "office@x.ro"]
    assert state(item) == "done"


def test_a_locality_is_chosen_by_its_code(moderator, ask, service):
    item = ask(
        "locality", "locality", "Tigveni", [[18402, "Tigveni, Argeș"], [19258, "Tigveni, Argeș"]]
    )
    assert "18402" in text(moderator.get(f"{QUESTIONS}{item.pk}/"))
    moderator.post(f"{QUESTIONS}{item.pk}/", {"pas": "alege", "candidat": "1"})
    assert service.places.get().location.locality_id == 19258


def test_an_own_value_is_written_and_a_wrong_one_comes_back(moderator, ask, service):
    item = ask()
    url = f"{QUESTIONS}{item.pk}/"
    page = text(moderator.post(url, {"pas": "scrie", "phones-value": "12"}))
    assert "„12” nu este un număr de telefon din România." in page
    assert state(item) == "open"
    moderator.post(url, {"pas": "scrie", "phones-value": "0766 548 410"})
    assert service.places.get().phones == ["0766548410"]
    assert state(item) == "done"


def test_a_second_moderator_finds_the_question_answered(moderator, administrator, ask, service):
    item = ask()
    url = f"{QUESTIONS}{item.pk}/"
    moderator.post(url, {"pas": "deoparte"})
    again = administrator.post(url, {"pas": "scrie", "phones-value": "0766548410"}, follow=True)
    assert "Altcineva a hotărât deja asupra acestei întrebări." in text(again)
    assert service.places.get().phones != ["0766548410"]
    assert "S-a hotărât deja: nu e nimic de făcut." in text(administrator.get(url))


@pytest.mark.parametrize("candidate", ["7", "-1", "x", ""])
def test_a_candidate_that_was_not_offered_changes_nothing(moderator, ask, candidate):
    item = ask("email", "emails", "office@x", ["office@x.ro"])
    url = f"{QUESTIONS}{item.pk}/"
    assert moderator.post(url, {"pas": "alege", "candidat": candidate}).status_code == 200
    assert state(item) == "open"


def test_a_service_that_may_be_known_leads_to_the_other_record(moderator, ask, register, service):
    other = Service.objects.exclude(pk=service.pk).first()
    item = ask("identity", "name", service.name, [str(other.pk)])
    page = text(moderator.get(f"{QUESTIONS}{item.pk}/"))
    assert f"servicii/{other.pk}/" in page
    assert "Sunt diferite, închide întrebarea" in page
    assert "Scrieți valoarea corectă" not in page
    moderator.post(f"{QUESTIONS}{item.pk}/", {"pas": "deoparte"})
    assert state(item) == "dismissed"


def test_several_questions_are_put_aside_together(moderator, ask):
    first, second, third = ask(words="1"), ask(words="2"), ask(words="3")
    data = {"ales": [first.pk, second.pk, "x", "9" * 30]}
    assert "2 rânduri: puse deoparte." in text(moderator.post(QUESTIONS, data, follow=True))
    assert [state(item) for item in (first, second, third)] == ["dismissed", "dismissed", "open"]
    again = text(moderator.post(QUESTIONS, data, follow=True))
    assert "2 rânduri: altcineva a hotărât între timp." in again
    assert "Bifați întâi rândurile" in text(moderator.post(QUESTIONS, follow=True))


def test_questions_are_narrowed_by_their_kind(moderator, ask):
    ask(words="76654841")
    ask("capacity", "capacity", "14 - 20")
    page = text(moderator.get(f"{QUESTIONS}?fel=capacity"))
    assert "14 - 20" in page
    assert "76654841" not in page
    assert moderator.get(f"{QUESTIONS}?fel=zzz&p=99999").status_code == 200


def test_the_queue_costs_the_same_with_more_questions(moderator, ask, flat_queries):
    words = iter("abcdefgh")
    flat_queries(lambda: moderator.get(QUESTIONS), lambda: ask(words=next(words)))


# Values of providers ---------------------------------------------------------------------------


def test_several_values_are_accepted_or_refused_with_one_reason(moderator, register, propose):
    services = list(Service.objects.order_by("name"))
    items = [propose("street", "Nouă", service) for service in services]
    url = f"{HARTA}valori/"
    assert "Nouă" in text(moderator.get(url))
    keys = [item.pk for item in items]
    assert "Scrieți motivul" in text(
        moderator.post(url, {"ales": keys[:2], "hotarare": "refuz"}, follow=True)
    )
    data = {"ales": keys[:2], "hotarare": "refuz", "reason": "Nu există strada."}
    assert "2 rânduri: refuzate." in text(moderator.post(url, data, follow=True))
    accept = {"ales": keys, "hotarare": "accept"}
    page = text(moderator.post(url, accept, follow=True))
    assert "1 rând: acceptat." in page
    assert "2 rânduri: altcineva a hotărât între timp." in page
    assert [state(item) for item in items] == ["refused", "refused", "approved"]
    assert FieldValue.objects.filter(reason="Nu există strada.").count() == 2
    assert "Nu așteaptă nicio valoare." in text(moderator.get(url))


def test_the_values_cost_the_same_with_more_of_them(moderator, register, flat_queries):
    services = iter(Service.objects.all())
    flat_queries(
        lambda: moderator.get(f"{HARTA}valori/"),
        lambda: truth.propose(next(services).pk, "street", "Nouă", Source.PROVIDER, None),
    )


# Conflicts -------------------------------------------------------------------------------------


@pytest.fixture
def conflict(service):
    """The institution says one thing, the new register another."""
    truth.propose(service.pk, "street", "A noastră", Source.STAFF, None)
    said = service.register
    said.values["street"] = "A registrului"
    said.save()
    return Conflict.objects.create(
        service=service,
        field="street",
        register_value="A registrului",
        published_value="A noastră",
        at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("choice", "street"), [("noi", "A noastră"), ("registrul", "A registrului")]
)
def test_a_conflict_is_decided_once(moderator, conflict, service, choice, street):
    url = f"{HARTA}conflicte/"
    page = text(moderator.get(url))
    assert "A noastră" in page
    assert "A registrului" in page
    data = {"ales": [conflict.pk], "hotarare": choice}
    moderator.post(url, data)
    assert service.places.get().location.street == street
    assert state(conflict) == "closed"
    other = {"ales": [conflict.pk], "hotarare": "registrul"}
    assert "altcineva a hotărât" in text(moderator.post(url, other, follow=True))
    assert service.places.get().location.street == street


# Review and places -----------------------------------------------------------------------------


def test_services_in_review_are_refused_together(moderator, register):
    first, _second, third = Service.objects.order_by("name")
    Service.objects.exclude(pk=third.pk).update(stage="in_review")
    url = f"{HARTA}verificare/"
    assert first.name in text(moderator.get(url))
    data = {"ales": [first.pk, third.pk, "nimic"], "reason": "Nu are licență."}
    page = text(moderator.post(url, data, follow=True))
    assert "1 rând: refuzat." in page
    assert "1 rând: altcineva a hotărât între timp." in page
    third.refresh_from_db()
    assert (third.stage, third.status) == ("published", "active")


def test_services_without_a_point_wait_for_one(administrator, service):
    location = service.places.get().location
    url = f"{HARTA}fara-punct/"
    assert "Toate serviciile au un punct pe hartă." in text(administrator.get(url))
    location.latitude = location.longitude = None
    location.precision = ""
    location.save()
    page = text(administrator.get(url))
    assert service.name in page
    assert f"locuri/{service.places.get().pk}/" in page


def test_the_review_costs_the_same_with_more_services(moderator, register, flat_queries):
    License.objects.all().delete()
    keys = iter(Service.objects.values_list("pk", flat=True))
    flat_queries(
        lambda: moderator.get(f"{HARTA}verificare/"),
        lambda: Service.objects.filter(pk=next(keys)).update(stage="in_review"),
    )
