"""Take back an import: the database as it was before.

What people did to a record since (a provider's value, a confirmation) is never taken back: a
service that the import brought and that people have touched stays, as „no longer in the register”.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from directory import truth
from directory.importing import images
from directory.importing.errors import BadFileError
from directory.importing.plan import last_applied
from directory.models import (
    FieldValue,
    ImportRun,
    License,
    Location,
    Organization,
    RegisterRecord,
    Service,
    ServiceAtLocation,
    Status,
    Verification,
)

CHUNK = 500


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
    return run, kept


def _take_back(run: ImportRun) -> int:
    born = list(RegisterRecord.objects.filter(first_run=run).values_list("service_id", flat=True))
    kept = set(_touched(born))
    restored = set(RegisterRecord.objects.filter(last_run=run).values_list("service_id", flat=True))
    for related in (run.license_events, run.queue_items, run.conflicts, run.rows):
        related.exclude(**_of(kept)).delete()
    run.changes.exclude(service__in=kept).delete()
    images.restore(run)
    _delete([service for service in born if service not in kept])
    _keep(kept)
    Organization.objects.filter(origin=run, services=None).delete()
    run.images.all().delete()
    for service in _touched(list(restored - set(born))):
        truth.republish(service)
    return len(kept)


def _of(services: set[UUID]) -> dict[str, set[UUID]]:
    return {"service__in": services}


def _touched(services: list[UUID]) -> Iterator[UUID]:
    """Yield those of the services that people said something about."""
    for start in range(0, len(services), CHUNK):
        part = services[start : start + CHUNK]
        yield from {
            *FieldValue.objects.filter(service__in=part).values_list("service_id", flat=True),
            *Verification.objects.filter(service__in=part).values_list("service_id", flat=True),
            *ServiceAtLocation.objects.filter(service__in=part, main=False).values_list(
                "service_id", flat=True
            ),
        }


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
