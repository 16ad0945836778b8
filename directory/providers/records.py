"""What a member does to a record: edit, confirm, state free places, close for a while, add."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory import bundles, truth
from directory.fields import FIELDS
from directory.models import (
    ChangeRecord,
    FieldValue,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    Verification,
)
from directory.providers.record_form import EDITABLE

Values = dict[str, Any]


class EditedMeanwhileError(Exception):
    """Somebody else changed the record after the form was opened."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__(", ".join(labels))
        self.labels = labels


@dataclass
class Saved:
    """What became of an edit: labels of the fields that are published and of those that wait."""

    published: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def values_of(service: Service) -> Values:
    """Return the values as the provider last said them: those that wait stand over the published."""
    bundle = bundles.load([service.pk])[service.pk]
    waiting = FieldValue.objects.filter(
        service=service, state=FieldValue.State.WAITING, source=Source.PROVIDER
    )
    found = bundle.published() | {value.field: value.value for value in waiting}
    return {name: _plain(found.get(name)) for name in EDITABLE}


def mark(values: Values) -> dict[str, str]:
    """Return a short mark of each value, by which a later change is seen."""
    return {name: _mark(value) for name, value in values.items()}


def save(service: Service, user: User, said: Values, seen: dict[str, str]) -> Saved:
    """Propose what differs; refuse when a field changed after the person saw it."""
    saved = Saved()
    with transaction.atomic():
        service = Service.objects.select_for_update().get(pk=service.pk)
        now = values_of(service)
        meanwhile = [name for name, value in now.items() if seen.get(name) != _mark(value)]
        if meanwhile:
            raise EditedMeanwhileError([FIELDS[name].label for name in meanwhile])
        at_once = True if service.stage == Stage.IN_REVIEW else None
        for name, value in said.items():
            if _mark(value) == _mark(now[name]):
                continue
            made = truth.propose(service.pk, name, value, Source.PROVIDER, user, publish=at_once)
            waits = made.state == FieldValue.State.WAITING
            (saved.waiting if waits else saved.published).append(FIELDS[name].label)
    return saved


def confirm(services: Iterable[UUID], user: User) -> int:
    """Note that the provider says „datele sunt corecte”, once a day; return for how many records."""
    today, now = timezone.localdate(), timezone.now()
    confirmed = 0
    with transaction.atomic():
        wanted = Service.objects.select_for_update().filter(pk__in=list(services))
        for service in wanted.published().order_by("pk"):
            confirmed += 1
            if service.confirmed_on == today:
                continue
            Verification.objects.create(
                service=service, by=Verification.By.PROVIDER, user=user, at=now
            )
            service.confirmed_on, service.modified_at = today, now
            service.save(update_fields=["confirmed_on", "modified_at"])
    return confirmed


def state_free_places(place: ServiceAtLocation, free: int | None) -> None:
    """Take a statement of free places with its time, or take it back."""
    place.free_places = free
    place.free_places_at = None if free is None else timezone.now()
    place.save(update_fields=["free_places", "free_places_at"])
    Service.objects.filter(pk=place.service_id).update(modified_at=timezone.now())


def close_or_open(service: Service, user: User, *, closed: bool) -> bool:
    """Close a service for a while or open it again; nothing else is a provider's to change."""
    before, after = Status.ACTIVE, Status.TEMPORARILY_CLOSED
    if not closed:
        before, after = after, before
    with transaction.atomic():
        changed = Service.objects.filter(pk=service.pk, status=before).update(
            status=after, modified_at=timezone.now()
        )
        if changed:
            ChangeRecord.objects.create(
                service=service,
                field="status",
                old=before.value,
                new=after.value,
                at=timezone.now(),
                source=Source.PROVIDER,
                user=user,
            )
    return bool(changed)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _mark(value: Any) -> str:
    empty = value in (None, "", [], False)
    text = "" if empty else json.dumps(value, sort_keys=True, default=str)
    return hashlib.blake2s(text.encode(), digest_size=6).hexdigest()
