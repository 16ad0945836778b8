"""Two providers of one name stay two; one provider under several spellings stays one."""

import pytest

from directory import truth
from directory.importing.undo import undo
from directory.models import Organization, Service, Source
from tests.directory.conftest import import_file
from tests.directory.registers import HEADS, clean_rows, write_csv

ONE, OTHER = "14399840", "361757"  # two codes with right check digits
CODED = [*HEADS, "CUI"]


@pytest.fixture
def import_coded(tmp_path):
    def run(rows):
        return import_file(write_csv(tmp_path / "cu-cui.csv", rows, CODED))

    return run


def named(rows, *pairs):
    return [
        {**row, "Furnizor": name, "CUI": cui} for row, (name, cui) in zip(rows, pairs, strict=True)
    ]


def owner(row) -> Organization:
    return Service.objects.get(name=row["Denumire serviciu social"]).organization


def test_another_fiscal_code_is_another_provider(import_coded):
    rows = named(
        clean_rows(4),
        ("Asociația Lumina", ONE),
        ("ASOCIATIA LUMINA", ONE),
        ("Asociația Lumina", OTHER),
        ("Asociaţia Lumina", OTHER),  # cedilla
    )
    import_coded(rows)
    owners = [owner(row) for row in rows]
    assert owners[0] == owners[1] != owners[2] == owners[3]
    assert {item.cui for item in owners} == {ONE, OTHER}
    assert import_coded(rows) is None
    assert import_coded(rows[::-1]) is None


def test_a_code_mistyped_or_left_out_makes_no_second_provider(import_coded):
    rows = named(
        clean_rows(3),
        ("Asociația Lumina", ONE),
        ("Asociația Lumina", "14399848"),
        ("Asociația Lumina", ""),
    )
    import_coded(rows)
    assert Organization.objects.get().cui == ONE


def test_a_provider_that_gets_its_code_later_keeps_its_id(import_rows, import_coded):
    rows = [{**row, "Furnizor": "Asociația Lumina"} for row in clean_rows(2)]
    import_rows(rows)
    before = Organization.objects.get().pk
    run = import_coded([{**row, "CUI": ONE} for row in rows])
    assert (Organization.objects.get().pk, Organization.objects.get().cui) == (before, ONE)
    undo(run.pk)
    assert Organization.objects.get().cui == ""


def test_a_register_without_codes_keeps_namesakes_apart(import_rows, import_coded):
    rows = named(clean_rows(2), ("Asociația Lumina", ONE), ("Asociația Lumina", OTHER))
    import_coded(rows)
    owners = [owner(row) for row in rows]
    rows[0]["Strada"] = rows[1]["Strada"] = "Nouă"
    import_rows(rows)
    assert [owner(row) for row in rows] == owners
    assert owners[0] != owners[1]


def test_local_authorities_of_namesake_places_are_apart(import_rows):
    """There is a commune Unirea in Alba and one in Brăila."""
    rows = clean_rows(3)
    for row, county in zip(rows, ["Alba", "Brăila", "Alba"], strict=True):
        row |= {"Furnizor": "Primăria comunei Unirea", "Localitate": "Unirea", "Județ": county}
        row |= {"Latitudine": None, "Longitudine": None}
    import_rows(rows)
    owners = [owner(row) for row in rows]
    assert owners[0] == owners[2] != owners[1]


def test_a_foundation_at_work_in_two_counties_stays_one(import_rows):
    rows = [{**row, "Furnizor": "Fundația Lumina"} for row in clean_rows(6)]
    assert len({row["Județ"] for row in rows}) > 1
    import_rows(rows)
    assert Organization.objects.count() == 1


def test_undo_of_a_rename_gives_the_old_names_back_in_any_case(import_rows):
    rows = clean_rows(9)
    import_rows(rows)
    before = dict(Organization.objects.values_list("pk", "key"))
    renamed = [{**row, "Furnizor": f"{row['Furnizor']} Renumit"} for row in rows]
    run = import_rows(renamed)
    assert set(Organization.objects.values_list("pk", flat=True)) == set(before)
    Organization.objects.create(name="Altcineva", key=next(iter(before.values())))
    undo(run.pk)
    after = dict(Organization.objects.filter(pk__in=before).values_list("pk", "key"))
    assert sum(after[key] == before[key] for key in before) == len(before) - 1
    names = set(Organization.objects.values_list("name", flat=True))
    assert {row["Furnizor"] for row in rows} <= names


def test_a_providers_word_survives_rename_and_undo(import_rows):
    rows = clean_rows(3)
    import_rows(rows)
    service = Service.objects.first()
    truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    run = import_rows([{**row, "Furnizor": "Asociația cu nume nou"} for row in rows])
    undo(run.pk)
    assert service.places.get().phones == ["0722000111"]
