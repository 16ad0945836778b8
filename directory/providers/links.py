"""Links in mails: signed, for one purpose; those that open something work once and not for long.

Opening a link with GET changes nothing, so that programs which look into mails use nothing up.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from directory.models import MailLink, Membership
from directory.notifying.links import absolute

Purpose = MailLink.Purpose
LIFETIMES = {
    Purpose.SIGN_IN: timedelta(minutes=30),
    Purpose.CLAIM: timedelta(days=3),
    Purpose.JOIN: timedelta(days=7),
}
CONFIRM = "providers.confirm"
STOP = "providers.stop"
CONFIRM_DAYS = 60


def address_of(name: str, *arguments: object) -> str:
    """Return the full address of a page, as a mail needs it."""
    return absolute(reverse(name, args=arguments))


def name_of(token: str) -> str:
    """Return the part of a token that tells links apart and opens nothing."""
    return token.partition(":")[0]


def make(purpose: MailLink.Purpose, email: str, **around: Any) -> str:
    """Store a link and return its token."""
    link = MailLink.objects.create(
        purpose=purpose, email=email, expires_at=timezone.now() + LIFETIMES[purpose], **around
    )
    return signing.Signer(salt=f"providers.{purpose}").sign(link.pk.hex)


def read(token: str, purpose: MailLink.Purpose) -> MailLink | None:
    """Return the link of a token while it is good for this purpose."""
    try:
        key = signing.Signer(salt=f"providers.{purpose}").unsign(token)
    except signing.BadSignature:
        return None
    return (
        MailLink.objects.filter(
            pk=UUID(key), purpose=purpose, used_at=None, expires_at__gt=timezone.now()
        )
        .select_related("user", "organization", "claim__organization")
        .first()
    )


def use(link: MailLink) -> bool:
    """Use a link up; of two clicks only one gets through."""
    unused = MailLink.objects.filter(pk=link.pk, used_at=None)
    return unused.update(used_at=timezone.now()) == 1


def membership_token(membership: Membership, purpose: str) -> str:
    """Return a token of a member for reminders: it names the membership and the purpose."""
    return signing.dumps(membership.pk, salt=purpose)


def membership_of(token: str, purpose: str) -> Membership | None:
    """Return the member of a reminder's token, while they still speak for the provider."""
    age = CONFIRM_DAYS * 24 * 3600 if purpose == CONFIRM else None
    try:
        key = signing.loads(token, salt=purpose, max_age=age)
    except signing.BadSignature:
        return None
    members = Membership.objects.select_related("organization", "user")
    return members.filter(pk=key, active=True, user__is_active=True).first()
