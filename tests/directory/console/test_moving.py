"""A record that the register names under the wrong provider is moved to the right one."""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

import pytest

from core.console.roles import MapRole
from directory import moving, truth
from directory.console import record
from directory.importing.undo import undo
from directory.models import (
    ChangeRecord,
    Conflict,
    FieldValue,
    ImportRun,
    Membership,
    Notice,
    Organization,
    Service,
    Source,
)
from directory.notifying import collector
from directory.providers.claims import register_emails
from tests.directory.conftest import import_file
from tests.directory.console.conftest import text
from tests.directory.registers import HEADS, clean_rows, write_csv

# The first three are one provider's, the fourth another's.
ROWS = [row | {"Furnizor": "Asociația Casa Bună"} for row in clean_rows(3)] + clean_rows(4)[3:]
FOURTH = ROWS[3]["Denumire serviciu social"]


@pytest.fixture
def service(import_rows) -> Service:
    """The only service of its provider."""
    import_rows(ROWS)
    return Service.objects.get(name=FOURTH)


@pytest.fixture
def right(service) -> Organization:
    """The provider at which it should be."""
    return Organization.objects.exclude(pk=service.organization_id).get()


@pytest.fixture
def someone() -> User:
    return User.objects.create_superuser("mută")


def address(service: Service) -> str:
    return reverse("directory_console_provider", args=[service.pk])


def moved(service: Service) -> Service:
    return Service.objects.select_related("organization", "register").get(pk=service.pk)


def test_the_provider_is_searched_looked_at_and_confirmed(administrator, service, right):
    wrong = service.organization
    Organization.objects.filter(pk=right.pk).update(cui="18547290")
    page = administrator.get(reverse("directory_console_record", args=[service.pk]))
    assert address(service) in page.content.decode()
    for query in ("casa buna", "18547290", "RO 18547290"):
        page = administrator.get(address(service), {"q": query})
        assert [one.pk for one in page.context["found"]] == [right.pk], query
    page = administrator.get(address(service), {"q": "18547290", "catre": right.pk})
    assert "care are acum 3 servicii" in text(page)
    assert "Furnizorul de acum rămâne fără servicii" in text(page)
    data = {"catre": right.pk, "vazut": page.context["seen"]}
    page = administrator.post(address(service), data, follow=True)
    assert f"Serviciul este acum la furnizorul „{right.name}”" in text(page)
    assert f"Furnizorul „{wrong.name}” a rămas fără servicii" in text(page)
    assert moved(service).organization == right
    assert Organization.objects.filter(pk=wrong.pk).exists(), "it stays"
    change = ChangeRecord.objects.get(service=service, field="provider")
    assert (change.old, change.new, change.source) == (wrong.name, right.name, Source.STAFF)
    assert change.user is not None
    page = administrator.get(reverse("directory_console_history", args=[service.pk]))
    assert wrong.name in text(page)
    assert right.name in text(page)


def test_what_is_not_found_or_does_not_exist_changes_nothing(administrator, service):
    assert "Niciun alt furnizor" in text(administrator.get(address(service), {"q": "nimeni"}))
    for odd in ("", "nimic", "00000000-0000-0000-0000-000000000000", service.organization_id):
        administrator.post(address(service), {"catre": odd, "vazut": "x"})
        administrator.get(address(service), {"catre": odd})
    assert moved(service).organization == service.organization
    assert not FieldValue.objects.exists()


def test_only_an_administrator_moves_also_through_a_conflict(
    moderator, administrator, service, right, import_rows
):
    seen = record.current_token(service, "provider")
    moderator.post(address(service), {"catre": right.pk, "vazut": seen})
    assert moved(service).organization != right
    administrator.post(address(service), {"catre": right.pk, "vazut": seen})
    import_rows([*ROWS[:3], {**ROWS[3], "Furnizor": "Asociația A Treia"}])
    chosen = {"ales": [Conflict.objects.get().pk], "hotarare": "registrul"}
    page = moderator.post(reverse("directory_console_conflicts"), chosen, follow=True)
    assert "Numai un administrator al hărții mută o fișă" in text(page)
    assert Conflict.objects.get().state == Conflict.State.OPEN
    assert moved(service).organization == right
    administrator.post(reverse("directory_console_conflicts"), chosen)
    assert moved(service).organization.name == "Asociația A Treia"


def test_the_same_register_again_changes_nothing(service, right, someone, import_rows):
    moving.move(service.pk, right.pk, someone)
    assert import_rows(ROWS) is None
    import_rows([{**row, "Telefon": "0258811234"} for row in ROWS])
    assert moved(service).organization == right
    assert moved(service).places.get().phones == ["0258811234"]
    assert not Conflict.objects.exists(), "the register said nothing new about the provider"


def test_a_register_that_names_a_third_provider_is_a_conflict(service, right, someone, import_rows):
    moving.move(service.pk, right.pk, someone)
    rows = [*ROWS[:3], {**ROWS[3], "Furnizor": "Asociația A Treia"}]
    run = import_rows(rows)
    assert Service.objects.count() == 4, "it is the same service"
    assert moved(service).organization == right
    conflict = Conflict.objects.get()
    assert (conflict.field, conflict.state) == ("provider", Conflict.State.OPEN)
    assert conflict.register_value == "Asociația A Treia"
    assert conflict.published_value == right.name
    undo(run.pk)
    assert moved(service).organization == right
    assert moved(service).register.organization == service.organization
    assert not Conflict.objects.exists()


def test_another_provider_of_the_same_name_is_a_conflict_too(service, right, someone, tmp_path):
    other = clean_rows(5)[4] | {"Furnizor": ROWS[3]["Furnizor"], "CUI": "14399840"}

    def import_coded(code: str) -> None:
        rows = [*ROWS[:3], ROWS[3] | {"CUI": code}, other]
        import_file(write_csv(tmp_path / "registru.csv", rows, [*HEADS, "CUI"]))

    import_coded("14399840")
    moving.move(service.pk, right.pk, someone)
    import_coded("361757")
    assert moved(service).organization == right
    conflict = Conflict.objects.get()
    assert (conflict.field, conflict.state) == ("provider", Conflict.State.OPEN)
    assert conflict.register_value == ROWS[3]["Furnizor"]


def test_a_register_that_comes_to_say_the_same_is_no_conflict(service, right, someone, import_rows):
    moving.move(service.pk, right.pk, someone)
    import_rows([*ROWS[:3], {**ROWS[3], "Furnizor": ROWS[0]["Furnizor"]}])
    assert moved(service).organization == moved(service).register.organization == right
    assert not Conflict.objects.exists()


def test_a_renamed_provider_keeps_what_was_moved_to_it(service, right, someone, import_rows):
    moving.move(service.pk, right.pk, someone)
    import_rows([{**row, "Furnizor": f"{row['Furnizor']} Nou"} for row in ROWS])
    assert moved(service).organization == right
    assert moved(service).organization.name == f"{ROWS[0]['Furnizor']} Nou"
    assert moved(service).register.organization == service.organization


def test_back_at_the_registers_provider_it_follows_the_register(
    service, right, someone, import_rows
):
    wrong = service.organization
    moving.move(service.pk, right.pk, someone)
    left = moving.move(service.pk, wrong.pk, someone)
    assert left == right
    assert not FieldValue.objects.filter(state=FieldValue.State.APPROVED).exists()
    import_rows([*ROWS[:3], {**ROWS[3], "Furnizor": "Asociația A Treia"}])
    assert moved(service).organization.name == "Asociația A Treia"
    assert not Conflict.objects.exists()


def test_an_undone_import_keeps_what_was_moved_with_both_providers(service, right, someone):
    wrong = service.organization
    moving.move(service.pk, right.pk, someone)
    undo(ImportRun.objects.get().pk)
    assert [one.organization for one in Service.objects.all()] == [right]
    assert set(Organization.objects.all()) == {right, wrong}


def test_edits_of_people_go_with_the_record(service, right, someone):
    truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    waiting = truth.propose(service.pk, "street", "Nouă", Source.PROVIDER, None)
    moving.move(service.pk, right.pk, someone)
    assert moved(service).places.get().phones == ["0722000111"]
    truth.approve(waiting, someone)
    assert moved(service).organization == right
    assert moved(service).places.get().location.street == "Nouă"


def test_both_providers_and_their_mails_are_told(service, right, someone):
    old, new = (User.objects.create(username=name, email=f"{name}@x.ro") for name in ("a", "b"))
    now = timezone.now()
    Membership.objects.create(organization=service.organization, user=old, at=now)
    Membership.objects.create(organization=right, user=new, at=now)
    moving.move(service.pk, right.pk, someone)
    collector.collect()
    told = dict(Notice.objects.values_list("user__username", "text"))
    assert told["a"].endswith("serviciul a trecut la alt furnizor")
    assert told["b"].endswith("s-a schimbat: furnizorul")
    assert right.name not in told["a"], "a mail names no value"


def test_the_registers_address_proves_nothing_about_the_new_provider(service, right, someone):
    theirs = set(service.places.get().emails)
    moving.move(service.pk, right.pk, someone)
    assert not theirs & register_emails(right)
    assert theirs == register_emails(service.organization)


def test_of_two_administrators_the_second_is_told(administrator, signed_in, service, right):
    third = Organization.objects.create(name="A Treia", key="a treia")
    seen = record.current_token(service, "provider")
    administrator.post(address(service), {"catre": right.pk, "vazut": seen})
    other = signed_in(MapRole.ADMINISTRATOR)
    page = other.post(address(service), {"catre": third.pk, "vazut": seen})
    assert page.status_code == 409
    assert "Între timp altcineva a schimbat fișa" in text(page)
    assert right.name in text(page)
    assert moved(service).organization == right
