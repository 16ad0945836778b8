"""Two truths side by side: who may say what about a field, and what is published of it.

The register's value and another's live next to each other; the approved one of another is what
the page shows. Nothing here deletes: a value that lost keeps its place in the history.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory import bundles
from directory.bundles import Bundle
from directory.fields import FIELDS
from directory.models import (
    ChangeRecord,
    Conflict,
    FieldValue,
    Service,
    Source,
    TaxonomyTerm,
)

State = FieldValue.State


class RefusedEditError(Exception):
    """The edit cannot be made; the text is a sentence for the person who tried."""


def propose(  # noqa: PLR0913 -- who says what about which field
    service: UUID,
    name: str,
    value: Any,
    source: Source,
    user: User | None,
    *,
    publish: bool | None = None,
) -> FieldValue:
    """Take another truth about a field: published at once where trusted, else it waits."""
    spec = FIELDS[name]
    if source is Source.PROVIDER and not spec.editable:
        raise RefusedEditError(f"Câmpul „{spec.label}” vine numai din registru.")
    at_once = publish if publish is not None else source is Source.STAFF or spec.trusted
    with transaction.atomic():
        _lock(service)
        waiting = FieldValue.objects.filter(service=service, field=name, state=State.WAITING)
        waiting.update(state=State.REPLACED, decided_at=timezone.now())
        proposed = FieldValue.objects.create(
            service_id=service,
            field=name,
            value=value,
            source=source,
            state=State.WAITING,
            user=user,
            at=timezone.now(),
        )
        return approve(proposed, user) if at_once else proposed


def approve(proposed: FieldValue, user: User | None) -> FieldValue:
    """Publish a waiting value; of two moderators the second finds it decided."""
    with transaction.atomic():
        _lock(proposed.service_id)
        proposed = _waiting(proposed.pk)
        service = proposed.service_id
        standing = FieldValue.objects.filter(
            service=service, field=proposed.field, state=State.APPROVED
        )
        before = _published(service, proposed.field)
        standing.update(state=State.REPLACED)
        _decide(proposed, State.APPROVED, user)
        _publish(proposed, before)
        Conflict.objects.filter(service=service, field=proposed.field).update(
            state=Conflict.State.CLOSED
        )
    return proposed


def refuse(proposed: FieldValue, user: User | None, reason: str) -> FieldValue:
    """Refuse a waiting value with a reason for who proposed it."""
    with transaction.atomic():
        _lock(proposed.service_id)
        proposed = _waiting(proposed.pk)
        proposed.reason = reason
        _decide(proposed, State.REFUSED, user)
    return proposed


def follow_register(service: UUID, name: str, user: User | None) -> None:
    """Let the register's value be published again; the other truth stays in the history."""
    with transaction.atomic():
        _lock(service)
        if _bundle(service).register is None:
            raise RefusedEditError("Fișa nu este în registru: nu are ce valoare să urmeze.")
        before = _published(service, name)
        standing = FieldValue.objects.filter(service=service, field=name, state=State.APPROVED)
        if not standing.update(state=State.REPLACED):
            return
        Conflict.objects.filter(service=service, field=name).update(state=Conflict.State.CLOSED)
        republish(service, [name])
        Service.objects.filter(pk=service).update(modified_at=timezone.now())
        after = _published(service, name)
        _record(service, name, before, after, Source.STAFF, user)


def republish(service: UUID, only: Collection[str] | None = None) -> None:
    """Put the published value of these fields, or of every field, into their columns.

    Without a name list also columns that people write directly, such as the schedule, become what
    the truths say.
    """
    bundle = _bundle(service)
    terms = _terms()
    said = dict(bundle.register.values) if bundle.register else {}
    for name in FIELDS if only is None else only:
        value = bundle.overrides.get(name, said.get(name))
        if bundle.register is not None or name in bundle.overrides:
            bundle.write(name, value, terms)
    _save(bundle)


def republish_approved(service: UUID) -> None:
    """Put the approved values of others into their columns, and touch nothing else."""
    republish(service, list(_bundle(service).overrides))


def _publish(approved: FieldValue, before: Any) -> None:
    bundle = _bundle(approved.service_id)
    bundle.write(approved.field, approved.value, _terms(), lift=True)
    bundle.service.modified_at = timezone.now()
    _save(bundle)
    source = Source(approved.source)
    after = bundle.said_over(approved.field)
    _record(approved.service_id, approved.field, before, after, source, approved.user)


def _published(service: UUID, name: str) -> Any:
    return _bundle(service).published()[name]


def _record(  # noqa: PLR0913, PLR0917 -- the columns of a change
    service: UUID, name: str, old: Any, new: Any, source: Source, user: User | None
) -> None:
    if old != new:
        ChangeRecord.objects.create(
            service_id=service,
            field=name,
            old=old,
            new=new,
            at=timezone.now(),
            source=source,
            user=user,
        )


def _decide(value: FieldValue, state: FieldValue.State, user: User | None) -> None:
    value.state, value.decided_by, value.decided_at = state, user, timezone.now()
    value.save()


def _waiting(key: int) -> FieldValue:
    found = FieldValue.objects.filter(pk=key, state=State.WAITING).first()
    if found is None:
        raise RefusedEditError("Altcineva a hotărât deja asupra acestei valori.")
    return found


def _lock(service: UUID) -> None:
    """Two people at once take turns; SQLite has one writer anyway."""
    Service.objects.select_for_update().get(pk=service)


def _bundle(service: UUID) -> Bundle:
    return bundles.load([service])[service]


def _terms() -> dict[str, int]:
    found = TaxonomyTerm.objects.oldest_first().values_list("code", "pk")
    return dict(found)


def _save(bundle: Bundle) -> None:
    for item in bundle.objects():
        if item is not bundle.register:
            item.save()
