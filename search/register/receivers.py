"""Keeps the services found as they are published, whoever changes them.

A saved record is indexed when its transaction is committed: a failure there never takes a
change back, and the daily comparison mends it. Bulk writes send no signals of their own; whoever
makes them sends ``register_changed``.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from directory.models import Location, Organization, Service, ServiceAtLocation
from directory.signals import register_changed
from search.index import registers
from search.register.source import KEY

Keys = Callable[[], Iterable[Any]]


def _later(keys: Keys) -> None:
    transaction.on_commit(lambda: registers.refresh(KEY, map(str, keys())), robust=True)


@receiver([post_save, post_delete], sender=Service)
def service_changed(instance: Service, **kwargs: Any) -> None:
    """A service was saved or deleted."""
    _later(partial(list, [instance.pk]))


@receiver([post_save, post_delete], sender=ServiceAtLocation)
def place_changed(instance: ServiceAtLocation, **kwargs: Any) -> None:
    """A service has another place, or none."""
    _later(partial(list, [instance.service_id]))


@receiver(post_save, sender=Location)
def location_changed(instance: Location, **kwargs: Any) -> None:
    """An address was changed or became protected."""
    _later(lambda: Service.objects.filter(places__location=instance).values_list("pk", flat=True))


@receiver(post_save, sender=Organization)
def organization_changed(instance: Organization, **kwargs: Any) -> None:
    """A provider has another name."""
    _later(lambda: Service.objects.filter(organization=instance).values_list("pk", flat=True))


@receiver(register_changed)
def imported(**kwargs: Any) -> None:
    """An import, or its undo, changed many services at once."""
    registers.compare(KEY)
