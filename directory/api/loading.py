"""Fetching by keys what a batch of records shows, in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model, Prefetch, QuerySet

from directory import disclosure
from directory.api import records
from directory.api.terms import Nomenclature
from directory.models import Organization, Service, ServiceAtLocation

Record = Mapping[str, Any]
Keys = Sequence[UUID]


def _places() -> Prefetch:
    full = ServiceAtLocation.objects.select_related("location__county", "location__locality")
    return Prefetch("places", full.order_by("-main", "pk"))


def _in_order(keys: Keys, found: Iterable[Model]) -> list[Any]:
    by_key = {item.pk: item for item in found}
    return [by_key[key] for key in keys if key in by_key]


def services(keys: Keys, nomenclature: Nomenclature) -> list[Service]:
    """Return services with everything that a record shows, in the order of the keys."""
    found = _known(
        Service.objects.select_related("organization", "license").prefetch_related(_places()),
        keys,
        nomenclature,
    )
    return _in_order(keys, found)


def service_records(keys: Keys, nomenclature: Nomenclature) -> list[Record]:
    """Return services with all that is nested in them."""
    return [records.service_record(item, nomenclature) for item in services(keys, nomenclature)]


def service_bases(keys: Keys) -> list[Record]:
    """Return services without their lists."""
    found = Service.objects.select_related("organization").filter(pk__in=keys)
    return [records.service_base(item) for item in _in_order(keys, found)]


def place_records(keys: Keys, nomenclature: Nomenclature, *, full: bool) -> list[Record]:
    """Return the ties of services to places, with or without all that belongs to them."""
    ties = dict(ServiceAtLocation.objects.filter(pk__in=keys).values_list("pk", "service"))
    given = services(list(set(ties.values())), nomenclature)
    made: dict[UUID, Record] = {}
    for service in given:
        for place in records.published_places(service):
            if not full:
                made[place.pk] = records.place_base(service, place)
                continue
            made[place.pk] = {
                **records.place_record(service, place),
                "service": records.service_base(service),
            }
    return [made[key] for key in keys if key in made]


def location_records(keys: Keys, nomenclature: Nomenclature) -> list[Record]:
    """Return places that may be known, each as one of the services given there shows it."""
    ties = disclosure.disclosed_places().filter(location__in=keys).order_by("-pk")
    chosen = dict(ties.values_list("location", "service"))
    given = services(list(set(chosen.values())), nomenclature)
    made: dict[UUID, Record] = {}
    for service in given:
        for place in records.published_places(service):
            if chosen.get(place.location_id) == service.pk:
                shown = disclosure.public_place(service, place)
                made[place.location_id] = records.location_record(place, shown)
    return [made[key] for key in keys if key in made]


def organization_records(
    keys: Keys, nomenclature: Nomenclature, *, full_service: bool
) -> list[Record]:
    """Return providers with their services, briefly or with all that belongs to them."""
    found = _in_order(keys, Organization.objects.filter(pk__in=keys))
    ids = disclosure.public_services().filter(organization__in=keys).values_list("pk", flat=True)
    given = defaultdict(list)
    for service in services(list(ids), nomenclature):
        given[service.organization_id].append(
            records.service_record(service, nomenclature)
            if full_service
            else records.service_base(service)
        )
    return [records.organization_record(item, given[item.pk]) for item in found]


def organization_bases(keys: Keys) -> list[Record]:
    """Return providers without their lists."""
    found = Organization.objects.filter(pk__in=keys)
    return [records.organization_base(item) for item in _in_order(keys, found)]


def _known(chosen: QuerySet[Service], keys: Keys, nomenclature: Nomenclature) -> Iterable[Service]:
    """Give each service its type from the nomenclature at hand instead of from another join."""
    for service in chosen.filter(pk__in=keys):
        service.term = nomenclature.terms.get(service.term_id or 0)
        yield service
