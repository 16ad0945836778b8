"""What the keepers of the map do to a record, each in one transaction and with its history."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory import truth
from directory.models import (
    ChangeRecord,
    FieldValue,
    License,
    Location,
    RegisterRecord,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    Verification,
)
from directory.notifying import decisions
from directory.truth import RefusedEditError

MEANWHILE = (
    "Între timp altcineva a schimbat acest câmp. Vedeți mai jos ce este acum; ce ați scris "
    "dumneavoastră a rămas în casetă și nu a fost salvat."
)
MOVED_ON = (
    "Între timp altcineva a schimbat fișa. Nu am salvat nimic; vedeți cum este acum și hotărâți "
    "din nou."
)


class MeanwhileError(RefusedEditError):
    """Somebody else was quicker."""


def guarded(service: UUID, seen: str, now: Callable[[], str], act: Callable[[], Any]) -> Any:
    """Act only while what the person saw still stands; the two run under one lock."""
    with transaction.atomic():
        Service.objects.select_for_update().get(pk=service)
        if now() != seen:
            raise MeanwhileError(MEANWHILE)
        return act()


def state_token(service: Service) -> str:
    """Return the mark of a record's stage, status and confirmation."""
    return f"{service.stage}|{service.status}|{service.confirmed_on or ''}"


def confirm(service: UUID, user: User) -> bool:
    """Say as the institution that a record is right; a second time on one day says nothing new."""
    today = timezone.localdate()
    with transaction.atomic():
        found = Service.objects.select_for_update().get(pk=service)
        last = found.verifications.filter(by=Verification.By.STAFF).first()
        if last and timezone.localdate(last.at) == today and found.confirmed_on == today:
            return False
        Verification.objects.create(
            service=found, by=Verification.By.STAFF, user=user, at=timezone.now()
        )
        found.confirmed_on, found.modified_at = today, timezone.now()
        found.save(update_fields=["confirmed_on", "modified_at"])
        return True


def set_in_review(service: UUID, user: User) -> bool:
    """Take a record out of every output until somebody publishes it again."""
    return _change(service, user, "stage", Stage.IN_REVIEW, seen=False)


def set_status(service: UUID, status: Status, user: User) -> bool:
    """Say whether a service works."""
    return _change(service, user, "status", status, seen=True)


def publish(service: UUID, licence: Mapping[str, Any], user: User) -> bool:
    """Let anybody see a record that stands on a licence; its main place comes with it."""
    with transaction.atomic():
        tie(service, licence, user)
        places = ServiceAtLocation.objects.filter(service=service, main=True)
        places.update(stage=Stage.PUBLISHED)
        if Service.objects.filter(pk=service, status=Status.DEFUNCT).exists():
            set_status(service, Status.ACTIVE, user)
        changed = _change(service, user, "stage", Stage.PUBLISHED, seen=False)
        if changed and (added := _added_by_provider(service)):
            decisions.record_accepted(added)
        return changed


def tie(service: UUID, licence: Mapping[str, Any], user: User) -> None:
    """Note what is known of a licence; without its number or a row in the register, refuse."""
    for name, value in licence.items():
        if value:
            truth.propose(service, name, value, Source.STAFF, user)
    if License.objects.filter(service=service).exclude(number="").exists():
        return
    if not RegisterRecord.objects.filter(service=service, gone_since=None).exists():
        raise RefusedEditError(
            "Un serviciu se publică numai pe baza unei licențe. Scrieți numărul licenței."
        )


def refuse_record(service: UUID, reason: str, user: User) -> bool:
    """Refuse a record that waits; it stays in the history, out of every output."""
    with transaction.atomic():
        found = Service.objects.select_for_update().get(pk=service)
        if found.stage != Stage.IN_REVIEW or found.status == Status.DEFUNCT:
            raise RefusedEditError("Altcineva a hotărât deja asupra acestei fișe.")
        _record(found, user, "refused", None, reason, seen=False)
        if added := _added_by_provider(service):
            decisions.record_refused(added)
        return _change(service, user, "status", Status.DEFUNCT, seen=False)


def _added_by_provider(service: UUID) -> Service | None:
    born = {"changes__field": "", "changes__source": Source.PROVIDER}
    return Service.objects.filter(pk=service, **born).first()


def accept_value(value: FieldValue, user: User) -> None:
    """Publish a value that waits and tell who sent it."""
    with transaction.atomic():
        decisions.accepted(truth.approve(value, user))


def refuse_value(value: FieldValue, user: User, reason: str) -> None:
    """Refuse a value that waits and tell who sent it."""
    with transaction.atomic():
        decisions.refused(truth.refuse(value, user, reason))


def move_other_place(place: ServiceAtLocation, point: Any, user: User) -> None:
    """Move the point of a place that is not the register's; the main one has its two truths."""
    latitude, longitude, precision = point or (None, None, "")
    with transaction.atomic():
        location = Location.objects.select_for_update().get(pk=place.location_id)
        old = [location.latitude, location.longitude, location.precision]
        location.latitude, location.longitude, location.precision = latitude, longitude, precision
        location.save()
        new = [latitude, longitude, precision]
        if old != new:
            _record(place.service, user, "other_point", old, new, seen=False)


def _change(service: UUID, user: User, column: str, value: str, *, seen: bool) -> bool:
    with transaction.atomic():
        found = Service.objects.select_for_update().get(pk=service)
        before = getattr(found, column)
        if before == value:
            return False
        setattr(found, column, value)
        found.modified_at = timezone.now()
        found.save()
        _record(found, user, column, str(before), str(value), seen=seen)
        return True


def _record(  # noqa: PLR0913 -- the columns of a change
    service: Service, user: User, name: str, old: Any, new: Any, *, seen: bool
) -> None:
    ChangeRecord.objects.create(
        service=service,
        field=name,
        old=old,
        new=new,
        at=timezone.now(),
        source=Source.STAFF,
        user=user,
        published=seen,
    )
