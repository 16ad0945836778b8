"""Registers, providers and moderators in any order: nobody's word and no history is lost."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from django.db import transaction
from django.utils import timezone

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from directory import bundles, moving, truth
from directory.fields import FIELDS
from directory.importing.undo import undo
from directory.models import (
    ChangeRecord,
    FieldValue,
    LicenseEvent,
    Location,
    Organization,
    RegisterRecord,
    Service,
    ServiceAtLocation,
    Source,
)
from directory.summaries import summarized
from directory.truth import RefusedEditError
from tests.directory.conftest import import_file
from tests.directory.registers import clean_rows, write_csv

ROWS = clean_rows(4)
STREETS = ["Morii", "Gării", "Nouă"]
PHONES = [["0722000111"], ["0722000222"], []]


class Truths(RuleBasedStateMachine):
    """Any order of imports, undos, edits and decisions."""

    def __init__(self) -> None:
        super().__init__()
        self.around = ExitStack()
        self.around.enter_context(transaction.atomic())
        self.folder = self.around.enter_context(tempfile.TemporaryDirectory())
        self.said: dict[int, object] = {}
        self.seen_changes: set[int] = set()
        self.free: dict[object, tuple[int, str]] = {}
        self.runs: list[int] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.close()

    @initialize()
    def begin(self) -> None:
        self.imported(list(range(len(ROWS))), "Morii", backwards=False)

    @rule(
        present=st.lists(st.integers(0, len(ROWS) - 1), unique=True, min_size=1),
        street=st.sampled_from(STREETS),
        backwards=st.booleans(),
        suffix=st.sampled_from(["", " Nou", " Renumit"]),
    )
    def imported(
        self, present: list[int], street: str, *, backwards: bool, suffix: str = ""
    ) -> None:
        rows = [
            {**ROWS[place], "Strada": street, "Furnizor": f"{ROWS[place]['Furnizor']}{suffix}"}
            for place in sorted(present, reverse=backwards)
        ]
        run = import_file(write_csv(Path(self.folder) / "registru.csv", rows), force=True)
        if run:
            self.runs.append(run.pk)

    @rule()
    def undone(self) -> None:
        if self.runs:
            undo(self.runs.pop())

    @rule(
        place=st.integers(0, len(ROWS) - 1),
        field=st.sampled_from(["street", "phones"]),
        choice=st.integers(0, 2),
        staff=st.booleans(),
    )
    def said_by_someone(self, place: int, field: str, choice: int, *, staff: bool) -> None:
        service = Service.objects.order_by("pk")[place : place + 1].first()
        if service:
            value = STREETS[choice] if field == "street" else PHONES[choice]
            source = Source.STAFF if staff else Source.PROVIDER
            made = truth.propose(service.pk, field, value, source, None)
            self.said[made.pk] = value

    @rule(approve=st.booleans())
    def decided(self, *, approve: bool) -> None:
        waiting = FieldValue.objects.filter(state="waiting").order_by("pk").first()
        if waiting and approve:
            truth.approve(waiting, None)
        elif waiting:
            truth.refuse(waiting, None, "Nu se potrivește.")
        if waiting:
            with pytest.raises(RefusedEditError):
                truth.approve(waiting, None)

    @rule(place=st.integers(0, len(ROWS) - 1))
    def register_followed(self, place: int) -> None:
        service = Service.objects.order_by("pk")[place : place + 1].first()
        if service:
            truth.follow_register(service.pk, "street", None)

    @rule(place=st.integers(0, len(ROWS) - 1), other=st.integers(0, len(ROWS)))
    def moved(self, place: int, other: int) -> None:
        service = Service.objects.order_by("pk")[place : place + 1].first()
        to = Organization.objects.order_by("pk")[other : other + 1].first()
        if service and to and service.organization_id != to.pk:
            moving.move(service.pk, to.pk, None)

    @rule(place=st.integers(0, len(ROWS) - 1), free=st.integers(0, 9))
    def free_places_stated(self, place: int, free: int) -> None:
        service = Service.objects.order_by("pk")[place : place + 1].first()
        if service:
            main = service.places.get(main=True)
            main.free_places, main.free_places_at = free, timezone.now()
            main.schedule = f"{free} ore"
            main.save()
            self.free[service.pk] = (free, f"{free} ore")

    @invariant()
    def what_people_stated_beside_the_register_stays(self) -> None:
        kept = ServiceAtLocation.objects.filter(main=True, free_places__isnull=False)
        said = {place.service_id: (place.free_places, place.schedule) for place in kept}
        assert said == self.free

    @invariant()
    def nothing_hangs_in_the_air(self) -> None:
        """Every service keeps its provider, its place and its register's row."""
        assert not Service.objects.filter(places=None).exists()
        assert not Service.objects.filter(register=None).exists()
        assert not Location.objects.filter(services_here=None).exists()
        assert not RegisterRecord.objects.filter(organization=None).exists()
        left = ChangeRecord.objects.filter(field="provider", service__isnull=False)
        if not left.exists():
            assert not Organization.objects.filter(services=None).exists()

    @invariant()
    def every_word_is_kept(self) -> None:
        kept = dict(FieldValue.objects.values_list("pk", "value"))
        assert {key: kept.get(key, "lost") for key in self.said} == self.said

    @invariant()
    def what_is_approved_is_published(self) -> None:
        for bundle in bundles.load(Service.objects.values_list("pk", flat=True)).values():
            provider = bundle.overrides.pop("provider", bundle.register.organization_id)
            assert str(bundle.service.organization_id) == str(provider)
            for name, value in bundle.overrides.items():
                assert getattr(bundle.owner(name), FIELDS[name].columns[0]) == value

    @invariant()
    def lists_filter_by_what_the_record_says(self) -> None:
        for service in summarized(Service.objects.all()):
            assert service.score == service.now_score
            assert service.licence_status == service.now_licence_status

    @invariant()
    def peoples_history_only_grows(self) -> None:
        changes = set(ChangeRecord.objects.filter(run=None).values_list("pk", flat=True))
        assert self.seen_changes <= changes
        self.seen_changes = changes


@pytest.mark.usefixtures("facts")
def test_any_order_loses_nothing():
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415

    run_state_machine_as_test(
        Truths,
        settings=settings(
            max_examples=8,
            stateful_step_count=8,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_trusted_field_is_published_at_once_and_another_waits(import_rows):
    import_rows(ROWS)
    service = Service.objects.first()
    at_once = truth.propose(service.pk, "phones", ["0722000111"], Source.PROVIDER, None)
    waits = truth.propose(service.pk, "street", "Nouă", Source.PROVIDER, None)
    assert (at_once.state, waits.state) == ("approved", "waiting")
    assert service.places.get().location.street != "Nouă"
    truth.approve(waits, None)
    assert service.places.get().location.street == "Nouă"
    change = service.changes.get(field="street")
    assert (change.source, change.new) == ("provider", "Nouă")


def test_a_service_may_go_and_come_back_within_a_day(import_rows):
    for present in (4, 2, 4, 2):
        import_rows(ROWS[:present])
    assert LicenseEvent.objects.filter(kind="withdrawn").count() == 4
    assert LicenseEvent.objects.filter(kind="returned").count() == 2


def test_a_later_proposal_takes_the_place_of_a_waiting_one(import_rows):
    import_rows(ROWS)
    service = Service.objects.first()
    first = truth.propose(service.pk, "street", "Una", Source.PROVIDER, None)
    truth.propose(service.pk, "street", "Alta", Source.PROVIDER, None)
    first.refresh_from_db()
    assert first.state == FieldValue.State.REPLACED


def test_what_only_the_register_knows_cannot_be_edited(import_rows):
    import_rows(ROWS)
    with pytest.raises(RefusedEditError, match="numai din registru"):
        truth.propose(Service.objects.first().pk, "code", "8730CR-V-I", Source.PROVIDER, None)
