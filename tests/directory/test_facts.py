"""The shipped facts, protection, and what the calendar does to licences."""

from datetime import date, timedelta

import pytest

from directory.licence_events import from_calendar
from directory.models import (
    BeneficiaryGroup,
    County,
    License,
    LicenseEvent,
    LicenseStatus,
    Locality,
    Region,
    TaxonomyTerm,
)
from directory.protection import is_protected_code, speaks_of_victims
from directory.reference import FOLDER
from directory.reference.load import load_geography, load_nomenclature
from tests.directory.registers import clean_rows


def test_the_country_is_complete():
    assert Region.objects.count() == 8
    assert County.objects.count() == 42
    assert Locality.objects.filter(kind="sector", county="B").count() == 6
    assert Locality.objects.filter(kind="municipality").count() == 103
    assert Locality.objects.count() > 13_700
    assert Locality.objects.filter(latitude__isnull=False).count() > 6_600


def test_loading_again_changes_nothing():
    before = list(Locality.objects.order_by("pk").values())
    load_geography()
    load_nomenclature()
    assert list(Locality.objects.order_by("pk").values()) == before
    assert TaxonomyTerm.objects.count() == 70


def test_every_kind_of_service_is_for_somebody():
    assert not TaxonomyTerm.objects.filter(groups=None).exists()
    assert not BeneficiaryGroup.objects.filter(terms=None).exists()
    elderly = TaxonomyTerm.objects.get(code="8730CR-V-I").groups.values_list("pk", flat=True)
    assert list(elderly) == ["varstnici"]


def test_services_for_victims_are_protected_and_no_others():
    protected = set(TaxonomyTerm.objects.filter(protected=True).values_list("code", flat=True))
    assert protected == {
        *(f"8790CR-VD-{n}" for n in ("I", "II", "III")),
        *(f"8899CZ-VD-{n}" for n in ("I", "II", "III")),
        *(f"{letters}-VTP-{n}" for letters in ("8790CR", "8899CZ") for n in ("I", "II")),
    }


@pytest.mark.parametrize("code", ["8899CZ-VTP-", "8790 CR-VD", "8790CRVD-I", "cz-vtp", "VD-I"])
def test_a_misspelt_code_protects_as_well(code):
    assert is_protected_code(code)


def test_names_tell_of_victims():
    assert speaks_of_victims("Centru pentru victimele violenței în familie")
    assert not speaks_of_victims("Cămin pentru persoane vârstnice")


def test_whose_facts_these_are_stands_beside_them():
    text = (FOLDER / "ATTRIBUTIONS.md").read_text(encoding="utf-8")
    for word in ("GeoNames", "CC BY 4.0", "SIRUTA", "django-siruta", "BSD", "867/2015"):
        assert word in text


def test_the_calendar_tells_each_thing_once(import_rows):
    import_rows(clean_rows(3))
    today = date(2028, 1, 1)
    ends = [today + timedelta(days=59), today - timedelta(days=1), today + timedelta(days=61)]
    for item, end in zip(License.objects.order_by("number"), ends, strict=True):
        License.objects.filter(pk=item.pk).update(valid_to=end)
    assert from_calendar(today) == 2
    assert from_calendar(today) == 0
    assert set(LicenseEvent.objects.values_list("kind", flat=True)) == {"expiring", "expired"}
    assert License.objects.filter(status=LicenseStatus.EXPIRED).count() == 1
    assert from_calendar(today + timedelta(days=1)) == 1
