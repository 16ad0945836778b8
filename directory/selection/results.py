"""The services of a selection: how many, in which order, a page of them."""

from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from core import word_search
from directory.disclosure import disclosed_places, disclosed_points, public_services
from directory.models import Service, ServiceAtLocation, Stage, Status, Verification
from directory.selection.kept import kept
from directory.selection.near import nearest
from directory.selection.nomenclature import fitting
from directory.selection.query import OWNERSHIPS, Selection

FREE_FOR = timedelta(days=7)
WORKING = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)


def open_places() -> QuerySet[ServiceAtLocation]:
    """Return the places of which anybody may know."""
    return ServiceAtLocation.objects.filter(stage=Stage.PUBLISHED)


class Results:
    """Answers a selection; what costs a query is asked once."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    @cached_property
    def found(self) -> word_search.Found:
        """What the portal's search says of the words."""
        return word_search.find("directory.service", self.selection.q)

    @cached_property
    def distances(self) -> dict[UUID, float]:
        """Kilometres to each service within the radius; of protected ones nothing is known."""
        point, radius = self.selection.point, self.selection.radius
        if point is None:
            return {}
        return nearest(disclosed_points(), point, radius)

    def queryset(self, *, without: tuple[str, ...] = ()) -> QuerySet[Service]:
        """Return the services that fit; ``without`` leaves out choices, to count their values."""
        chosen = {
            name: getattr(self.selection, name) if name not in without else ""
            for name in ("group", "category", "code", "county", "locality", "ownership")
        }
        services: QuerySet[Service] = public_services().filter(status__in=WORKING)
        services = self._by_words(services)
        if chosen["group"] or chosen["category"] or chosen["code"]:
            keys = fitting(
                self.selection.kinds,
                group=chosen["group"],
                category=chosen["category"],
                code=chosen["code"],
            )
            services = services.filter(term__in=list(keys))
        if chosen["ownership"]:
            services = services.filter(organization__ownership=OWNERSHIPS[chosen["ownership"]])
        if self.selection.provider:
            services = services.filter(organization=self.selection.provider)
        if self.selection.only:
            services = services.filter(pk__in=self.selection.only)
        if self.selection.point is not None:
            services = services.filter(pk__in=list(self.distances))
        return self._by_place(services, chosen)

    def _by_words(self, services: QuerySet[Service]) -> QuerySet[Service]:
        if not self.selection.q:
            return services
        if word_search.answers():
            return services.filter(pk__in=[UUID(key) for key in self.found.keys])
        return services.filter(name__icontains=self.selection.q)

    def _by_place(self, services: QuerySet[Service], chosen: dict[str, Any]) -> QuerySet[Service]:
        conditions = []
        if chosen["county"]:
            conditions.append(open_places().filter(location__county=chosen["county"]))
        if chosen["locality"]:
            conditions.append(disclosed_places().filter(location__locality=chosen["locality"]))
        if self.selection.accessible:
            conditions.append(open_places().filter(accessible=True))
        if self.selection.free:
            conditions.append(
                open_places().filter(
                    free_places__gt=0, free_places_at__gte=timezone.now() - FREE_FOR
                )
            )
        for places in conditions:
            services = services.filter(pk__in=places.values("service"))
        return services

    @cached_property
    def total(self) -> int:
        """How many services fit."""
        count: int = kept("total", self.selection, self.queryset().count)
        return count

    def page(self, start: int, end: int) -> list[Service]:
        """Return a part of the list with all that its entries show, in order."""
        keys = self.in_order(start, end)
        last_by = Verification.objects.filter(service=OuterRef("pk")).order_by("-at")
        services = (
            Service.objects.filter(pk__in=keys)
            .complete()
            .annotate(last_by=Subquery(last_by.values("by")[:1]))
        )
        by_key = {service.pk: service for service in services}
        return [by_key[key] for key in keys if key in by_key]

    def in_order(self, start: int = 0, end: int | None = None) -> list[UUID]:
        """Return the keys of the services, or of a part of them, in order."""
        sorting = self.selection.sorting
        if sorting == "distanta":
            fitting_keys = self.queryset().values_list("pk", flat=True)
            return sorted(fitting_keys, key=lambda key: (self.distances[key], key))[start:end]
        if sorting == "relevanta" and word_search.answers():
            present = set(self.queryset().values_list("pk", flat=True))
            return [key for text in self.found.keys if (key := UUID(text)) in present][start:end]
        if sorting == "locuri":
            return self._by_room(start, end)
        return list(self._ordered(sorting).values_list("pk", flat=True)[start:end])

    def _by_room(self, start: int, end: int | None) -> list[UUID]:
        """Return those that told their free places of late, the most first, then the others.

        Few tell: to look them up apart costs less than to ask each of a hundred thousand.
        """
        told = open_places().filter(free_places_at__gte=timezone.now() - FREE_FOR)
        fitting_now = self.queryset()
        rows = (
            told.filter(service__in=fitting_now)
            .values_list("service", "service__name")
            .annotate(room=Max("free_places"))
            .order_by("-room", "service__name", "service")
        )
        first = [row[0] for row in rows]
        if end is not None and end <= len(first):
            return first[start:end]
        others = fitting_now.exclude(pk__in=first).order_by("name", "pk")
        after = slice(max(start - len(first), 0), None if end is None else end - len(first))
        return [*first[start:end], *others.values_list("pk", flat=True)[after]]

    def _ordered(self, sorting: str) -> QuerySet[Service]:
        if sorting == "confirmare":
            return self.queryset().order_by(F("confirmed_on").desc(nulls_last=True), "name", "pk")
        return self.queryset().order_by("name", "pk")
