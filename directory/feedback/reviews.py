"""Reviews of services: nothing is public without a moderator's decision in the log.

waiting → published or refused; published → hidden after the provider's appeal; refused → published
after the author's; any of them → withdrawn by the author. Each side appeals once and each appeal is
decided once. The provider's reply is moderated on its own.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from core import outbox
from directory import disclosure
from directory.feedback import pages
from directory.feedback.suggestions import DecidedAlreadyError, fingerprint
from directory.models import Review, ReviewDecision, Service
from directory.notifying import links, people
from directory.notifying.notices import Event, tell_provider, tell_users

State, Answer, Side = Review.State, Review.Answer, Review.Side
Action = ReviewDecision.Action
DECIDED_ALREADY = "Altcineva a hotărât deja asupra acestei păreri."
NOT_POSSIBLE = "Părerea nu mai este în starea în care se putea face asta."
SHOWN = 50


class NotPossibleError(Exception):
    """The state of the review does not allow it; the text is a sentence for people."""


def may_be_reviewed(service: Service) -> bool:
    """Protected services have no reviews: a review tells who was there, and where."""
    return not disclosure.is_protected(service)


def published_for(service: Service) -> QuerySet[Review]:
    """Return what anybody may read about a service, newest first."""
    if not may_be_reviewed(service):
        return Review.objects.none()
    return Review.objects.published().filter(service=service).order_by("-published_at")[:SHOWN]


def receive(service: Service, token: str, said: Mapping[str, Any]) -> Review:
    """Keep a review until a moderator read it; the same form sent twice is one."""
    if not may_be_reviewed(service):
        raise NotPossibleError("Despre acest serviciu nu se publică păreri.")
    with transaction.atomic():
        review, is_new = Review.objects.get_or_create(
            key=fingerprint(token, service.pk, *said.values()),
            defaults={
                "service": service,
                "rating": said["rating"],
                "text": said["text"],
                "email": said["email"],
                "at": timezone.now(),
            },
        )
        if is_new:
            _tell_moderators(review, "received", "s-a primit o părere de citit")
    return review


def publish(review: Review, user: User, text: str) -> None:
    """Publish a new review as the moderator left its text: parts may only have been taken out."""
    now = timezone.now()
    with transaction.atomic():
        review = _locked(review)
        if not may_be_reviewed(review.service):
            raise NotPossibleError("Despre acest serviciu nu se publică păreri.")
        _move(
            review,
            Q(state=State.WAITING),
            state=State.PUBLISHED,
            text=text,
            published_at=now,
            decided_at=now,
        )
        if text != review.text:
            _log(review, Action.CLEAN, user, "")
        _log(review, Action.PUBLISH, user, "")
        _answer(review, "published", "Părerea dumneavoastră a fost publicată.")
        _tell_provider(review, "published", "s-a publicat o părere; puteți răspunde la ea")


def refuse(review: Review, user: User, reason: str) -> None:
    """Refuse a new review with a reason."""
    with transaction.atomic():
        review = _locked(review)
        _move(
            review,
            Q(state=State.WAITING),
            state=State.REFUSED,
            reason=reason,
            decided_at=timezone.now(),
        )
        _log(review, Action.REFUSE, user, reason)
        _answer(review, "refused", "Părerea dumneavoastră nu a fost publicată.", reason)


def withdraw(review: Review) -> None:
    """Let the author take a review back: its words are deleted at once."""
    with transaction.atomic():
        review = _locked(review)
        _move(
            review,
            ~Q(state=State.WITHDRAWN),
            state=State.WITHDRAWN,
            decided_at=timezone.now(),
            text="", email="", rating=None, reply="", reply_state="", appeal="", appeal_state="",
        )  # fmt: skip


def reply(review: Review, text: str) -> None:
    """Take the provider's answer to a published review; a moderator reads it first."""
    with transaction.atomic():
        review = _locked(review)
        _move(
            review,
            Q(state=State.PUBLISHED, reply_state__in=[Answer.NONE, Answer.REFUSED]),
            reply=text, reply_state=Answer.WAITING, reply_at=timezone.now(),
        )  # fmt: skip
        _tell_moderators(review, "reply", "furnizorul a răspuns la o părere")


def decide_reply(review: Review, user: User, *, accept: bool, reason: str = "") -> None:
    """Publish or refuse the provider's answer."""
    with transaction.atomic():
        review = _locked(review)
        state = Answer.ACCEPTED if accept else Answer.REFUSED
        _move(review, Q(state=State.PUBLISHED, reply_state=Answer.WAITING), reply_state=state)
        _log(review, Action.PUBLISH_REPLY if accept else Action.REFUSE_REPLY, user, reason)
        said = "răspunsul a fost publicat" if accept else f"răspunsul nu a fost publicat: {reason}"
        _tell_provider(review, f"reply:{timezone.now().isoformat()}", said)


def may_appeal(review: Review, side: Review.Side) -> bool:
    """Whether a side may contest what was decided."""
    wanted = State.REFUSED if side == Side.AUTHOR else State.PUBLISHED
    return review.state == wanted and review.appeal_state == Answer.NONE


def appeal(review: Review, side: Review.Side, text: str) -> None:
    """Contest a decision: the author a refusal, the provider a publication; once."""
    with transaction.atomic():
        review = _locked(review)
        if not may_appeal(review, side):
            raise NotPossibleError(NOT_POSSIBLE)
        _move(
            review,
            Q(appeal_state=Answer.NONE),
            appeal=text,
            appeal_by=side,
            appeal_state=Answer.WAITING,
        )
        _tell_moderators(review, "appeal", "o hotărâre despre o părere este contestată")


def decide_appeal(review: Review, user: User, *, accept: bool, reason: str) -> None:
    """Hide what a provider contests, publish what an author does, or keep the decision."""
    now = timezone.now()
    with transaction.atomic():
        review = _locked(review)
        by_author = review.appeal_by == Side.AUTHOR
        changes: dict[str, Any] = {
            "appeal_state": Answer.ACCEPTED if accept else Answer.REFUSED,
            "decided_at": now,
        }
        if accept and by_author:
            changes |= {"state": State.PUBLISHED, "published_at": now}
        elif accept:
            changes |= {"state": State.HIDDEN, "reason": reason}
        _move(review, Q(appeal_state=Answer.WAITING, state=review.state), **changes)
        action = Action.KEEP if not accept else Action.PUBLISH if by_author else Action.HIDE
        _log(review, action, user, reason)
        sentence = {
            Action.KEEP: "Contestația a fost citită. Hotărârea rămâne aceeași.",
            Action.PUBLISH: "Contestația a fost primită. Părerea a fost publicată.",
            Action.HIDE: "După contestația furnizorului, părerea nu mai este publică.",
        }[action]
        if by_author or accept:
            _answer(review, "appeal", sentence, reason)
        if not by_author:
            _tell_provider(review, "appeal", f"contestația a fost hotărâtă: {reason}")


def to_decide() -> QuerySet[Review]:
    """Return what waits for a moderator, oldest first."""
    return Review.objects.to_decide().select_related("service__organization").order_by("at", "id")


def _locked(review: Review) -> Review:
    found = Review.objects.select_for_update(of=("self",)).select_related("service__term")
    return found.get(pk=review.pk)


def _move(review: Review, allowed: Q, **changes: Any) -> None:
    """Change a review that is still in an allowed state; conditional, as SQLite locks no rows."""
    if not Review.objects.filter(allowed, pk=review.pk).update(**changes):
        raise DecidedAlreadyError(DECIDED_ALREADY)


def _log(review: Review, action: ReviewDecision.Action, user: User, reason: str) -> None:
    ReviewDecision.objects.create(
        review=review, action=action, by=user, at=timezone.now(), reason=reason
    )


def _answer(review: Review, key: str, sentence: str, reason: str = "") -> None:
    context = {
        "service": review.service,
        "sentence": sentence,
        "reason": reason,
        "can_appeal": key == "refused",
        "link": author_link(review),
    }
    text = render_to_string("notifying/review_decided.txt", context)
    subject = f"Părerea despre „{review.service.name}”"
    outbox.queue(f"review:{review.pk}:{key}", review.email, subject, text)


def author_link(review: Review) -> str:
    """Return the page on which the author takes the review back or contests a refusal."""
    return links.signed("directory_review_own", review=review.pk, side=Side.AUTHOR.value)


def provider_link(review: Review) -> str:
    """Return the page on which the provider answers or contests."""
    return links.signed("directory_review_own", review=review.pk, side=Side.PROVIDER.value)


def _tell_provider(review: Review, key: str, happened: str) -> None:
    service = review.service
    event = Event(
        f"review:{review.pk}:{key}",
        f"{service.name}: {happened}",
        provider_link(review),
        timezone.now(),
    )
    tell_provider(event, service.organization_id)


def _tell_moderators(review: Review, key: str, happened: str) -> None:
    event = Event(
        f"review:{review.pk}:{key}:{timezone.now().isoformat()}",
        f"{review.service.name}: {happened}", pages.review(review.pk), timezone.now(),
    )  # fmt: skip
    tell_users(event, people.moderators())
