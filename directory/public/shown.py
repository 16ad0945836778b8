"""What a page says of a service: everything through ``directory.disclosure``."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from directory.disclosure import PublicPlace, is_protected, public_place
from directory.freshness import Freshness, freshness
from directory.models import Service, ServiceAtLocation, Stage, Status
from directory.selection.results import FREE_FOR, WORKING

# The letters of the code for services whose visitors may be watched at home.
_DELICATE = re.compile(r"-(VD|VTP|AD)-|CR-?AD")
# Mailboxes of persons are not published only because a register holds them.
_PERSONAL_MAIL = re.compile(
    r"@(gmail|yahoo|ymail|hotmail|outlook|live|icloud|msn|aol|protonmail|proton|mail)\.",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ShownPlace:
    """A place with how to reach it."""

    place: PublicPlace
    phones: list[str]
    emails: list[str]
    schedule: str
    accessible: bool | None
    free_places: int | None
    free_places_at: datetime | None

    @property
    def free_is_recent(self) -> bool:
        """Free places told more than a week ago are no news."""
        told = self.free_places_at
        return told is not None and told >= timezone.now() - FREE_FOR


def shown_place(service: Service, place: ServiceAtLocation) -> ShownPlace:
    """Return what may be said of a place and its contacts."""
    return ShownPlace(
        public_place(service, place),
        place.phones,
        [mail for mail in place.emails if not _PERSONAL_MAIL.search(mail)],
        place.schedule,
        place.accessible,
        place.free_places,
        place.free_places_at,
    )


class Shown:
    """A service as lists and pages show it; expects ``ServiceQuerySet.complete``."""

    def __init__(self, service: Service, distance: float | None = None) -> None:
        self.service = service
        self.distance = distance

    @cached_property
    def places(self) -> list[ShownPlace]:
        """The published places, the register's first."""
        found = [item for item in self.service.places.all() if item.stage == Stage.PUBLISHED]
        found.sort(key=lambda item: not item.main)
        return [shown_place(self.service, item) for item in found]

    @property
    def first(self) -> ShownPlace | None:
        """The place of the register."""
        return self.places[0] if self.places else None

    @cached_property
    def protected(self) -> bool:
        """Whether its address stays hidden."""
        return is_protected(self.service)

    @property
    def delicate(self) -> bool:
        """Whether the page must be left quickly and quietly."""
        code = self.service.term.code if self.service.term else self.service.code_text
        return self.protected or bool(_DELICATE.search(code.replace(" ", "")))

    @property
    def gone(self) -> bool:
        """Whether the register no longer has it."""
        return self.service.status not in WORKING

    @property
    def closed(self) -> bool:
        """Whether it is closed for a time."""
        return self.service.status == Status.TEMPORARILY_CLOSED

    @cached_property
    def freshness(self) -> Freshness:
        """Who confirmed it and when; ``last_by`` comes with the query."""
        by = getattr(self.service, "last_by", None) or ""
        return freshness(self.service.confirmed_on, by, timezone.localdate())
