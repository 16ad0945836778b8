"""An undo puts back what the import wrote, and nothing that people wrote since."""

from datetime import date

from django.utils import timezone

import pytest

from directory import truth
from directory.importing.undo import effect, undo
from directory.models import ImportRun, QueueItem, Service, ServiceAtLocation, Source
from directory.signals import register_changed
from tests.directory.registers import clean_rows


@pytest.fixture
def changed(import_rows) -> ImportRun:
    """A second register in which every street, phone and capacity is another."""
    rows = clean_rows(3)
    import_rows(rows)
    return import_rows(
        [{**row, "Strada": "Nouă", "Telefon": "0258811234", "Capacitate": 99} for row in rows]
    )


def test_free_places_and_the_like_stay(changed):
    service = Service.objects.first()
    now = timezone.now()
    ServiceAtLocation.objects.filter(service=service).update(
        free_places=3, free_places_at=now, schedule="luni–vineri 8–16", accessible=True
    )
    Service.objects.filter(pk=service.pk).update(confirmed_on=date(2026, 11, 20))
    undo(changed.pk)
    service.refresh_from_db()
    place = service.places.get()
    assert (place.free_places, place.free_places_at) == (3, now)
    assert (place.schedule, place.accessible) == ("luni–vineri 8–16", True)
    assert service.confirmed_on == date(2026, 11, 20)
    assert place.location.street != "Nouă", "what the import wrote is taken back"
    assert service.capacity != 99


def test_a_column_that_somebody_changed_since_stays(changed):
    service = Service.objects.first()
    Service.objects.filter(pk=service.pk).update(capacity=55)
    truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    undo(changed.pk)
    service.refresh_from_db()
    assert service.capacity == 55
    assert service.places.get().phones == ["0722000111"]
    assert service.register.values["phones"] != ["0258811234"]


@pytest.mark.parametrize(
    "columns", [{"schedule": "zilnic"}, {"accessible": False}, {"free_places": 0}]
)
def test_a_service_that_people_touched_outlives_its_import(columns, import_rows):
    run = import_rows(clean_rows(2))
    service = Service.objects.first()
    if "free_places" in columns:
        columns["free_places_at"] = timezone.now()
    ServiceAtLocation.objects.filter(service=service).update(**columns)
    assert effect(run) == (1, 0, 1)
    _run, kept = undo(run.pk)
    assert kept == 1
    assert list(Service.objects.all()) == [service]


def test_a_question_that_a_person_answered_is_not_asked_again(import_rows):
    rows = clean_rows(1)
    rows[0]["Telefon"] = "448550"
    import_rows(rows)
    QueueItem.objects.update(state=QueueItem.State.DISMISSED)
    rows[0]["Strada"] = "Alta"
    import_rows(rows)
    assert QueueItem.objects.get().state == QueueItem.State.DISMISSED


def test_a_question_that_a_register_answered_comes_back_with_its_text(import_rows):
    rows = clean_rows(1)
    right = rows[0]["Telefon"]
    for phone, state in [("448550", "open"), (right, "overtaken"), ("448550", "open")]:
        run = import_rows([{**rows[0], "Telefon": phone}])
        assert QueueItem.objects.get().state == state
    undo(run.pk)
    assert QueueItem.objects.get().state == "overtaken"


def test_whoever_keeps_a_copy_hears_of_imports_and_undos(
    import_rows, django_capture_on_commit_callbacks
):
    heard: list[object] = []

    def hear(sender, run, **_more):
        heard.append(run.pk)

    register_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            run = import_rows(clean_rows(2))
            assert heard == []
        with django_capture_on_commit_callbacks(execute=True):
            undo(run.pk)
    finally:
        register_changed.disconnect(hear)
    assert heard == [run.pk, run.pk]
