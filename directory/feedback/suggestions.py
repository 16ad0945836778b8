"""Corrections that anybody sends, and what moderators decide on them.

A suggestion is new, then accepted or refused, once. Accepting one about a field publishes the
moderator's wording as the institution's value.
"""

import hashlib
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from core import outbox
from directory import truth
from directory.feedback import pages, values
from directory.models import Service, Source, Suggestion
from directory.notifying import people
from directory.notifying.notices import Event, tell_provider, tell_users

State = Suggestion.State
DECIDED_ALREADY = "Altcineva a hotărât deja asupra acestei sesizări."


class DecidedAlreadyError(Exception):
    """Of two moderators the second gets this sentence."""


def fingerprint(*parts: object) -> str:
    """Return what a form sent twice has in common: its token and its content."""
    text = "\x1f".join(map(str, parts))
    return hashlib.blake2s(text.encode(), digest_size=16, person=b"feedback").hexdigest()


def receive(service: Service, token: str, said: dict[str, Any]) -> Suggestion:
    """Keep a suggestion; the same form sent twice is one."""
    field, shown = said["field"], values.shown(service)
    with transaction.atomic():
        suggestion, is_new = Suggestion.objects.get_or_create(
            key=fingerprint(token, service.pk, *said.values()),
            defaults={
                "service": service,
                "field": field,
                "shown": shown.get(field, ""),
                "proposed": said["proposed"],
                "note": said["note"],
                "email": said["email"],
                "at": timezone.now(),
            },
        )
        if is_new:
            _announce(suggestion)
    return suggestion


def accept(suggestion: Suggestion, user: User, value: str | None) -> Suggestion:
    """Accept; with a value in words it is published as the institution's."""
    with transaction.atomic():
        suggestion = _take(suggestion.pk)
        if value is not None and values.can_be_written(suggestion.field):
            meant = values.parse(suggestion.field, value, suggestion.service)
            truth.propose(suggestion.service_id, suggestion.field, meant, Source.STAFF, user)
        _decide(suggestion, State.ACCEPTED, user, "")
    return suggestion


def refuse(suggestion: Suggestion, user: User, reason: str) -> Suggestion:
    """Refuse with a reason for who wrote."""
    with transaction.atomic():
        suggestion = _take(suggestion.pk)
        _decide(suggestion, State.REFUSED, user, reason)
    return suggestion


def _take(key: int) -> Suggestion:
    found = Suggestion.objects.select_for_update(of=("self",)).select_related("service")
    suggestion = found.filter(pk=key, state=State.NEW).first()
    if suggestion is None:
        raise DecidedAlreadyError(DECIDED_ALREADY)
    return suggestion


def _decide(suggestion: Suggestion, state: Suggestion.State, user: User, reason: str) -> None:
    now = timezone.now()
    # Conditional, because SQLite knows no row locks.
    decided = Suggestion.objects.filter(pk=suggestion.pk, state=State.NEW).update(
        state=state, decided_by=user, decided_at=now, reason=reason
    )
    if not decided:
        raise DecidedAlreadyError(DECIDED_ALREADY)
    suggestion.refresh_from_db()
    _answer(suggestion)
    _announce(suggestion)


def _answer(suggestion: Suggestion) -> None:
    service = suggestion.service
    context = {
        "suggestion": suggestion,
        "service": service,
        "label": values.label(suggestion.field),
        "accepted": suggestion.state == State.ACCEPTED,
        "url": pages.record(service),
    }
    text = render_to_string("notifying/suggestion_decided.txt", context)
    subject = f"Sesizarea despre „{service.name}”"
    outbox.queue(f"suggestion:{suggestion.pk}", suggestion.email, subject, text)


def _announce(suggestion: Suggestion) -> None:
    """Tell the provider, and of a new one the moderators: never what somebody wrote of a place."""
    service = suggestion.service
    happened = {
        State.NEW: "s-a primit o sesizare",
        State.ACCEPTED: "o sesizare a fost acceptată",
        State.REFUSED: "o sesizare a fost refuzată",
    }[State(suggestion.state)]
    event = Event(
        f"suggestion:{suggestion.pk}:{suggestion.state}",
        f"{service.name}: {happened} ({values.label(suggestion.field)})",
        pages.record(service),
        timezone.now(),
    )
    tell_provider(event, service.organization_id)
    if suggestion.state == State.NEW:
        console = Event(event.key, event.text, pages.suggestion(suggestion.pk), event.at)
        tell_users(console, people.moderators())
