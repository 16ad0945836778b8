"""Each role against each address, reading and writing."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from core.console.roles import MapRole, Role
from directory import truth
from directory.console.urls import urlpatterns
from directory.models import Conflict, FieldValue, QueueItem, Service, Source, Stage

MODERATORS = (MapRole.MODERATOR, MapRole.ADMINISTRATOR, Role.ADMINISTRATOR)
ADMINISTRATORS = (MapRole.ADMINISTRATOR, Role.ADMINISTRATOR)
EVERYONE = (*Role, *MapRole)
ONLY_ADMINISTRATORS = {"value", "follow", "point", "provider", "unlocated"}
ONLY_POST = {"state", "value", "follow", "decide", "place_decide"}
PREFIX = "directory_console_"


@pytest.fixture
def addresses(service):
    """Every address of the console, with objects behind it."""
    value = truth.propose(service.pk, "street", "Nouă", Source.PROVIDER, None)
    item = QueueItem.objects.create(
        service=service, kind="phone", field="phones", text="12", at=timezone.now()
    )
    place = service.places.get()
    arguments = {
        "record": [service.pk], "state": [service.pk], "history": [service.pk],
        "value": [service.pk, "street"], "follow": [service.pk, "street"],
        "decide": [service.pk, value.pk], "point": [service.pk, place.pk],
        "provider": [service.pk],
        "place_decide": [service.pk, place.pk],
        "question": [item.pk], "organization": [service.organization_id],
    }  # fmt: skip
    names = [pattern.name.removeprefix(PREFIX) for pattern in urlpatterns]
    return {name: reverse(f"{PREFIX}{name}", args=arguments.get(name, [])) for name in names}


def test_every_address_answers_those_who_may_and_nobody_else(addresses, signed_in):
    for role in EVERYONE:
        browser = signed_in(role)
        for name, address in addresses.items():
            allowed = role in (ADMINISTRATORS if name in ONLY_ADMINISTRATORS else MODERATORS)
            expected = (405 if name in ONLY_POST else 200) if allowed else 302
            response = browser.get(address)
            assert response.status_code == expected, (role, name)
            if not allowed:
                assert "serviciilor sociale" not in response.content.decode()


def test_a_stranger_is_sent_to_the_sign_in_from_every_address(addresses):
    for address in addresses.values():
        for response in (Client().get(address), Client().post(address)):
            assert response.status_code == 302
            assert "/admin/login/" in response["Location"]


def everything():
    """What any of the forms could change."""
    return (
        list(Service.objects.order_by("pk").values()),
        list(FieldValue.objects.order_by("pk").values()),
        list(Conflict.objects.order_by("pk").values()),
        list(QueueItem.objects.order_by("pk").values()),
    )


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER])
def test_nothing_changes_by_forms_of_those_who_may_not(addresses, signed_in, role, service):
    before = everything()
    keys = [str(service.pk), *map(str, FieldValue.objects.values_list("pk", flat=True))]
    data = {
        "ales": keys,
        "hotarare": "accept",
        "pas": "confirma",
        "reason": "nu",
        "name": "Alt nume",
    }
    for address in addresses.values():
        assert signed_in(role).post(address, data).status_code == 302
    assert everything() == before


def test_a_moderator_decides_but_writes_nothing_of_his_own(addresses, moderator, service):
    organization = service.organization
    for name in ("value", "follow", "point", "provider"):
        assert moderator.post(addresses[name], {"street-value": "A mea"}).status_code == 302
    page = moderator.post(addresses["organization"], {"name": "Alt nume"}, follow=True)
    assert "este nevoie de rolul „Administrator hartă”" in page.content.decode()
    organization.refresh_from_db()
    assert organization.name != "Alt nume"
    seen = moderator.get(addresses["record"]).context["state_token"]
    moderator.post(addresses["state"], {"pas": "stare", "stare": "defunct", "vazut": seen})
    service.refresh_from_db()
    assert service.status == "active"
    page = moderator.get(addresses["record"]).content.decode()
    assert "Publică valoarea instituției" not in page
    assert "Mută punctul" not in page
    moderator.post(addresses["decide"], {"hotarare": "accept"})
    assert FieldValue.objects.get(field="street").state == FieldValue.State.APPROVED


def test_the_menu_and_the_first_page_lead_only_those_who_may(addresses, signed_in):
    for role in EVERYONE:
        page = signed_in(role).get("/admin/").content.decode()
        assert ("/admin/harta/servicii/" in page) is (role in MODERATORS)
        assert ("Harta serviciilor: " in page) is (role in MODERATORS)


def test_a_record_is_not_opened_by_another_ones_parts(addresses, administrator, register, service):
    other = Service.objects.exclude(pk=service.pk).first()
    place, value = service.places.get(), FieldValue.objects.get(field="street")
    assert (
        administrator.get(reverse(f"{PREFIX}point", args=[other.pk, place.pk])).status_code == 404
    )
    answer = administrator.post(reverse(f"{PREFIX}decide", args=[other.pk, value.pk]))
    assert answer.status_code == 404
    answer = administrator.post(reverse(f"{PREFIX}place_decide", args=[other.pk, place.pk]))
    assert answer.status_code == 404
    for name in ("provider", "nimic"):
        address = reverse(f"{PREFIX}value", args=[service.pk, name])
        assert administrator.post(address).status_code == 404


def test_a_form_from_elsewhere_is_not_believed(addresses, administrator, service):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = administrator.cookies
    answer = strict.post(addresses["state"], {"pas": "verificare"})
    assert answer.status_code == 403
    service.refresh_from_db()
    assert service.stage == Stage.PUBLISHED
