"""What lists filter services by and other tables hold, in columns of the service itself.

Counted over four tables, a list of a hundred thousand took seconds. Every saved object of a record
brings the columns up to date; what writes many rows past ``save`` calls ``keep`` itself.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.signals import post_save
from django.dispatch import receiver

from directory.completeness import completeness, scored
from directory.models import License, Location, Service, ServiceAtLocation

CHUNK = 500
FEW = 10
"""Up to here one by one is quicker: to build the query for many costs as much as ten records."""
COLUMNS = ("score", "licence_status")


def summarized(services: QuerySet[Service]) -> QuerySet[Service]:
    """Add what the columns should hold, as ``now_score`` and ``now_licence_status``."""
    status = Coalesce("license__status", Value(""))
    return scored(services).annotate(now_score=F("completeness"), now_licence_status=status)


def keep(services: Iterable[UUID]) -> None:
    """Bring the columns of these records up to date; those that are gone have none."""
    wanted = list(services)
    if len(wanted) <= FEW:
        _write_each(wanted)
        return
    for start in range(0, len(wanted), CHUNK):
        _write(Service.objects.filter(pk__in=wanted[start : start + CHUNK]))


def keep_all() -> None:
    """Bring every record up to date: what counts, or for whom, may have changed."""
    _write(Service.objects.all())


def after_migrate(using: str, plan: Any = None, **_signal: Any) -> None:
    """A new version may score by another rule; an older schema has no columns to write."""
    if plan is None:  # the tables were emptied
        return
    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes("directory")):
        keep_all()


def _write_each(keys: Collection[UUID]) -> None:
    records = Service.objects.filter(pk__in=keys).select_related("term", "license")
    for service in records.prefetch_related("places__location"):
        licence = getattr(service, "license", None)
        now = completeness(service).score, licence.status if licence else ""
        if now != (service.score, service.licence_status):
            Service.objects.filter(pk=service.pk).update(**dict(zip(COLUMNS, now, strict=True)))


def _write(records: QuerySet[Service]) -> None:
    said = summarized(Service.objects.filter(pk=OuterRef("pk")))
    now = {name: Subquery(said.values(f"now_{name}")) for name in COLUMNS}
    records.exclude(**now).update(**now)


@receiver(post_save, sender=Service)
def _of_service(instance: Service, **_signal: Any) -> None:
    keep([instance.pk])


@receiver(post_save, sender=ServiceAtLocation)
@receiver(post_save, sender=License)
def _of_part(instance: ServiceAtLocation | License, **_signal: Any) -> None:
    keep([instance.service_id])


@receiver(post_save, sender=Location)
def _of_location(instance: Location, **_signal: Any) -> None:
    keep(instance.services_here.values_list("service", flat=True))
