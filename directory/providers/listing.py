"""The member's records as lines: what waits, what was refused and why, how fresh they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from directory.completeness import completeness
from directory.disclosure import is_protected
from directory.fields import FIELDS
from directory.freshness import Freshness, freshness
from directory.models import (
    ChangeRecord,
    FieldValue,
    Organization,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    Verification,
)
from directory.models.records import ServiceQuerySet
from directory.providers import places

REFUSALS_DAYS = 90
# Parts of a complete record that its provider does not write: they come from the register, or
# have a button of their own.
NOT_THEIRS = {"code", "licence", "confirmed"}


@dataclass(frozen=True)
class Refusal:
    """A value that a moderator did not publish, and why."""

    label: str
    reason: str


@dataclass
class Line:
    """One record as its provider sees it."""

    service: Service
    place: ServiceAtLocation | None
    freshness: Freshness
    protected: bool
    waiting: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    score: int = 0
    hints: list[str] = field(default_factory=list)

    @property
    def other_places(self) -> list[ServiceAtLocation]:
        """The places that the provider added, those in review as well."""
        return [place for place in self.service.places.all() if not place.main]

    @property
    def in_review(self) -> bool:
        """Whether nobody outside sees it."""
        return self.service.stage == Stage.IN_REVIEW


@dataclass
class Provider:
    """A provider for whom somebody speaks: the records, and the services refused not long ago."""

    organization: Organization
    lines: list[Line]
    refused: list[Refusal]


def by_provider(
    organizations: Iterable[Organization], services: ServiceQuerySet, today: date
) -> list[Provider]:
    """Return every provider with its lines, also one that has none yet."""
    made = {one.pk: Provider(one, [], []) for one in organizations}
    for line in lines(services, today):
        made[line.service.organization_id].lines.append(line)
    for provider, name, reason in _refused_records(made):
        made[provider].refused.append(Refusal(name, str(reason)))
    return list(made.values())


def _refused_records(organizations: Iterable[UUID]) -> Iterable[tuple[UUID, str, Any]]:
    found = ChangeRecord.objects.filter(
        service__organization__in=organizations,
        service__stage=Stage.IN_REVIEW,
        service__status=Status.DEFUNCT,
        field="refused",
        at__gte=timezone.now() - timedelta(days=REFUSALS_DAYS),
    )
    return found.values_list("service__organization", "service__name", "new")


def lines(services: ServiceQuerySet, today: date) -> list[Line]:
    """Return the records with what concerns them, in a fixed number of queries."""
    latest = Verification.objects.filter(service=OuterRef("pk")).order_by("-at")
    found = list(
        services.complete()
        .select_related("license")
        .annotate(confirmed_by=Subquery(latest.values("by")[:1]))
        .order_by("organization__name", "name", "pk")
    )
    keys = [service.pk for service in found]
    proposals = _proposals(keys)
    made = {service.pk: _line(service, proposals[service.pk], today) for service in found}
    for key, place, reason in places.refused(keys, REFUSALS_DAYS):
        made[key].refused.append(Refusal(f"locul {place}", reason))
    return list(made.values())


def _line(service: Any, proposals: list[FieldValue], today: date) -> Line:
    line = Line(
        service,
        next((place for place in service.places.all() if place.main), None),
        freshness(service.confirmed_on, service.confirmed_by or "", today),
        is_protected(service),
    )
    for proposal in proposals:
        label = FIELDS[proposal.field].label
        if proposal.state == FieldValue.State.WAITING:
            line.waiting.append(label)
        else:
            line.refused.append(Refusal(label, proposal.reason))
    score = completeness(service)
    line.score = score.score
    line.hints = [part.fix for part in score.missing if part.key not in NOT_THEIRS]
    return line


def _proposals(keys: list[UUID]) -> dict[UUID, list[FieldValue]]:
    """Return of each field the last word: those that wait, and those refused not long ago."""
    since = timezone.now() - timedelta(days=REFUSALS_DAYS)
    last: dict[tuple[UUID, str], FieldValue] = {}
    values = FieldValue.objects.filter(service__in=keys, source=Source.PROVIDER)
    for value in values.order_by("at", "pk"):
        last[value.service_id, value.field] = value
    found: dict[UUID, list[FieldValue]] = defaultdict(list)
    for value in last.values():
        recent = value.decided_at is not None and value.decided_at > since
        refused = value.state == FieldValue.State.REFUSED and recent
        if value.state == FieldValue.State.WAITING or refused:
            found[value.service_id].append(value)
    return found
