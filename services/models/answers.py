"""What a service page shows beyond its fields: labels, sections, offices, related services."""

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db.models import Q

from wagtail.models import Page

from core.models import Office, PortalSettings
from core.office_details import offices_by_id
from core.text import plain_text
from services import map_link
from services.at_hand import at_hand
from services.choices import StatusKind

RELATED_LIMIT = 6
UNRELATED = 1000

SECTIONS = (
    ("conditions", "cine-poate-cere", "Cine poate cere"),
    ("amounts", "cat-se-acorda", "Cât se acordă"),
    ("documents", "acte", "Ce acte trebuie"),
    ("how_online", "cum-cereti", "Cum cereți"),
    ("fees", "cost", "Cât costă"),
    ("deadlines", "termene", "Termene"),
    ("next_steps", "ce-urmeaza", "Ce urmează"),
    ("appeal", "contestatie", "Dacă nu sunteți de acord"),
    ("obligations", "obligatii", "Ce obligații aveți"),
    ("questions", "intrebari", "Întrebări și răspunsuri"),
    ("do_not_confuse", "nu-confundati", "A nu se confunda cu"),
    ("map_link", "pe-harta", "Servicii apropiate, pe hartă"),
    ("legal_basis", "temei-legal", "Temeiul legal"),
)


@dataclass(frozen=True)
class Section:
    """A part of the page with an address that does not change."""

    anchor: str
    heading: str


@dataclass(frozen=True)
class StatusBox:
    """What the service is called today and which law applies."""

    kind: str
    label: str
    icon: str
    title: str
    text: str


class AnswersMixin:
    """Read-only views of the fields of a service page; every property costs at most one query."""

    @property
    def status_box(self: Any) -> StatusBox | None:
        if not self.status_kind or not (self.status_title or self.status_text):
            return None
        kind = StatusKind(self.status_kind)
        return StatusBox(
            kind.value, str(kind.label), kind.icon, self.status_title, self.status_text
        )

    @property
    def popular_names_list(self: Any) -> list[str]:
        """The popular names, one an entry, without repetition."""
        lines = (" ".join(line.split()) for line in self.popular_names.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    @property
    def map_link(self: Any) -> str:
        """The address of the licensed services that help the same people, or nothing."""
        return map_link.address(self)

    @property
    def service_type_label(self: Any) -> str:
        return str(self.get_service_type_display())

    @property
    def scope_label(self: Any) -> str:
        return str(self.get_scope_display())

    @property
    def fees_label(self: Any) -> str:
        return str(self.get_fees_display())

    @property
    def contents(self) -> list[Section]:
        """The sections that have something to say, in the order of the page."""
        return [
            Section(anchor, heading)
            for field, anchor, heading in SECTIONS
            if self._says_something(field)
        ]

    def _says_something(self, field: str) -> bool:
        value = getattr(self, field)
        return bool(plain_text(value)) if isinstance(value, str) else len(value) > 0

    @property
    def acts_now(self: Any) -> list[Any]:
        return [block.value for block in self.legal_basis if block.value.is_now]

    @property
    def acts_then(self: Any) -> list[Any]:
        return [block.value for block in self.legal_basis if not block.value.is_now]

    def offices_shown(self, portal: PortalSettings | None) -> list[Office]:
        """Return the chosen offices, else the institution's main one, with all that a card shows."""
        main = [portal.main_office_id] if portal is not None and portal.main_office_id else []
        chosen = self._chosen("offices")
        details = self._office_details([*chosen, *main])
        if portal is not None and main:
            # It also stands in the footer of the page, which need not fetch its hours again.
            portal.main_office = details[main[0]]
        return [details[pk] for pk in chosen or main if pk in details]

    def _office_details(self: Any, ids: list[int]) -> dict[int, Office]:
        known: dict[int, Office] = self.__dict__.setdefault("_known_offices", {})
        if missing := set(ids) - set(known):
            known.update(offices_by_id(missing))
        return known

    def _chosen(self, field: str) -> list[int]:
        """Return the ids that a field of choosers holds, without fetching what they point to."""
        return [block["value"] for block in getattr(self, field).raw_data if block["value"]]

    @cached_property
    def services_nearby(self: Any) -> dict[int, Any]:
        """Every service that this page may link to, in one query that its blocks share."""
        mentioned = {block["value"]["page"] for block in self.do_not_confuse.raw_data}
        named = Q(pk__in={*self._chosen("related_chosen"), *mentioned} - {None})
        siblings = Q(path__startswith=self.path[: -self.steplen], depth=self.depth)
        pages = type(self).objects.published().filter(named | siblings).exclude(pk=self.pk)
        found = {page.pk: page for page in pages.defer_streamfields()}
        with at_hand(Page, found):
            list(self.do_not_confuse)
        return found

    @cached_property
    def related_services(self: Any) -> list[Any]:
        """At most six live services: the chosen ones, then those for the same people."""
        chosen = self._chosen("related_chosen")
        ranked = sorted(
            ((self._closeness(page, chosen), page) for page in self.services_nearby.values()),
            key=itemgetter(0),
        )
        return [page for rank, page in ranked if rank < UNRELATED][:RELATED_LIMIT]

    def _closeness(self: Any, page: Any, chosen: list[int]) -> int:
        """Rank another service: chosen ones in their order, then by audiences in common."""
        if page.pk in chosen:
            return chosen.index(page.pk) - UNRELATED
        shared = len(set(self.audiences) & set(page.audiences))
        return UNRELATED - shared
