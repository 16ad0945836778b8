"""The provider area: claims, links, own records only, edits, confirmation."""

import re
import time

from django.core import signing
from django.utils import timezone

from wagtail.models import Site

import pytest

from core import public_post
from core.models import OutgoingMail, PortalSettings
from directory.models import Claim, FieldValue, Membership, Service, Verification
from directory.providers import accounts, claims, links
from tests.directory.registers import clean_rows

pytestmark = pytest.mark.usefixtures("home_page")
ASKER = claims.Asker("Ana Pop", "director", "ana@exemplu.ro")


@pytest.fixture
def services(import_rows):
    import_rows(clean_rows(6))
    return list(Service.objects.order_by("organization__name", "pk"))


@pytest.fixture
def mine(services):
    return services[0]


@pytest.fixture
def others(services, mine):
    return next(item for item in services if item.organization_id != mine.organization_id)


@pytest.fixture
def member(mine):
    user = accounts.get_or_make("ana@exemplu.ro", "Ana Pop")
    accounts.join(user, mine.organization)
    return user


@pytest.fixture
def moderator(django_user_model):
    return django_user_model.objects.create_user("moderator")


@pytest.fixture
def inside(client, member):
    client.force_login(member, backend=accounts.BACKEND)
    return client


def post(client, address, purpose, **data):
    token = signing.dumps({"for": purpose, "at": int(time.time()) - 5}, salt=public_post.SALT)
    data[public_post.TOKEN_FIELD] = token
    return client.post(address, data, headers={"sec-fetch-site": "same-origin"})


def register_email(service):
    return service.register.values["emails"][0]


@pytest.mark.parametrize(
    "address", ["/furnizori/", "/furnizori/revendica/?q=a", "/furnizori/intrare/"]
)
def test_visitors_get_no_cookie(client, services, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies


def test_the_registers_address_opens_the_account_once(client, mine):
    address = f"/furnizori/revendica/{mine.organization_id}/"
    data = {"name": "Ana Pop", "role": "director", "email": register_email(mine)}
    assert post(client, address, "provider-claim", **data).status_code == 200
    text = OutgoingMail.objects.get().text
    [link] = re.findall(r"/furnizori/dovada/\S+", text)
    assert client.get(link).status_code == 200
    assert Claim.objects.get().state == "waiting"
    assert post(client, link, "provider-prove").status_code == 302
    assert Claim.objects.get().state == "approved"
    assert client.get(f"/furnizori/serviciu/{mine.pk}/").status_code == 200
    assert post(client, link, "provider-prove").status_code == 410


def test_another_address_waits_and_the_answer_is_the_same(client, mine):
    address = f"/furnizori/revendica/{mine.organization_id}/"
    data = {"name": "Ana", "role": "director"}
    known = post(client, address, "provider-claim", email=register_email(mine), **data)
    unknown = post(client, address, "provider-claim", email="x@y.ro", **data)
    assert known.content == unknown.content
    assert Claim.objects.get(email="x@y.ro").way == "check"
    assert not Membership.objects.exists()


def test_a_claim_sent_twice_is_one(mine):
    assert claims.ask(mine.organization, ASKER) == claims.ask(mine.organization, ASKER)
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("first", ["approve", "refuse"])
@pytest.mark.parametrize("second", ["approve", "refuse"])
def test_of_two_moderators_the_second_is_told(mine, moderator, first, second):
    claim = claims.ask(mine.organization, ASKER)
    acts = {
        "approve": lambda: claims.approve(claim, moderator),
        "refuse": lambda: claims.refuse(claim, moderator, "Nu vă cunoaștem."),
    }
    acts[first]()
    with pytest.raises(claims.DecidedError):
        acts[second]()
    assert Membership.objects.exists() == (first == "approve")


def test_an_old_claim_expires_once(mine, moderator):
    claim = claims.ask(mine.organization, ASKER)
    Claim.objects.update(at=timezone.now() - claims.PATIENCE[Claim.Way.CHECK] * 2)
    assert (claims.expire_old(), claims.expire_old()) == (1, 0)
    with pytest.raises(claims.DecidedError):
        claims.approve(claim, moderator)


def test_the_sign_in_link_tells_nobody_who_has_an_account(client, member):
    known = post(client, "/furnizori/intrare/link/", "provider-link", email=member.email)
    unknown = post(client, "/furnizori/intrare/link/", "provider-link", email="ana@altundeva.ro")
    assert known.content.replace(b"exemplu", b"altundeva") == unknown.content
    assert OutgoingMail.objects.count() == 1


def test_links_in_mails_begin_with_the_address_that_the_console_says(client, member):
    portal = PortalSettings.for_site(Site.objects.get())
    portal.public_url = "https://harta.example.ro"
    portal.save()
    post(client, "/furnizori/intrare/link/", "provider-link", email=member.email)
    assert "https://harta.example.ro/furnizori/intra/" in OutgoingMail.objects.get().text


def test_a_link_is_good_once_and_for_one_purpose(member):
    token = links.make(links.Purpose.SIGN_IN, member.email, user=member)
    assert links.read(token, links.Purpose.CLAIM) is None
    assert links.read(token + "x", links.Purpose.SIGN_IN) is None
    link = links.read(token, links.Purpose.SIGN_IN)
    assert link is not None
    assert (links.use(link), links.use(link)) == (True, False)
    assert links.read(token, links.Purpose.SIGN_IN) is None


def test_an_account_of_staff_is_never_opened_by_mail(client, django_user_model, mine):
    staff = django_user_model.objects.create_user("sef", "sef@exemplu.ro")
    accounts.join(staff, mine.organization)
    post(client, "/furnizori/intrare/link/", "provider-link", email=staff.email)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("act", ["", "locuri/", "inchidere/", "confirma/"])
def test_anothers_record_does_not_exist(inside, others, act):
    address = f"/furnizori/serviciu/{others.pk}/{act}"
    assert inside.post(address, {}).status_code == 404
    assert inside.post(f"/furnizori/{others.organization_id}/confirma/").status_code == 404
    assert not Verification.objects.exists()


def test_who_was_removed_sees_nothing(inside, mine):
    Membership.objects.update(active=False)
    assert inside.get(f"/furnizori/serviciu/{mine.pk}/").status_code == 302


def typed(page):
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "sensitive"}
    return data | {"vazut": page.context["seen"]}


def test_trusted_fields_publish_and_sensitive_ones_wait(inside, mine):
    address = f"/furnizori/serviciu/{mine.pk}/"
    data = typed(inside.get(address)) | {"phones": "0722 000 111", "street": "Nouă"}
    assert inside.post(address, data).status_code == 302
    assert mine.places.get().phones == ["0722000111"]
    assert FieldValue.objects.get(state="waiting").field == "street"
    assert "strada" in inside.get("/furnizori/").content.decode()


def test_nothing_changed_proposes_nothing(inside, mine):
    address = f"/furnizori/serviciu/{mine.pk}/"
    assert inside.post(address, typed(inside.get(address))).status_code == 302
    assert not FieldValue.objects.exists()


def test_the_later_of_two_people_is_told_and_loses_nothing(inside, mine):
    address = f"/furnizori/serviciu/{mine.pk}/"
    data = typed(inside.get(address))
    inside.post(address, data | {"schedule": "luni"})
    answer = inside.post(address, data | {"schedule": "marți"})
    assert answer.status_code == 409
    assert "marți" in answer.content.decode()
    assert mine.places.get().schedule == "luni"


def test_an_error_keeps_what_was_typed(inside, mine):
    address = f"/furnizori/serviciu/{mine.pk}/"
    data = typed(inside.get(address)) | {"phones": "12", "schedule": "luni"}
    answer = inside.post(address, data)
    assert answer.status_code == 422
    assert "luni" in answer.content.decode()
    assert not FieldValue.objects.exists()


def test_a_reminders_link_confirms_without_a_password(client, member, mine, others):
    token = links.membership_token(Membership.objects.get(), links.CONFIRM)
    address = f"/furnizori/confirma/{token}/"
    assert client.get(address).status_code == 200
    assert not Verification.objects.exists()
    keys = [str(mine.pk), str(others.pk)]
    assert post(client, address, "provider-confirm", serviciu=keys).status_code == 200
    assert [item.service for item in Verification.objects.all()] == [mine]
    stop = f"/furnizori/fara-memento/{token}/"
    assert client.get(stop).status_code == 410


def test_closing_deletes_the_person_and_keeps_the_word(inside, member, mine):
    address = f"/furnizori/serviciu/{mine.pk}/"
    inside.post(address, typed(inside.get(address)) | {"schedule": "luni"})
    assert member.email in inside.get("/furnizori/cont/date/").content.decode()
    assert inside.post("/furnizori/cont/inchide/", {"sigur": "da"}).status_code == 200
    value = FieldValue.objects.get()
    assert (value.value, value.user) == ("luni", None)
    assert not Membership.objects.exists()


def test_how_often_the_map_writes_is_seen_and_changed_from_the_account(client, inside, member):
    page = inside.get("/furnizori/cont/").content.decode()
    assert "<b>un rezumat pe zi</b>" in page
    [link] = re.findall(r'href="(/[^"]+)"\s*>Schimbați sau nu mai\s+trimiteți', page)
    assert post(client, link, "harta", frequency="none").status_code == 200
    page = inside.get("/furnizori/cont/").content.decode()
    assert "<b>deloc</b>" in page
    assert "Vreau din nou înștiințări" in page


def test_the_best_next_fix_is_named_and_none_that_is_not_the_providers(inside, mine):
    mine.places.update(phones=[])
    Service.objects.filter(pk=mine.pk).update(term=None)
    page = inside.get(f"/furnizori/serviciu/{mine.pk}/").content.decode()
    assert "Adăugați un telefon." in page
    assert "Alegeți tipul de serviciu" not in page
    assert "Adăugați un telefon." in inside.get("/furnizori/").content.decode()
