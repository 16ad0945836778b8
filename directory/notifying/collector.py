"""Tell providers, moderators and citizens what became new in the map.

No mail holds a value of a field, only its name: what a record says is read on its page, where
``directory.disclosure`` decides. Fields that tell a protected place are not even named.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from directory import disclosure
from directory.feedback import pages
from directory.fields import FIELDS
from directory.models import ChangeRecord, Conflict, LicenseEvent, Service, Source, Stage, Watch
from directory.notifying import people, reading
from directory.notifying.notices import Event, tell_users, tell_watches

Kind = LicenseEvent.Kind
CONFLICTS_OF = timedelta(days=7)
OTHER_LABELS = {"status": "starea"}
LICENCES = {
    Kind.NEW: "serviciu nou în registru",
    Kind.EXPIRING: "licența expiră în cel mult 60 de zile",
    Kind.EXPIRED: "licența a expirat",
    Kind.WITHDRAWN: "serviciul nu mai apare în registru",
    Kind.RETURNED: "serviciul apare din nou în registru",
}


class Audience:
    """The services of a chunk, and who wants to hear of each."""

    def __init__(self, keys: Collection[UUID]) -> None:
        self.services = Service.objects.complete().in_bulk(keys)
        self._users = people.recipients(
            {service.organization_id for service in self.services.values()}
        )
        self._of_service: dict[UUID, list[Watch]] = defaultdict(list)
        self._of_county: dict[str, list[Watch]] = defaultdict(list)
        wanted = Watch.objects.filter(Q(service__in=keys) | Q(service=None))
        for watch in wanted.exclude(confirmed_at=None):
            if watch.service_id is not None:
                self._of_service[watch.service_id].append(watch)
            elif watch.county_id is not None:
                self._of_county[watch.county_id].append(watch)

    def users(self, service: Service) -> list[User]:
        """Return who speaks for the provider of a service."""
        return self._users.get(service.organization_id, [])

    def watches(self, service: Service) -> Iterator[Watch]:
        """Yield who follows a published service, or its type in its county."""
        if service.stage != Stage.PUBLISHED:
            return
        yield from self._of_service[service.pk]
        for county in _counties(service):
            for watch in self._of_county.get(county or "", []):
                if watch.term_id in {None, service.term_id}:
                    yield watch


def collect() -> None:
    """Tell everything that is new; a second run tells nothing again."""
    _conflicts()
    for events in reading.chunks("licence", LicenseEvent.objects.all()):
        _licences(events)
    for changes in reading.chunks(
        "change", ChangeRecord.objects.filter(service__isnull=False).exclude(field="")
    ):
        _changes(changes)


def _conflicts() -> None:
    """Tell of open conflicts by when they opened: a row is opened again under its old id."""
    since = timezone.now() - CONFLICTS_OF
    conflicts = list(Conflict.objects.filter(state=Conflict.State.OPEN, at__gte=since))
    if not conflicts:
        return
    audience = Audience({conflict.service_id for conflict in conflicts})
    moderators = people.moderators()
    for conflict in conflicts:
        service = audience.services[conflict.service_id]
        happened = f"registrul spune altceva decât fișa ({_label(conflict.field)})"
        key = f"conflict:{conflict.pk}:{conflict.at.timestamp()}"
        event = _event(key, service, happened, conflict.at)
        tell_users(event, [*audience.users(service), *moderators])


def _licences(events: list[LicenseEvent]) -> None:
    audience = Audience({event.service_id for event in events})
    for happened in events:
        service = audience.services[happened.service_id]
        event = _event(
            f"licence:{happened.pk}", service, LICENCES[Kind(happened.kind)], _end_of(happened)
        )
        if happened.kind != Kind.NEW:
            tell_users(event, audience.users(service))
        tell_watches(event, audience.watches(service))


def _changes(changes: list[ChangeRecord]) -> None:
    audience = Audience({change.service_id for change in changes if change.service_id})
    for key, found in _together(changes).items():
        service = audience.services[found[0].service_id]
        visible = list(disclosure.public_history(service, found))
        if not visible:
            continue
        names = ", ".join(sorted({_label(change.field) for change in visible}))
        event = _event(f"change:{key}", service, f"s-a schimbat: {names}", visible[0].at)
        if visible[0].source != Source.PROVIDER:
            tell_users(event, audience.users(service))
        tell_watches(event, audience.watches(service))


def _counties(service: Service) -> set[str | None]:
    """Return where a service is known to be given; a place in review tells nothing."""
    places = service.places.all()
    return {place.location.county_id for place in places if place.stage == Stage.PUBLISHED}


def _together(changes: Iterable[ChangeRecord]) -> dict[str, list[ChangeRecord]]:
    """Group what one import changed in one record, which is one piece of news."""
    found: dict[str, list[ChangeRecord]] = defaultdict(list)
    for change in changes:
        key = f"{change.run_id}:{change.service_id}" if change.run_id else f"{change.pk}"
        found[key].append(change)
    return found


def _event(key: str, service: Service, happened: str, at: datetime) -> Event:
    return Event(key, f"{service.name}: {happened}", pages.record(service), at)


def _label(name: str) -> str:
    return FIELDS[name].label if name in FIELDS else OTHER_LABELS.get(name, name)


def _end_of(happened: LicenseEvent) -> datetime:
    """An event has a day and no hour: it counts as of the end of its day."""
    end = datetime.combine(happened.on + timedelta(days=1), time(), timezone.get_current_timezone())
    return min(end, timezone.now())
