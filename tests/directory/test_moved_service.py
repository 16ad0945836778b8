"""A service that is elsewhere and called otherwise in the next register."""

from directory import truth
from directory.models import QueueItem, Service, Source, Status
from tests.directory.registers import Row, clean_rows


def test_a_service_that_moved_under_a_new_name_is_asked_about(import_rows):
    rows = clean_rows(5, licences=False)
    import_rows(rows)
    known = Service.objects.get(name=rows[2]["Denumire serviciu social"])
    truth.propose(known.pk, "schedule", "luni 8–12", Source.PROVIDER, None)
    moved = {"Denumire serviciu social": "Casa Albastră", "Strada": "Nouă", "Nr.": "99"}
    unknown = {"E-mail": None, "Telefon": None, "Latitudine": None, "Longitudine": None}
    rows[2] = rows[2] | moved | unknown
    import_rows(rows)
    asked = QueueItem.objects.get(kind="identity")
    assert asked.candidates == [str(known.pk)]
    assert asked.service.name == "Casa Albastră"
    known.refresh_from_db()
    assert known.status == Status.ACTIVE, "it is not gone before a person says so"


def test_where_several_came_and_went_nobody_is_asked(import_rows):
    rows = clean_rows(1, licences=False)
    old = [rows[0] | {"Denumire serviciu social": name} for name in ("Casa Roșie", "Sera")]
    import_rows(old)
    moved: Row = {"Strada": "Nouă", "E-mail": None, "Telefon": None, "Latitudine": None}
    moved |= {"Longitudine": None, "Capacitate": 99}
    new = [
        rows[0] | moved | {"Denumire serviciu social": name, "Nr.": name} for name in ("Val", "Nor")
    ]
    import_rows(new)
    assert not QueueItem.objects.filter(kind="identity").exists()
