"""A register comes in, comes again, comes changed, and goes out again."""

import copy
import io
from pathlib import Path

from django.core import serializers
from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from directory import disclosure, truth
from directory.importing.errors import BadFileError
from directory.importing.undo import undo
from directory.models import (
    ChangeRecord,
    Conflict,
    FieldValue,
    ImportRow,
    ImportRun,
    License,
    LicenseEvent,
    LicenseStatus,
    Location,
    Organization,
    QueueItem,
    RegisterRecord,
    Service,
    ServiceAtLocation,
    Source,
    Status,
)
from tests.directory.conftest import import_file
from tests.directory.registers import clean_rows, write_csv, write_ods, write_xlsx

TABLES = (
    Organization, Location, Service, ServiceAtLocation, License, RegisterRecord, ChangeRecord,
    LicenseEvent, ImportRow, QueueItem, Conflict, FieldValue,
)  # fmt: skip


def dump() -> str:
    """Everything but the log of the imports themselves."""
    return "\n".join(
        serializers.serialize("json", model.objects.order_by("pk")) for model in TABLES
    )


def ids() -> dict[str, object]:
    return {item.name: item.pk for item in Service.objects.all()}


def test_a_register_becomes_services(import_rows):
    rows = clean_rows(20)
    run = import_rows(rows)
    assert run.counts == {"new": 20}
    service = Service.objects.complete().get(name=rows[0]["Denumire serviciu social"])
    place = service.places.get()
    assert service.term.code == rows[0]["Cod serviciu"]
    assert place.location.locality.name == rows[0]["Localitate"]
    assert place.location.precision == "exact"
    assert place.phones == [rows[0]["Telefon"]]
    assert service.license.number == rows[0]["Nr. licență"]
    assert service.license.valid_to.isoformat() == "2029-03-14"
    assert service.capacity == rows[0]["Capacitate"]
    assert service.status == Status.ACTIVE
    assert QueueItem.objects.count() == 0
    assert LicenseEvent.objects.count() == 0, "the first register is no news"


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_ods])
def test_every_format_says_the_same(write, tmp_path, import_rows):
    rows = clean_rows(8)
    import_rows(rows)
    before = dump()
    assert import_file(write(tmp_path / "acelasi", rows)) is None
    assert dump() == before


def test_the_order_of_columns_does_not_matter(tmp_path, import_rows):
    rows = clean_rows(8)
    import_rows(rows)
    heads = ["Nr. crt.", *reversed(rows[0])]
    assert import_file(write_csv(tmp_path / "intors.csv", rows, heads)) is None


def test_a_second_run_changes_nothing(import_rows):
    rows = clean_rows(15)
    import_rows(rows)
    before = dump()
    assert import_rows(rows) is None
    assert import_rows(rows[::-1]) is None
    assert dump() == before
    assert ImportRun.objects.count() == 1


def test_undo_gives_back_the_database(import_rows):
    rows = clean_rows(30)
    import_rows(rows)
    before = dump()
    second = copy.deepcopy(rows[5:])
    for row in second[:6]:
        row["Strada"], row["Capacitate"] = "Nouă", "12 /zi"
    for row in second[6:9]:
        row["Furnizor"] = "Asociația cu nume nou"
    second[9]["Localitate"] = "Nicăieri"
    run = import_rows([*second, *clean_rows(34, seed=9)[30:]])
    assert {"new", "changed", "gone", "unchanged"} <= set(run.counts)
    assert dump() != before
    undo(run.pk)
    assert dump() == before


def test_undo_of_the_first_import_leaves_nothing(import_rows):
    run = import_rows(clean_rows(6))
    undo(run.pk)
    assert [model.__name__ for model in TABLES if model.objects.exists()] == []
    run.refresh_from_db()
    assert run.state == ImportRun.State.UNDONE


def test_undone_and_imported_again_gives_the_same_ids(import_rows):
    rows = clean_rows(6)
    run = import_rows(rows)
    before = ids()
    undo(run.pk)
    import_rows(rows)
    assert ids() == before


def test_only_the_last_import_can_be_undone(import_rows):
    first = import_rows(clean_rows(3))
    import_rows(clean_rows(4))
    with pytest.raises(BadFileError, match="nu este ultimul"):
        undo(first.pk)


@pytest.mark.parametrize("licences", [True, False])
def test_two_registers_in_a_row_orphan_nothing(import_rows, licences):
    """Addresses corrected, providers renamed, rows swapped, licences withdrawn and new."""
    rows = clean_rows(60, licences=licences)
    import_rows(rows)
    known = {item.register.values["name"]: item.pk for item in Service.objects.all()}
    owners = {item.name: item.organization_id for item in Service.objects.all()}
    for service in Service.objects.all()[:60]:
        truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    second = copy.deepcopy(rows)
    for row in second[:15]:
        row["Strada"], row["Nr."] = "Corectată", "1"
    renamed = {row["Furnizor"] for row in second[15:30]}
    for row in second:
        if row["Furnizor"] in renamed:
            row["Furnizor"] = (
                row["Furnizor"].replace("Asociația", "Uniunea").replace("Fundația", "Ordinul")
                + " Nou"
            )
    for row in second[30:36]:
        row["Denumire serviciu social"] += " bis"
    withdrawn = second[-5:]
    new = clean_rows(66, seed=3, licences=licences)[60:]
    run = import_rows([*second[:-5][::-1], *new])
    after = {
        item.register.values["name"].removesuffix(" bis"): item for item in Service.objects.all()
    }
    assert {name: item.pk for name, item in after.items() if name in known} == known
    assert all(
        item.field_values.filter(state="approved").count() == 1
        for name, item in after.items()
        if name in known
    )
    assert all(
        item.places.get().phones == ["0722000111"] for name, item in after.items() if name in known
    )
    assert {name: after[name].organization_id for name in owners} == owners, "renamed, not replaced"
    assert run.counts["gone"] == 5
    assert run.counts["new"] == 6
    events = {
        kind.value: LicenseEvent.objects.filter(kind=kind).count() for kind in LicenseEvent.Kind
    }
    assert (events["new"], events["withdrawn"]) == (6, 5)
    gone = Service.objects.filter(name__in=[row["Denumire serviciu social"] for row in withdrawn])
    assert {item.status for item in gone} == {Status.INACTIVE}


def test_what_comes_back_has_its_old_id(import_rows):
    rows = clean_rows(10)
    import_rows(rows)
    before = ids()
    import_rows(rows[:-2])
    assert License.objects.filter(status=LicenseStatus.WITHDRAWN).count() == 2
    run = import_rows(rows)
    assert run.counts["returned"] == 2
    assert ids() == before
    assert set(Service.objects.values_list("status", flat=True)) == {Status.ACTIVE}
    assert LicenseEvent.objects.filter(kind="returned").count() == 2


def test_a_part_of_the_register_takes_nothing_away(import_rows):
    rows = clean_rows(10)
    import_rows(rows)
    assert import_rows(rows[:3], partial=True) is None
    assert not RegisterRecord.objects.exclude(gone_since=None).exists()


def test_a_providers_word_stands_and_the_conflict_shows_both(import_rows):
    rows = clean_rows(3)
    import_rows(rows)
    service = Service.objects.get(name=rows[0]["Denumire serviciu social"])
    truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    rows[0]["Telefon"] = "0258811234"
    import_rows(rows)
    place = service.places.get()
    conflict = Conflict.objects.get()
    assert place.phones == ["0722000111"]
    assert conflict.register_value == ["0258811234"]
    assert conflict.published_value == ["0722000111"]
    hidden = service.changes.get(field="phones", source="register")
    assert not hidden.published
    truth.follow_register(service.pk, "phones", None)
    place.refresh_from_db()
    conflict.refresh_from_db()
    assert place.phones == ["0258811234"]
    assert conflict.state == Conflict.State.CLOSED
    assert service.field_values.get().state == FieldValue.State.REPLACED


def test_undo_keeps_what_people_said(import_rows):
    first = import_rows(clean_rows(4))
    service = Service.objects.first()
    truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    _run, kept = undo(first.pk)
    assert kept == 1
    service.refresh_from_db()
    assert service.status == Status.INACTIVE
    assert service.places.get().phones == ["0722000111"]
    assert Service.objects.count() == 1


def test_rows_that_say_nothing_are_refused_with_their_number(report_of):
    rows = clean_rows(5)
    rows[1]["Furnizor"] = ""
    rows[2] = rows[0]
    rows[3]["Denumire serviciu social"] = "=HYPERLINK(1)"
    report = report_of(rows)
    assert [number for number, _reason in report.refused] == [3, 4, 5]
    assert "identic cu rândul 2" in report.refused[1][1]
    assert report.stored == 2


def test_a_guess_is_a_question_and_no_value(import_rows):
    rows = clean_rows(2)
    rows[0] |= {
        "Cod serviciu": "8899CZ-VTP-",
        "Localitate": "Nicăieriu",
        "Telefon": "448550",
        "Capacitate": "14 - 20",
    }
    import_rows(rows)
    service = Service.objects.get(name=rows[0]["Denumire serviciu social"])
    place = service.places.get()
    assert (service.term, service.capacity, place.phones, place.location.locality) == (
        None,
        None,
        [],
        None,
    )
    assert set(service.queue_items.values_list("kind", flat=True)) == {
        "code",
        "locality",
        "phone",
        "capacity",
    }
    assert place.location.sensitive, "a code cut short protects as well"
    before = dump()
    assert import_rows(rows) is None
    assert dump() == before


def test_a_question_that_the_next_register_answers_is_closed(import_rows):
    rows = clean_rows(1)
    right = rows[0]["Telefon"]
    rows[0]["Telefon"] = "448550"
    import_rows(rows)
    rows[0]["Telefon"] = right
    import_rows(rows)
    assert QueueItem.objects.get().state == QueueItem.State.OVERTAKEN


def test_branches_are_not_merged_and_spellings_are(import_rows):
    rows = clean_rows(4)
    for row, name in zip(
        rows,
        [
            "Asociația Pro - Filiala Arad",
            "ASOCIATIA PRO - FILIALA ARAD",
            "Asociația Pro - Filiala Alba",
            "Asociația Pro",
        ],
        strict=True,
    ):
        row["Furnizor"] = name
    import_rows(rows)
    names = sorted(Organization.objects.values_list("name", flat=True))
    assert names == [
        "Asociația Pro",
        "Asociația Pro - Filiala Alba",
        "Asociația Pro - Filiala Arad",
    ]


def test_a_point_in_another_county_is_not_believed(import_rows):
    rows = clean_rows(2)
    far = max(rows, key=lambda row: row["Latitudine"])
    far["Latitudine"] = 43.9 if far["Latitudine"] > 45 else 47.9
    import_rows(rows)
    location = Location.objects.get(services_here__service__name=far["Denumire serviciu social"])
    assert location.precision == "locality"
    assert location.latitude == location.locality.latitude


def test_a_shelter_gives_nothing_away(import_rows):
    rows = clean_rows(2)
    rows[0] |= {"Cod serviciu": "8790CR-VD-I", "Strada": "Secretă", "Nr.": "77"}
    import_rows(rows)
    rows[0]["Strada"] = "Ascunsă"
    import_rows(rows)
    service = Service.objects.complete().get(term__code="8790CR-VD-I")
    place = disclosure.public_place(service, service.places.get())
    assert place.protected
    assert place.county
    assert (place.address, place.point, place.locality) == ("", None, "")
    assert disclosure.disclosed_points().count() == 1
    seen = [
        str((change.field, change.old, change.new))
        for change in disclosure.public_history(service, service.changes.all())
    ]
    everything = " ".join(
        [*seen, disclosure.search_text(service), str(service), str(service.places.get())]
    )
    location = service.places.get().location
    assert seen
    for secret in ("Secretă", "Ascunsă", str(location.latitude), str(location.longitude)):
        assert secret not in everything


def test_the_record_as_it_was_on_a_date(import_rows):
    from directory.history import as_of  # noqa: PLC0415

    rows = clean_rows(1)
    before = timezone.now()
    import_rows(rows)
    between = timezone.now()
    old = rows[0]["Strada"]
    rows[0]["Strada"] = "Nouă"
    import_rows(rows)
    service = Service.objects.get()
    assert as_of(service, before) is None
    assert (as_of(service, between) or {})["street"] == old
    assert (as_of(service, timezone.now()) or {})["street"] == "Nouă"


def test_the_command_tells_in_romanian_what_it_did(tmp_path: Path):
    rows = clean_rows(12)
    rows[0]["Telefon"] = rows[0]["Telefon"][1:]
    path = write_xlsx(tmp_path / "registru.xlsx", rows)

    def told(*words: object, **options: object) -> str:
        out = io.StringIO()
        call_command("import_register", *map(str, words), stdout=out, **options)
        return out.getvalue()

    text = told(path, dry_run=True)
    assert "Rânduri citite: 12" in text
    assert "telefoane fără zero la început: 1" in text
    assert "memorie la vârf" in text
    assert "nu s-a scris nimic" in text
    assert not Service.objects.exists()
    assert "a fost aplicat" in told(path)
    assert "0 schimbări" in told(path)
    run = ImportRun.objects.get()
    assert "a fost anulat" in told(undo=run.pk)
    assert not Service.objects.exists()
    with pytest.raises(CommandError, match="Nu găsesc fișierul"):
        told(tmp_path / "lipsă.xlsx")


def test_a_mapping_said_once_is_remembered(tmp_path: Path):
    rows = [{**row, "Rubrica 7": row["Denumire serviciu social"]} for row in clean_rows(3)]
    heads = ["Furnizor", "Localitate", "Județ", "Rubrica 7", "Cod serviciu"]
    path = write_csv(tmp_path / "altfel.csv", rows, heads)
    with pytest.raises(BadFileError, match=r"denumirea serviciului.*Rubrica 7"):
        import_file(path)
    assert import_file(path, mapping={"Rubrica 7": "name"})
    assert import_file(path) is None
