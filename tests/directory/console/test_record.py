"""The page of a record: two truths, decisions, history, the point on the map."""

from datetime import timedelta

from django.utils import timezone

import pytest

from core.console.roles import Role
from directory import truth
from directory.console import actions, record
from directory.disclosure import is_protected
from directory.models import (
    ChangeRecord,
    Conflict,
    FieldValue,
    License,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    Verification,
)
from tests.directory.console.conftest import HARTA, text


def address(service, rest=""):
    return f"{HARTA}servicii/{service.pk}/{rest}"


def row(browser, service, name):
    rows = browser.get(address(service)).context["rows"]
    return next(found for found in rows if found.name == name)


def step(browser, service, **data):
    service.refresh_from_db()
    data.setdefault("vazut", actions.state_token(service))
    return browser.post(address(service, "stare/"), data, follow=True)


# Two truths ------------------------------------------------------------------------------------


def test_each_field_stands_with_both_truths_and_the_reason(administrator, service, write):
    before = row(administrator, service, "schedule")
    assert before.published == "necunoscut"
    assert before.why == "Registrul nu spune nimic."
    assert "este publicată. (programul)" in text(write("schedule", value="  L–V   9–17 "))
    after = row(administrator, service, "schedule")
    assert after.register == "necunoscut"
    assert after.other_text == after.published == "L–V 9–17"
    assert after.why.startswith("Valoarea instituției, aprobată de Administrator hartă la")
    assert service.places.get().schedule == "L–V 9–17"


def test_following_the_register_again_keeps_the_other_value_in_the_history(
    administrator, service, write
):
    said = service.register.values["street"]
    write("street", value="Nouă")
    seen = record.current_token(service, "street")
    page = administrator.post(
        address(service, "camp/street/registrul/"), {"vazut": seen}, follow=True
    )
    assert "publicată din nou valoarea registrului" in text(page)
    assert service.places.get().location.street == said
    assert FieldValue.objects.get(field="street").state == FieldValue.State.REPLACED
    changes = list(service.changes.filter(field="street").values_list("old", "new"))
    assert changes == [(said, "Nouă"), ("Nouă", said)]


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("phones", {"value": "722 123 456\n0213100000"}, ["0722123456", "0213100000"]),
        ("emails", {"value": "Contact@Exemplu.ro"}, ["contact@exemplu.ro"]),
        ("ages", {"value": "b1\nB2.1"}, ["B1", "B2.1"]),
        ("capacity", {"value_0": "12", "value_1": "day"}, [12, "day"]),
        ("capacity", {"value_0": "", "value_1": "day"}, None),
        ("licence_to", {"value": "21.11.2029"}, "2029-11-21"),
        ("accessible", {"value": "nu"}, False),
        ("sensitive", {"value": "da"}, True),
        ("website", {"value": "www.exemplu.ro"}, "http://www.exemplu.ro"),
        ("county", {"value": "CJ"}, "CJ"),
        ("code", {"value": "8790CR-D-I"}, "8790CR-D-I"),
        ("name", {"value": "Căminul ştiut"}, "Căminul știut"),  # cedilla as typed
        ("point", {"latitude": "44,4268", "longitude": "26.1025", "precision": "exact"}, [44.4268, 26.1025, "exact"]),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_the_value_of_the_field(service, write, name, typed, stored):
    assert write(name, **typed).status_code == 200
    assert truth._bundle(service.pk).published()[name] == stored
    value = FieldValue.objects.get(field=name)
    assert value.value == stored
    assert value.source == Source.STAFF


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("phones", {"value": "12"}, "„12” nu este un număr de telefon din România."),
        ("emails", {"value": "fără arond"}, "„fără arond” nu este o adresă de e-mail."),
        ("ages", {"value": "B99"}, "„B99” nu este un cod de beneficiari din registru."),
        ("capacity", {"value_0": "-1", "value_1": "places"}, "Scrieți un număr întreg"),
        ("licence_to", {"value": "mâine"}, "Scrieți data așa: 21.11.2026."),
        ("postal_code", {"value": "123"}, "Codul poștal are șase cifre."),
        ("website", {"value": "nu e pagină"}, "Scrieți adresa așa: https://www.exemplu.ro."),
        ("county", {"value": "XX"}, "Alegeți una dintre valorile din listă."),
        ("name", {"value": "   "}, "câmpul nu poate rămâne gol"),
        ("name", {"value": "ș" * 401}, "cel mult 400 de caractere, acum are 401"),
        ("locality", {"value": "Nicăieri"}, "Nu există localitatea „Nicăieri” în județul fișei."),
        ("locality", {"value": "999999999999"}, "Nu există localitatea"),
        ("sensitive", {"value": ""}, "Alegeți „da” sau „nu”."),
        ("point", {"latitude": "51", "longitude": "0"}, "Punctul nu se află în România."),
        ("point", {"latitude": "nan", "longitude": "inf"}, "Punctul nu se află în România."),
        ("point", {"latitude": "44", "longitude": ""}, "Scrieți și latitudinea, și longitudinea"),
        ("point", {"latitude": "aici", "longitude": "25"}, "Scrieți un număr, de exemplu 44,4268."),
    ],
)
def test_what_is_wrong_is_said_in_romanian_and_what_was_typed_stays(write, name, typed, sentence):
    response = write(name, **typed)
    assert response.status_code == 409
    page = text(response)
    assert sentence in page
    assert "Valoarea nu a fost salvată." in page
    if name != "county":  # a list of choices cannot show what is not in it
        assert next(iter(typed.values())).strip() in page
    assert not FieldValue.objects.exists()


def test_a_locality_of_two_is_asked_for_by_its_code(service, write):
    write("county", value="AG")
    page = text(write("locality", value="Tigveni"))
    if "Sunt mai multe localități" in page:
        assert "18402" in page
    write("locality", value="18402")
    assert service.places.get().location.locality_id == 18402


def test_typed_html_stays_words(write, administrator, service):
    write("description", value="<script>alert(1)</script>")
    assert "<script>alert(1)" not in administrator.get(address(service)).content.decode()


# Two people at once ----------------------------------------------------------------------------


def test_the_second_of_two_people_loses_nothing_and_is_told(write, signed_in, service):
    seen = record.current_token(service, "schedule")
    write("schedule", value="Al primului", seen=seen)
    second = write("schedule", signed_in(Role.ADMINISTRATOR), seen, value="Al doilea")
    assert second.status_code == 409
    page = text(second)
    assert "Între timp altcineva a schimbat acest câmp." in page
    assert "Al doilea" in page
    assert service.places.get().schedule == "Al primului"
    write("schedule", signed_in(Role.ADMINISTRATOR), value="Al doilea")
    assert service.places.get().schedule == "Al doilea"


def test_two_people_may_change_two_fields(write, service):
    seen = record.current_token(service, "description")
    write("schedule", value="L–V")
    assert write("description", seen=seen, value="Descriere").status_code == 200
    service.refresh_from_db()
    assert service.description == "Descriere"


def test_the_same_form_sent_twice_changes_once(write, service):
    seen = record.current_token(service, "schedule")
    write("schedule", value="L–V", seen=seen)
    assert "Este publicată deja această valoare" in text(write("schedule", value="L–V", seen=seen))
    assert FieldValue.objects.count() == 1
    assert service.changes.filter(field="schedule").count() == 1


def test_a_value_that_somebody_else_refused_is_not_accepted_any_more(moderator, service):
    value = truth.propose(service.pk, "street", "Nouă", Source.PROVIDER, None)
    url = address(service, f"valori/{value.pk}/")
    assert "Scrieți motivul" in text(moderator.post(url, {"hotarare": "refuz"}, follow=True))
    moderator.post(url, {"hotarare": "refuz", "reason": "Nu există această stradă."})
    again = text(moderator.post(url, {"hotarare": "accept"}, follow=True))
    assert "Altcineva a hotărât deja asupra acestei valori." in again
    value.refresh_from_db()
    assert (value.state, value.reason) == ("refused", "Nu există această stradă.")
    assert service.places.get().location.street != "Nouă"


# The whole record ------------------------------------------------------------------------------


def test_confirming_says_who_and_when_once_a_day(moderator, service):
    assert "nu au fost confirmate încă de nimeni" in text(moderator.get(address(service)))
    page = text(step(moderator, service, pas="confirma"))
    today = timezone.localdate()
    assert f"Date confirmate de instituție la {today:%d.%m.%Y}." in page
    assert "fost confirmată deja astăzi" in text(step(moderator, service, pas="confirma"))
    confirmed = Verification.objects.get()
    assert (confirmed.by, confirmed.user.username) == ("staff", "moderator hartă")


def test_an_old_confirmation_is_not_shown_as_a_fresh_one(moderator, service):
    step(moderator, service, pas="confirma")
    old = timezone.now() - timedelta(days=600)
    Service.objects.update(confirmed_on=old.date())
    Verification.objects.update(at=old)
    page = text(moderator.get(address(service)))
    assert "Neconfirmate de peste un an și jumătate" in page
    step(moderator, service, pas="confirma")
    assert Verification.objects.count() == 2


def test_a_record_in_review_is_published_only_on_a_licence(moderator, service):
    License.objects.all().delete()
    service.register.delete()
    step(moderator, service, pas="verificare")
    service.refresh_from_db()
    assert service.stage == Stage.IN_REVIEW
    assert "numai pe baza unei licențe" in text(step(moderator, service, pas="publica"))
    wrong = {"licence-number": "LF 1", "licence-issued": "01.01.2026", "licence-to": "01.01.2020"}
    page = text(step(moderator, service, pas="publica", **wrong))
    assert "Licența nu se poate termina înainte de a fi emisă." in page
    assert "LF 1" in page
    right = {"licence-number": "LF 0001", "licence-to": "01.01.2030", "licence-kind": "full"}
    assert "Fișa este publicată." in text(step(moderator, service, pas="publica", **right))
    service.refresh_from_db()
    assert service.stage == Stage.PUBLISHED
    assert (service.license.number, service.license.kind) == ("LF 0001", "full")
    assert [c.field for c in service.changes.filter(field="stage")] == ["stage", "stage"]


def test_a_refused_record_keeps_the_reason(moderator, service):
    step(moderator, service, pas="verificare")
    assert "Scrieți motivul" in text(step(moderator, service, pas="refuza"))
    step(moderator, service, pas="refuza", reason="Nu are licență.")
    service.refresh_from_db()
    assert (service.stage, service.status) == (Stage.IN_REVIEW, Status.DEFUNCT)
    assert "Nu are licență." in text(moderator.get(address(service, "istoric/")))
    assert not ChangeRecord.objects.get(field="refused").published
    again = step(moderator, service, pas="refuza", reason="Nu are licență.")
    assert "Altcineva a hotărât deja" in text(again)


def test_the_state_is_not_changed_behind_somebodys_back(administrator, moderator, service):
    seen = actions.state_token(service)
    step(administrator, service, pas="stare", stare="temporarily closed")
    second = step(moderator, service, pas="verificare", vazut=seen)
    assert second.status_code == 409
    assert "Între timp altcineva a schimbat fișa." in text(second)
    service.refresh_from_db()
    assert service.stage == Stage.PUBLISHED
    change = service.changes.get(field="status")
    assert (change.old, change.new, change.published) == ("active", "temporarily closed", True)


@pytest.mark.parametrize("data", [{"pas": "stare", "stare": "zburat"}, {"pas": "stare"}])
def test_a_state_that_does_not_exist_is_refused(administrator, service, data):
    assert "Alegeți o stare din listă." in text(step(administrator, service, **data))
    assert step(administrator, service, pas="altceva").status_code == 404


# Protection ------------------------------------------------------------------------------------


def test_the_protection_is_explained_and_lifted_only_by_a_decision(administrator, service, write):
    write("sensitive", value="da")
    assert is_protected(Service.objects.complete().get(pk=service.pk))
    page = text(administrator.get(address(service)))
    assert "adresă publicată nu mai poate fi retrasă" in page
    assert "Adresa și punctul acestui serviciu sunt protejate" in page
    write("sensitive", value="nu")
    assert not is_protected(Service.objects.complete().get(pk=service.pk))


# History ---------------------------------------------------------------------------------------


def test_the_history_tells_who_when_and_what_and_the_record_on_a_date(
    administrator, service, write
):
    write("street", value="Strada Cea Nouă")
    page = text(administrator.get(address(service, "istoric/")))
    assert "instituția (Administrator hartă)" in page
    assert "Strada Cea Nouă" in page
    assert "registrul (importul" in page
    today = timezone.localdate()
    then = administrator.get(address(service, f"istoric/?la={today:%d.%m.%Y}"))
    assert ("Strada", "Strada Cea Nouă") in then.context["then"]
    assert "nu exista încă" in text(administrator.get(address(service, "istoric/?la=01.01.2001")))
    assert "Scrieți data așa" in text(administrator.get(address(service, "istoric/?la=ieri")))


def test_the_record_costs_the_same_with_more_history(administrator, service, write, flat_queries):
    numbers = iter(range(100))
    write("schedule", value="început")

    def grow():
        number = next(numbers)
        for name in ("schedule", "description", "street"):
            truth.propose(service.pk, name, f"Ora {number}", Source.STAFF, None)
        Conflict.objects.update_or_create(
            service=service, field="street", defaults={"state": "open", "at": timezone.now()}
        )

    assert flat_queries(lambda: administrator.get(address(service)), grow) < 60


# The point -------------------------------------------------------------------------------------


def test_a_point_is_moved_by_its_two_numbers(administrator, service):
    place = service.places.get()
    url = address(service, f"locuri/{place.pk}/")
    page = administrator.get(url)
    assert "data-map-point" in text(page)
    data = {"point-latitude": "44,5", "point-longitude": "26,1", "point-precision": "street",
            "vazut": page.context["seen"]}  # fmt: skip
    assert "Punctul a fost salvat." in text(administrator.post(url, data, follow=True))
    location = service.places.get().location
    assert (location.latitude, location.longitude, location.precision) == (44.5, 26.1, "street")
    second = administrator.post(url, data | {"point-latitude": "45"})
    assert second.status_code == 409
    assert 'value="45"' in text(second)
    location.refresh_from_db()
    assert location.latitude == 44.5


def test_another_place_has_its_own_point_and_history(administrator, service):
    main = service.places.get().location
    spare = main._meta.model.objects.create(county=main.county)
    place = ServiceAtLocation.objects.create(service=service, location=spare, main=False)
    url = address(service, f"locuri/{place.pk}/")
    seen = administrator.get(url).context["seen"]
    data = {"point-latitude": "44.5", "point-longitude": "26.1", "vazut": seen}
    administrator.post(url, data)
    spare.refresh_from_db()
    assert (spare.latitude, spare.precision) == (44.5, "locality")
    change = service.changes.get(field="other_point")
    assert not change.published
    assert "Punctul altui loc" in text(administrator.get(address(service, "istoric/")))


def test_an_unknown_record_is_not_found(administrator, service):
    unknown = str(service.pk)[:-4] + "0000"
    assert administrator.get(f"{HARTA}servicii/{unknown}/").status_code == 404
    assert administrator.get(f"{HARTA}servicii/1/").status_code == 404
