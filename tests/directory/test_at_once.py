"""Two people at the same moment, on two real connections: one decision wins, the other is told."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from time import monotonic, sleep

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

import pytest

from core.models import OutgoingMail
from directory import moving, truth
from directory.console import actions, other_places, record
from directory.feedback import reviews, suggestions
from directory.models import (
    ChangeRecord,
    Claim,
    FieldValue,
    Location,
    Notice,
    Organization,
    Review,
    ReviewDecision,
    Service,
    ServiceAtLocation,
    Source,
    Suggestion,
)
from directory.providers import claims

LATE = "Altcineva a hotărât deja"
PATIENCE = 20


@pytest.fixture
def made(db):
    """A provider with a service, committed for every connection, and taken away again."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: nobody waits for a row")
    name = f"Doi deodată {uuid.uuid4()}"
    yield elsewhere(lambda: provider_with_service(name))
    elsewhere(lambda: take_away(name))


def provider_with_service(name: str) -> Service:
    organization = Organization.objects.create(name=name, key=name)
    User.objects.create(username=name, email="moderator@exemplu.ro")
    service = Service.objects.create(
        organization=organization, name=name, stage="published", modified_at=timezone.now()
    )
    location = Location.objects.create(street=name)
    ServiceAtLocation.objects.create(service=service, location=location, stage="published")
    return service


def take_away(name: str) -> None:
    Notice.objects.filter(text__startswith=name).delete()
    Service.objects.filter(name=name).delete()
    Location.objects.filter(street=name).delete()
    Organization.objects.filter(name=name).delete()
    OutgoingMail.objects.all().delete()
    User.objects.filter(email__in=["moderator@exemplu.ro", "ana@doi.example"]).delete()


def on_its_own(act: Callable):
    try:
        return act()
    finally:
        connection.close()


def elsewhere(act: Callable):
    """Act on another connection, outside the transaction of the test."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(on_its_own, act).result()


@contextmanager
def held(row):
    """Hold a row, so that whoever wants it waits."""
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            table, key = row._meta.db_table, row.pk
            cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR UPDATE", [key])  # noqa: S608
            yield
    finally:
        other.rollback()
        other.close()


def waiting() -> int:
    with connection.cursor() as cursor:
        # The view is read once a transaction, and a test is one.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def at_once(row, *acts: Callable) -> list[str]:
    """Let all wait for one row, then go; return what each was told, nothing where it succeeded."""
    with ThreadPoolExecutor(len(acts)) as pool:
        with held(row):
            going = [pool.submit(on_its_own, act) for act in acts]
            end = monotonic() + PATIENCE
            while waiting() < len(acts):
                assert monotonic() < end, "they do not wait for the same row"
                sleep(0.02)
        wait(going)
    return sorted(str(one.exception() or "") for one in going)


def moderator() -> User:
    return User.objects.get(email="moderator@exemplu.ro")


def test_a_claim(made):
    asker = claims.Asker("Ana", "director", "ana@doi.example")
    claim = elsewhere(lambda: claims.ask(made.organization, asker))
    said = at_once(
        claim,
        lambda: claims.approve(claim, moderator()),
        lambda: claims.refuse(claim, moderator(), "Nu."),
    )
    assert said[0] == ""
    assert said[1].startswith(LATE)
    decided = Claim.objects.get(pk=claim.pk)
    members = made.organization.memberships.count()
    assert (decided.state, members) in {("approved", 1), ("refused", 0)}


def test_a_suggestion(made):
    said = {"field": "name", "proposed": "Alt nume", "note": "", "email": ""}
    found = elsewhere(lambda: suggestions.receive(made, "t", said))
    told = at_once(
        found,
        lambda: suggestions.accept(found, moderator(), "Alt nume"),
        lambda: suggestions.refuse(found, moderator(), "Nu."),
    )
    assert told[0] == ""
    assert told[1].startswith(LATE)
    state = Suggestion.objects.get(pk=found.pk).state
    name = Service.objects.get(pk=made.pk).name
    elsewhere(lambda: Service.objects.filter(pk=made.pk).update(name=made.name))
    assert (state, name) in {("accepted", "Alt nume"), ("refused", made.name)}


def test_a_review(made):
    said = {"rating": 4, "text": "Oameni buni.", "email": ""}
    found = elsewhere(lambda: reviews.receive(made, "t", said))
    told = at_once(
        found,
        lambda: reviews.publish(found, moderator(), found.text),
        lambda: reviews.refuse(found, moderator(), "Nu."),
    )
    assert told[0] == ""
    assert told[1].startswith(LATE)
    assert ReviewDecision.objects.filter(review=found).count() == 1
    assert Review.objects.get(pk=found.pk).state in {"published", "refused"}


def test_a_providers_value(made):
    value = elsewhere(
        lambda: truth.propose(made.pk, "street", "Nouă", Source.PROVIDER, None, publish=False)
    )
    told = at_once(
        made,
        lambda: truth.approve(value, moderator()),
        lambda: truth.refuse(value, moderator(), "Nu."),
    )
    state = FieldValue.objects.get(pk=value.pk).state
    street = made.places.get().location.street
    elsewhere(lambda: Location.objects.filter(services_here__service=made).update(street=made.name))
    assert told[0] == ""
    assert told[1].startswith(LATE)
    assert (state, street) in {("approved", "Nouă"), ("refused", made.name)}


def test_a_place(made):
    def add():
        location = Location.objects.create(street=made.name)
        return ServiceAtLocation.objects.create(service=made, location=location, main=False)

    place = elsewhere(add)
    told = at_once(
        made,
        lambda: other_places.accept(place.pk, "LF 0001234", moderator()),
        lambda: other_places.refuse(place.pk, "Nu.", moderator()),
    )
    assert told[0] == ""
    assert told[1].startswith(LATE)
    left = list(ServiceAtLocation.objects.filter(pk=place.pk).values_list("stage", flat=True))
    assert left in [["published"], []]


def test_a_move_to_another_provider(made):
    seen = record.current_token(made, moving.FIELD)
    left = made.organization_id
    others = [elsewhere(lambda name=f"{made.name} {n}": other_provider(name)) for n in (1, 2)]

    def move(to: Organization) -> Callable:
        return lambda: actions.guarded(
            made.pk,
            seen,
            lambda: record.current_token(made, moving.FIELD),
            lambda: moving.move(made.pk, to.pk, moderator()),
        )

    told = at_once(made, *map(move, others))
    assert told[0] == ""
    assert told[1] == actions.MEANWHILE
    change = elsewhere(lambda: ChangeRecord.objects.get(service=made, field="provider"))
    assert change.new in {other.name for other in others}
    elsewhere(lambda: Service.objects.filter(pk=made.pk).update(organization=left))
    elsewhere(lambda: Organization.objects.filter(pk__in=[one.pk for one in others]).delete())


def other_provider(name: str) -> Organization:
    return Organization.objects.create(name=name, key=name)


@pytest.mark.parametrize("kind", ["claim", "suggestion", "review"])
def test_a_form_sent_twice_at_once_is_one(made, kind):
    asker = claims.Asker("Ana", "director", "ana@doi.example")
    suggested = {"field": "name", "proposed": "Alt nume", "note": "", "email": ""}
    reviewed = {"rating": 4, "text": "Oameni buni.", "email": ""}
    send, sent = {
        "claim": (lambda: claims.ask(made.organization, asker), made.organization.claims),
        "suggestion": (lambda: suggestions.receive(made, "t", suggested), made.suggestions),
        "review": (lambda: reviews.receive(made, "t", reviewed), made.reviews),
    }[kind]
    with ThreadPoolExecutor(4) as pool:
        keys = {one.pk for one in pool.map(lambda _: on_its_own(send), range(4))}
    assert len(keys) == 1
    assert sent.count() == 1
