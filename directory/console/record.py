"""A record as its keepers see it: every field with both truths, and what is published and why."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from directory import bundles
from directory.bundles import Bundle, Values
from directory.console.field_forms import EDITABLE_ELSEWHERE, form_for
from directory.console.wording import Words, label_of, moment, person, said_by
from directory.fields import FIELDS
from directory.models import Conflict, FieldValue, Service, Source

State = FieldValue.State
SOURCE_NAMES = {Source.PROVIDER: "furnizorului", Source.STAFF: "instituției"}


@dataclass
class Row:
    """A field with everything that is said about it."""

    name: str
    label: str
    register: str
    other: FieldValue | None
    other_text: str
    other_who: str
    published: str
    why: str
    waiting: FieldValue | None
    waiting_text: str
    waiting_who: str
    conflict: Conflict | None
    token: str
    can_follow: bool = False
    """Whether the register says something that could be published again instead."""
    form: forms.Form | None = None
    opened: bool = False

    @property
    def differs(self) -> bool:
        """Whether the two truths are not the same."""
        return self.other is not None and self.other_text != self.register


def load(service: Service) -> Bundle | None:
    """Return the record with its truths; nothing when it has no main place."""
    return bundles.load([service.pk]).get(service.pk)


def said_by_register(bundle: Bundle) -> Values:
    """Return the register's values, none for a record that no register has."""
    return dict(bundle.register.values) if bundle.register else {}


def token(name: str, bundle: Bundle, others: Mapping[str, FieldValue], waiting: Any) -> str:
    """Return a short mark of all that is said about a field: it changes when anybody says more."""
    other = others.get(name)
    parts = (
        said_by_register(bundle).get(name),
        bundle.published().get(name),
        other.pk if other else None,
        waiting.pk if waiting else None,
    )
    text = json.dumps([name, *parts], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def current_token(service: Service, name: str) -> str:
    """Return the mark of a field as it is now."""
    bundle = load(service)
    if bundle is None:
        return ""
    values = _values(service)
    return token(name, bundle, values[State.APPROVED], values[State.WAITING].get(name))


def _values(service: Service) -> dict[str, dict[str, FieldValue]]:
    found: dict[str, dict[str, FieldValue]] = {State.APPROVED: {}, State.WAITING: {}}
    standing = service.field_values.filter(state__in=found).select_related("user", "decided_by")
    for value in standing:
        found[value.state][value.field] = value
    return found


def rows(service: Service, bundle: Bundle, bound: Mapping[str, forms.Form]) -> list[Row]:
    """Return every field; a form that was refused comes back open, as it was typed."""
    register, shown = said_by_register(bundle), bundle.published()
    values = _values(service)
    conflicts = {item.field: item for item in service.conflicts.filter(state=Conflict.State.OPEN)}
    everything = [
        register,
        shown,
        *({v.field: v.value} for s in values.values() for v in s.values()),
    ]
    words = Words.load(one.get("locality") for one in everything)
    made = []
    for name in FIELDS:
        other, waiting = values[State.APPROVED].get(name), values[State.WAITING].get(name)
        editable = name not in EDITABLE_ELSEWHERE
        made.append(
            Row(
                name=name,
                label=label_of(name),
                register=words.say(name, register.get(name)) if register else "–",
                other=other,
                other_text=words.say(name, bundle.said_over(name)) if other else "",
                other_who=said_by(other) if other else "",
                published=words.say(name, shown.get(name)),
                why=_why(name, bundle, other, shown.get(name)),
                waiting=waiting,
                waiting_text=words.say(name, waiting.value) if waiting else "",
                waiting_who=said_by(waiting) if waiting else "",
                conflict=conflicts.get(name),
                token=token(name, bundle, values[State.APPROVED], waiting),
                can_follow=other is not None and bundle.register is not None,
                form=bound.get(name) or (form_for(name, shown) if editable else None),
                opened=name in bound,
            )
        )
    return made


def _why(name: str, bundle: Bundle, other: FieldValue | None, value: Any) -> str:
    """Say in a sentence why this value is the one that is published."""
    if other is not None:
        whose = SOURCE_NAMES[Source(other.source)]
        by = f" de {person(other.decided_by)}" if other.decided_by else ""
        when = moment(other.decided_at or other.at)
        return f"Valoarea {whose}, aprobată{by} la {when}."
    if name == "sensitive" and value and not said_by_register(bundle).get(name):
        return "Protejată de o persoană sau de un import; numai o persoană o poate ridica."
    if bundle.register is None:
        return "Fișa nu este în registru."
    if value is None or value in ("", []):
        return "Registrul nu spune nimic."
    return "Valoarea registrului; nimeni nu a spus altceva."
