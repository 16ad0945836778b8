"""What keeps a register from doing harm: shelters, missing columns, refused rows, odd files."""

import copy
import io
import zipfile
from contextlib import suppress
from pathlib import Path

from django.core.management import call_command

import pytest

from directory import disclosure, truth
from directory.importing.errors import BadFileError
from directory.importing.guard import kind_of
from directory.importing.headers import guess, told
from directory.importing.identity import MAYBE, SURE, identity, likeness
from directory.importing.repairs import codes, houses
from directory.models import Location, QueueItem, RegisterRecord, Service, Source
from directory.protection import is_protected_code
from tests.directory.conftest import import_file
from tests.directory.registers import clean_rows, write_csv, write_xlsx

SHELTER = {"Cod serviciu": "8790CR-VD-I", "Strada": "Secretă", "Nr.": "77"}


def shelter() -> Service:
    return Service.objects.complete().get(places__location__street="Secretă")


@pytest.mark.parametrize("code", ["8790CR-D-I", "", "8790CR-X"])
def test_an_import_never_lifts_the_protection(code, import_rows):
    rows = clean_rows(3)
    rows[0] |= SHELTER
    import_rows(rows)
    rows[0]["Cod serviciu"] = code
    import_rows(rows)
    rows[0]["Capacitate"] = 9
    import_rows(rows)
    service = shelter()
    assert disclosure.is_protected(service)
    assert disclosure.disclosed_points().count() == 2
    assert "Secretă" not in disclosure.search_text(service)
    question = service.queue_items.get(kind="sensitive")
    assert question.state == QueueItem.State.OPEN
    truth.propose(service.pk, "sensitive", False, Source.STAFF, None)
    assert not disclosure.is_protected(shelter())


def test_what_a_person_protected_stays_so(import_rows):
    rows = clean_rows(2)
    import_rows(rows)
    service = Service.objects.get(name=rows[0]["Denumire serviciu social"])
    Location.objects.filter(services_here__service=service).update(sensitive=True)
    rows[0]["Capacitate"] = 9
    import_rows(rows)
    truth.republish(service.pk)
    assert Location.objects.get(services_here__service=service).sensitive


@pytest.mark.parametrize(
    "code", ["87 90 C R V-D - I", "8790CRVD1", "8790_CR_V.T.P", "8899cz-vtp", "8790CR-D-I / VD"]
)
def test_misspelt_codes_protect_in_python_and_in_the_database(code, import_rows):
    assert is_protected_code(code)
    rows = clean_rows(2)
    rows[0] |= SHELTER | {"Cod serviciu": code}
    import_rows(rows)
    assert disclosure.is_protected(shelter())
    Location.objects.update(sensitive=False)
    Service.objects.filter(pk=shelter().pk).update(term=None, code_text=code)
    assert disclosure.is_protected(shelter())
    assert disclosure.disclosed_points().count() == 1


def test_the_report_of_an_import_tells_no_shelters_place(tmp_path: Path, import_rows):
    rows = clean_rows(2)
    rows[0] |= SHELTER
    import_rows(rows)
    rows[0] |= {
        "Strada": "Ascunsă  tare",
        "Nr.": "7/9/2016",
        "Localitate": f"sat {rows[0]['Localitate']}",
    }
    out = io.StringIO()
    path = write_csv(tmp_path / "adapost.csv", rows)
    call_command("import_register", str(path), dry_run=True, stdout=out)
    text = out.getvalue()
    for secret in ("Ascunsă", "Secretă", "7/9", f"„sat {rows[0]['Localitate']}"):
        assert secret not in text
    assert "adresă protejată" in text


def test_a_register_with_fewer_columns_erases_nothing(tmp_path: Path, import_rows):
    rows = clean_rows(5)
    rows[0] |= SHELTER
    import_rows(rows)
    before = dict(RegisterRecord.objects.values_list("pk", "values"))
    heads = ["Furnizor", "Localitate", "Județ", "Denumire serviciu social", "Telefon"]
    changed = copy.deepcopy(rows)
    changed[1]["Telefon"] = "0258811234"
    path = write_csv(tmp_path / "scurt.csv", changed, heads)
    run = import_file(path)
    assert run.counts == {"changed": 1, "unchanged": 4}
    after = dict(RegisterRecord.objects.values_list("pk", "values"))
    different = [
        name
        for key, values in after.items()
        for name in values
        if values[name] != before[key][name]
    ]
    assert different == ["phones"]
    assert import_file(path) is None


def test_a_refused_row_takes_nothing_away(import_rows):
    rows = clean_rows(4)
    import_rows(rows)
    rows[0]["Furnizor"] = ""
    rows[1]["Capacitate"] = 7
    run = import_rows(rows)
    assert "gone" not in run.counts
    assert QueueItem.objects.get().kind == "refused"
    assert import_rows(rows) is None


def test_a_provider_called_total_is_a_provider(import_rows):
    rows = clean_rows(2)
    rows[0]["Furnizor"] = "Total Care SRL"
    assert import_rows(rows).counts == {"new": 2}


def test_half_a_register_is_refused_unless_meant(import_rows):
    rows = clean_rows(60)
    import_rows(rows)
    with pytest.raises(BadFileError, match="--force"):
        import_rows(rows[:30])
    assert not RegisterRecord.objects.exclude(gone_since=None).exists()
    assert import_rows(rows[:30], force=True).counts["gone"] == 30


VALUES = {
    "provider": "Asociația Lumina", "name": "Cămin", "code": "8730CR-V-I", "county": "AB",
    "locality": 1, "street": "Morii", "number": "1", "licence_number": "LF 001",
}  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"licence_number": "LF 002", "street": "Alta"},
        {"name": "Cămin B", "street": "Alta"},
        {"name": "Alt serviciu", "street": "Alta", "provider": "Fundația Zorile"},
    ],
)
def test_different_services_are_not_taken_for_one(other):
    assert likeness(identity(VALUES), identity(VALUES | other), renamed=True) < SURE


def test_a_licence_alone_is_a_question():
    other = VALUES | {
        "provider": "Fundația Zorile", "name": "Centru", "code": "8891CZ-C-II", "locality": 7,
        "street": "Alta",
    }  # fmt: skip
    assert likeness(identity(VALUES), identity(other), renamed=False) == MAYBE


def archive(path: Path, sheet: bytes) -> Path:
    write_xlsx(path, clean_rows(1))
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members["xl/worksheets/sheet1.xml"] = sheet
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return path


SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<row r='1'><c r='KO20000'><v>1</v></c></row>", "dincolo"),
        (b"<row r='1'><c\nr = 'A99999999'><v>1</v></c></row>", "dincolo"),
        (b'<row r="1"><c r="A1"/></row><row><c r="CV240000"/></row>', "dincolo"),
        (b"<row r='1'><c r='a1'><v>1</v></c></row>", "deteriorat"),
        (b"<row r='x'><c r='A1'/></row>", "deteriorat"),
        (b"<row><c><f>1+1</f></c></row>", "formule"),
        (b"<row><c>", "deteriorat"),
    ],
)
def test_a_grid_is_understood_however_it_is_written(body, sentence, tmp_path):
    sheet = b"<worksheet " + SPACE + b"><sheetData>" + body + b"</sheetData></worksheet>"
    with pytest.raises(BadFileError, match=sentence):
        kind_of(archive(tmp_path / "foaie.xlsx", sheet))


def test_damaged_files_end_in_a_sentence(tmp_path):
    whole = write_xlsx(tmp_path / "bun.xlsx", clean_rows(30)).read_bytes()
    path = tmp_path / "rau.xlsx"
    for place in range(40, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:place] + b"\xff\x13\x00" + whole[place + 3 :])
        with suppress(BadFileError):  # any other exception fails the test
            import_file(path, force=True)


@pytest.mark.parametrize("damage", [b"\0", b"\x81\xff"])
def test_a_damaged_csv_ends_in_a_sentence(damage, tmp_path):
    path = write_csv(tmp_path / "rau.csv", clean_rows(40))
    path.write_bytes(path.read_bytes() + b"\na," + damage + b",b\n")
    with pytest.raises(BadFileError, match="deteriorat"):
        import_file(path)
    assert not Service.objects.exists()


@pytest.mark.parametrize("cell", ["1 Decembrie 1918", "1 Mai", "8 Martie", "13 Septembrie"])
def test_a_street_in_the_column_of_numbers_stays(cell, notes):
    assert houses.house_number(cell, notes) == cell
    assert notes.repairs == []


def test_two_codes_and_unknown_ages_are_questions(nomenclature, notes):
    assert codes.service_code("8790CR-D-I și 8790CR-D-II", nomenclature, notes) == ""
    assert codes.ages("B1, B2.4", notes) == ["B1"]
    assert [(doubt.kind, doubt.text) for doubt in notes.doubts] == [
        ("code", "8790CR-D-I și 8790CR-D-II"),
        ("age", "B2.4"),
    ]


def test_of_two_equal_titles_each_is_remembered():
    head = guess(0, ["Furnizor", "Adresa", "Adresa", "Județ"])
    mapped = told(head, {"Adresa": "", "Adresa (2)": "address"})
    assert mapped.columns["address"] == 2
    assert told(head, mapped.mapping | {"Adresa": ""}).columns == mapped.columns
