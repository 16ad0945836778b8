"""The history of a record or of a provider in lines for people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from directory import history
from directory.console.wording import Words, label_of, moment, person
from directory.fields import FIELDS
from directory.models import ChangeRecord, Service, Source

# What came into being or was decided has no value before.
BEFORE = {
    "": "",
    "place_added": "adăugat",
    "place_accepted": "în verificare",
    "refused": "–",
    "merged": "–",
}


@dataclass(frozen=True)
class Line:
    """One change: when, who, from which source, what was and what is."""

    when: str
    who: str
    label: str
    old: str
    new: str
    seen: bool


def lines(changes: QuerySet[ChangeRecord], most: int | None = None) -> list[Line]:
    """Return changes as people read them; the birth of a record is one line."""
    found = list(changes.select_related("user", "run")[:most])
    places = [
        value
        for change in found
        if change.field == "locality"
        for value in (change.old, change.new)
    ]
    words = Words.load(places)
    return [_line(change, words) for change in found]


def _line(change: ChangeRecord, words: Words) -> Line:
    who = Source(change.source).label
    if change.user:
        who = f"{who} ({person(change.user)})"
    elif change.run:
        who = f"{who} (importul {change.run_id})"
    born = not change.field
    return Line(
        when=moment(change.at),
        who=who,
        label=label_of(change.field),
        old=BEFORE[change.field] if change.field in BEFORE else words.say(change.field, change.old),
        new="" if born else words.say(change.field, change.new),
        seen=change.published,
    )


def as_of(service: Service, at: datetime) -> list[tuple[str, str]] | None:
    """Return what anybody could read in the record at a moment, or nothing before its birth."""
    values: dict[str, Any] | None = history.as_of(service, at)
    if values is None:
        return None
    words = Words.load([values.get("locality")])
    shown = [*FIELDS, *(name for name in values if name not in FIELDS and name == "status")]
    return [(label_of(name), words.say(name, values[name])) for name in shown if name in values]
