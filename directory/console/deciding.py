"""Answers to the import's questions and to conflicts, each given once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from directory import moving, truth
from directory.console import merging
from directory.console.wording import Words
from directory.models import Conflict, QueueItem, Service, Source
from directory.rights import ADMINISTER
from directory.truth import RefusedEditError

DECIDED = "Altcineva a hotărât deja asupra acestei întrebări."
KINDS = {
    "identity": "Este poate un serviciu deja cunoscut",
    "sensitive": "Adresă de protejat?",
    "refused": "Rând refuzat care pare să fie acest serviciu",
    "licence": "Numărul licenței nu se înțelege",
    "locality": "Localitatea nu este sigură",
    "coordinates": "Coordonatele nu sunt sigure",
    "capacity": "Capacitatea nu se înțelege",
    "date": "Data nu se înțelege",
    "code": "Codul serviciului nu se înțelege",
    "age": "Categoria de beneficiari nu se înțelege",
    "phone": "Telefonul nu este bun",
    "email": "Adresa de e-mail nu este bună",
}
LISTS = ("phones", "emails", "ages")


class NotAllowedError(RefusedEditError):
    """The decision takes a right that the person does not have."""


@dataclass(frozen=True)
class Candidate:
    """One possible answer: its place in the list, its words, the record behind it if any."""

    number: int
    text: str
    value: Any
    service: Service | None = None

    @property
    def code(self) -> str:
        """The code behind the words, where they are not the same."""
        return str(self.value) if str(self.value) not in self.text else ""


def candidates(item: QueueItem) -> list[Candidate]:
    """Return what the import offers for a question."""
    if item.kind == "identity":
        known = Service.objects.select_related("organization").in_bulk(item.candidates)
        found = [known.get(UUID(key)) for key in item.candidates]
        return [
            Candidate(place, f"{service.name} ({service.organization.name})", None, service)
            for place, service in enumerate(found)
            if service
        ]
    words = Words.load()
    return [
        Candidate(place, *_read(item, words, offered))
        for place, offered in enumerate(item.candidates)
    ]


def _read(item: QueueItem, words: Words, offered: Any) -> tuple[str, Any]:
    if isinstance(offered, list):
        return str(offered[-1]), offered[0]
    return words.say(item.field, offered), offered


def field_of(item: QueueItem) -> str:
    """Return the field of the record that an answer changes."""
    return "point" if item.field in {"latitude", "longitude"} else item.field


def accept(item: QueueItem, value: Any, said: Mapping[str, Any], user: User) -> None:
    """Publish an answer; a candidate of a list joins what is there."""
    name = field_of(item)
    if name in LISTS and not isinstance(value, list):
        standing = list(said.get(name) or [])
        value = standing if value in standing else [*standing, value]
    with transaction.atomic():
        _close(item, QueueItem.State.DONE)
        if value != said.get(name):
            truth.propose(item.service_id, name, value, Source.STAFF, user)


def join(item: QueueItem, known: Service, user: User) -> None:
    """Say that the record of a question is a service that is known already."""
    with transaction.atomic():
        _close(item, QueueItem.State.DONE)
        merging.same_service(item, known, user)


def dismiss(item: QueueItem) -> None:
    """Say that there is nothing to do."""
    with transaction.atomic():
        _close(item, QueueItem.State.DISMISSED)


def keep_ours(conflict: Conflict) -> None:
    """Leave the published value as it is, although the register says otherwise."""
    closed = Conflict.objects.filter(pk=conflict.pk, state=Conflict.State.OPEN).update(
        state=Conflict.State.CLOSED
    )
    if not closed:
        raise RefusedEditError("Altcineva a hotărât deja asupra acestui conflict.")


def follow_register(conflict: Conflict, user: User) -> None:
    """Publish what the register says; only an administrator moves a record to another provider."""
    if conflict.field == moving.FIELD and not user.has_perm(ADMINISTER):
        raise NotAllowedError("Numai un administrator al hărții mută o fișă la alt furnizor.")
    with transaction.atomic():
        keep_ours(conflict)
        if conflict.field == moving.FIELD:
            moving.follow_register(conflict.service_id, user)
        else:
            truth.follow_register(conflict.service_id, conflict.field, user)


def _close(item: QueueItem, state: QueueItem.State) -> None:
    """Of two people the second finds the question answered."""
    asked = QueueItem.objects.filter(pk=item.pk, state=QueueItem.State.OPEN)
    if not asked.update(state=state):
        raise RefusedEditError(DECIDED)
