"""A claim's way: waiting, then approved, refused or expired; nothing leaves those three."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.limits import is_over
from directory.models import Claim, MailLink, Membership, Organization, RegisterRecord
from directory.providers import accounts, links, mails

State = Claim.State
Way = Claim.Way
PATIENCE = {Way.REGISTER: timedelta(days=7), Way.CHECK: timedelta(days=60)}
HOUR = 3600
MAILS_AN_ADDRESS = 3


class DecidedError(Exception):
    """Somebody decided already; the text is a sentence for the person who comes second."""

    def __init__(self) -> None:
        super().__init__("Altcineva a hotărât deja asupra acestei cereri.")


@dataclass(frozen=True)
class Asker:
    """Who asks."""

    name: str
    role: str
    email: str
    phone: str = ""


def ask(organization: Organization, asker: Asker) -> Claim:
    """Take a claim; the same one sent twice is the same claim, and mails are limited."""
    email = asker.email.strip().lower()
    way = Way.REGISTER if email in register_emails(organization) else Way.CHECK
    with transaction.atomic():
        claim, is_new = _waiting_or_new(organization, asker, email, way)
        if not is_over("provider-claim", email, MAILS_AN_ADDRESS, HOUR):
            _answer(claim, is_new=is_new)
    return claim


def register_emails(organization: Organization) -> set[str]:
    """Return the addresses that the register itself holds for the provider's services.

    Those of a service that a person moved here are another provider's.
    """
    records = RegisterRecord.objects.filter(organization=organization, gone_since__isnull=True)
    return {
        address.lower()
        for values in records.values_list("values", flat=True)
        for address in values.get("emails") or []
    }


def approve_by_mail(link: MailLink) -> User:
    """Approve the claim of whoever opened the link that went to the register's address."""
    if link.claim is None:
        raise DecidedError
    with transaction.atomic():
        claim = _lock(link.claim.pk)
        if not links.use(link):
            raise DecidedError
        return _approve(claim, None)


def approve(claim: Claim, moderator: User) -> None:
    """Approve after a check; the person is told how to sign in."""
    with transaction.atomic():
        claim = _lock(claim.pk)
        _approve(claim, moderator)
        link = links.address_of("providers_sign_in")
        mails.send("claim_approved", str(claim.pk), claim.email, claim=claim, link=link)


def refuse(claim: Claim, moderator: User, reason: str) -> None:
    """Refuse with a reason that the person reads."""
    with transaction.atomic():
        claim = _lock(claim.pk)
        claim.reason = reason
        _decide(claim, State.REFUSED, moderator)
        mails.send("claim_refused", str(claim.pk), claim.email, claim=claim)


def expire_old() -> int:
    """End the claims that nobody proved or decided in time; return how many."""
    ended = 0
    for way, patience in PATIENCE.items():
        old = Claim.objects.filter(
            state=State.WAITING, way=way, at__lt=timezone.now() - patience
        ).select_related("organization")
        for claim in old:
            ended += _expire(claim)
    return ended


def _expire(claim: Claim) -> int:
    with transaction.atomic():
        waiting = Claim.objects.filter(pk=claim.pk, state=State.WAITING)
        ended = waiting.update(state=State.EXPIRED, decided_at=timezone.now())
        if ended:
            mails.send("claim_expired", str(claim.pk), claim.email, claim=claim)
    return ended


def _waiting_or_new(
    organization: Organization, asker: Asker, email: str, way: Claim.Way
) -> tuple[Claim, bool]:
    waiting = Claim.objects.filter(organization=organization, email=email, state=State.WAITING)
    if (found := waiting.first()) is not None:
        return found, False
    try:
        with transaction.atomic():
            made = Claim.objects.create(
                organization=organization,
                name=asker.name,
                role=asker.role,
                email=email,
                phone=asker.phone,
                way=way,
                at=timezone.now(),
            )
    except IntegrityError:  # the same form, sent twice at once
        return waiting.get(), False
    return made, True


def _answer(claim: Claim, *, is_new: bool) -> None:
    if claim.way == Way.REGISTER:
        token = links.make(MailLink.Purpose.CLAIM, claim.email, claim=claim)
        link = links.address_of("providers_prove", token)
        mails.send("claim_link", links.name_of(token), claim.email, claim=claim, link=link)
    elif is_new:
        mails.send("claim_received", str(claim.pk), claim.email, claim=claim)


def _lock(key: UUID | str) -> Claim:
    found = (
        Claim.objects.select_for_update(of=("self",))
        .select_related("organization")
        .filter(pk=key, state=State.WAITING)
        .first()
    )
    if found is None:
        raise DecidedError
    return found


def _approve(claim: Claim, moderator: User | None) -> User:
    user = accounts.get_or_make(claim.email, claim.name)
    tell_colleagues(claim.organization, user)
    accounts.join(user, claim.organization)
    claim.user = user
    _decide(claim, State.APPROVED, moderator)
    return user


def _decide(claim: Claim, state: Claim.State, moderator: User | None) -> None:
    claim.state, claim.decided_by, claim.decided_at = state, moderator, timezone.now()
    claim.save()


def tell_colleagues(organization: Organization, user: User) -> None:
    """Tell those who speak for a provider that somebody joins them."""
    members = Membership.objects.filter(
        organization=organization, active=True, user__is_active=True
    )
    day = timezone.localdate()
    for member in members.exclude(user=user).select_related("user"):
        key = f"{organization.pk}:{user.pk}:{member.pk}:{day}"
        mails.send(
            "joined",
            key,
            member.user.email,
            organization=organization,
            name=user.first_name,
            email=user.email,
        )
