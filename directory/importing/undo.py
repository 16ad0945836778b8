"""Take back an import: the database as it was before.

What people did to a record since (a provider's value, a confirmation) is never taken back: a
service that the import brought and that people have touched stays, as „no longer in the register”.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from directory import summaries, truth
from directory.importing import images
from directory.importing.errors import BadFileError
from directory.importing.plan import last_applied
from directory.models import (
    ChangeRecord,
    Conflict,
    ImportRow,
    ImportRun,
    License,
    LicenseEvent,
    Location,
    Organization,
    QueueItem,
    RegisterRecord,
    Service,
    ServiceAtLocation,
    Status,
)
from directory.signals import register_changed

CHUNK = 500
# What an import itself writes; everything else that points to a record comes from people.
RESTORED: tuple[type[Model], ...] = (
    Service, Location, ServiceAtLocation, License, RegisterRecord, Conflict, QueueItem,
)  # fmt: skip
OWN = {*RESTORED, Organization, ChangeRecord, LicenseEvent, ImportRow}


class Effect(NamedTuple):
    """What an undo would do: services that go, that get their old values back, that stay."""

    deleted: int
    restored: int
    kept: int


def undo(number: int) -> tuple[ImportRun, int]:
    """Take back the last import; return it and how many services stay because of people."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().filter(pk=number).first()
        if run is None or run.state != ImportRun.State.APPLIED:
            raise BadFileError(f"Nu există un import aplicat cu numărul {number}.")
        if last_applied() != run.pk:
            raise BadFileError(
                f"Importul {number} nu este ultimul. Anulați întâi importul {last_applied()}."
            )
        kept = _take_back(run)
        run.state, run.undone_at = ImportRun.State.UNDONE, timezone.now()
        run.save(update_fields=["state", "undone_at"])
        transaction.on_commit(lambda: register_changed.send(sender=ImportRun, run=run), robust=True)
    return run, kept


def effect(run: ImportRun) -> Effect:
    """Say what an undo would do, without doing it."""
    born = _born(run)
    kept = len(set(_touched(born)))
    changed = RegisterRecord.objects.filter(last_run=run).exclude(first_run=run).count()
    return Effect(len(born) - kept, changed, kept)


def _born(run: ImportRun) -> list[UUID]:
    return list(RegisterRecord.objects.filter(first_run=run).values_list("service_id", flat=True))


def _take_back(run: ImportRun) -> int:
    born = _born(run)
    kept = set(_touched(born))
    restored = set(RegisterRecord.objects.filter(last_run=run).values_list("service_id", flat=True))
    asked = run.queue_items.filter(state=QueueItem.State.OPEN)  # what people answered stays
    for related in (run.license_events.all(), asked, run.conflicts.all(), run.rows.all()):
        related.exclude(service__in=kept).delete()
    run.changes.exclude(service__in=kept).delete()
    for model in RESTORED:
        images.restore(run, model)
    _delete([service for service in born if service not in kept])
    _keep(kept)
    _delete_organizations(run)
    # Last: a provider gets its old name and key back when nobody new bears it.
    images.restore(run, Organization)
    run.images.all().delete()
    for service in _touched(list(restored - set(born))):
        truth.republish_approved(service)
    summaries.keep(kept | restored)
    return len(kept)


def _touched(services: list[UUID]) -> Iterator[UUID]:
    """Yield those of the services that people said something about, whatever it was."""
    for start in range(0, len(services), CHUNK):
        part = services[start : start + CHUNK]
        places = ServiceAtLocation.objects.filter(service__in=part)
        theirs = [
            Service.objects.filter(pk__in=part, confirmed_on__isnull=False).values_list("pk"),
            places.filter(
                Q(main=False) | Q(free_places__isnull=False) | Q(accessible__isnull=False)
            ).values_list("service"),
            places.exclude(schedule="").values_list("service"),
            ChangeRecord.objects.filter(service__in=part, run=None).values_list("service"),
            QueueItem.objects.filter(service__in=part)
            .exclude(state__in=(QueueItem.State.OPEN, QueueItem.State.OVERTAKEN))
            .values_list("service"),
            *(
                images.manager(model).filter(**{f"{name}__in": part}).values_list(name)
                for model, name in _others(Service)
            ),
        ]
        yield from {service for found in theirs for (service,) in found}


def _others(model: type[Model]) -> list[tuple[type[Model], str]]:
    """Return what else points to rows of a model: only people write it."""
    return [
        (relation.related_model, relation.field.name)
        for relation in model._meta.related_objects
        if relation.related_model not in OWN
    ]


def _delete_organizations(run: ImportRun) -> None:
    """Take away the providers that came with an import, but for those that people tied things to."""
    unused = Organization.objects.filter(origin=run, services=None, register_rows=None)
    for model, name in _others(Organization):
        tied = images.manager(model).filter(**{f"{name}__isnull": False}).values(name)
        unused = unused.exclude(pk__in=tied)
    unused.exclude(changes__in=ChangeRecord.objects.filter(run=None)).delete()


def _delete(services: list[UUID]) -> None:
    for start in range(0, len(services), CHUNK):
        part = services[start : start + CHUNK]
        places = ServiceAtLocation.objects.filter(service__in=part)
        locations = list(places.values_list("location_id", flat=True))
        places.delete()
        RegisterRecord.objects.filter(service__in=part).delete()
        License.objects.filter(service__in=part).delete()
        Service.objects.filter(pk__in=part).delete()
        Location.objects.filter(pk__in=locations, services_here=None).delete()


def _keep(services: set[UUID]) -> None:
    Service.objects.filter(pk__in=services).update(status=Status.INACTIVE)
    RegisterRecord.objects.filter(service__in=services).update(gone_since=timezone.localdate())
