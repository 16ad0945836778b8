"""The page of a provider."""

import pytest

from directory.console.organization_page import is_cui
from directory.models import ChangeRecord
from tests.directory.console.conftest import HARTA, text


@pytest.fixture
def provider(service):
    service.organization.ownership = "public"
    service.organization.save()
    return service.organization


@pytest.fixture
def save(administrator, provider):
    """Send the form of the provider as it was seen."""

    def act(**typed):
        url = f"{HARTA}furnizori/{provider.pk}/"
        seen = administrator.get(url).context["seen"]
        data = {"name": provider.name, "vazut": seen} | typed
        return administrator.post(url, data, follow=True)

    return act


def test_what_changes_is_stored_field_by_field_with_its_history(save, provider):
    page = text(save(name="Asociația  Nouă", cui="RO 14399840", ownership="private"))
    assert "Datele furnizorului au fost salvate." in page
    provider.refresh_from_db()
    assert (provider.name, provider.cui) == ("Asociația Nouă", "14399840")
    changes = provider.changes.filter(source="staff")
    assert {change.field for change in changes} == {"name", "cui", "ownership"}
    assert all(change.user.username == "administrator hartă" for change in changes)
    assert "Codul unic de înregistrare" in page
    assert "Nu s-a schimbat nimic." in text(
        save(name="Asociația Nouă", cui="14399840", ownership="private")
    )
    assert provider.changes.filter(source="staff").count() == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "câmpul nu poate rămâne gol"),
        ({"name": "a" * 301}, "cel mult 300 de caractere, acum are 301"),
        ({"cui": "14399841"}, "Cifra de control a codului nu se potrivește."),
        ({"cui": "abc"}, "Cifra de control a codului nu se potrivește."),
        ({"ownership": "altul"}, "Alegeți una dintre valorile din listă."),
    ],
)
def test_what_is_wrong_is_said_in_romanian(save, provider, typed, sentence):
    assert sentence in text(save(**typed))
    assert not ChangeRecord.objects.filter(organization=provider, source="staff").exists()


def test_the_second_of_two_people_is_told_and_keeps_what_was_typed(save, provider):
    seen = str(
        sorted(
            {
                "name": provider.name,
                "cui": "",
                "ownership": provider.ownership,
                "accreditation": "",
            }.items()
        )
    )
    save(cui="14399840")
    second = save(name="Al doilea", vazut=seen)
    assert second.status_code == 409
    assert "Între timp altcineva a schimbat fișa." in text(second)
    assert "Al doilea" in text(second)
    provider.refresh_from_db()
    assert provider.name != "Al doilea"


@pytest.mark.parametrize(
    ("code", "right"),
    [("14399840", True), ("14399841", False), ("1", False), ("", False), ("1" * 11, False), ("١٢", False)],
)  # fmt: skip
def test_the_check_digit_of_a_tax_code(code, right):
    assert is_cui(code) is right


def test_the_page_lists_the_services_and_is_read_only_for_a_moderator(moderator, provider, service):
    page = text(moderator.get(f"{HARTA}furnizori/{provider.pk}/"))
    assert service.name in page
    assert 'name="cui"' not in page
