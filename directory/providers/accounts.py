"""Accounts of providers: ordinary users without a right in the console, known by their e-mail.

Their user names begin with a word of their own, so that no mail ever opens an account of staff.
"""

import json
from typing import Any

from django.contrib.auth import authenticate, login
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from core.limits import is_over
from directory.models import (
    ChangeRecord,
    Claim,
    FieldValue,
    MailLink,
    Membership,
    Organization,
    Verification,
)
from directory.providers import links, mails

PREFIX = "furnizor-"
BACKEND = "django.contrib.auth.backends.ModelBackend"
HOUR = 3600
LINKS_AN_ADDRESS = 3
LINKS_A_MACHINE = 10


def find(email: str) -> User | None:
    """Return the account of an address."""
    return User.objects.filter(username=PREFIX + email.strip().lower(), is_active=True).first()


def get_or_make(email: str, name: str) -> User:
    """Return the account of an address, a new one without a password if need be."""
    email = email.strip().lower()
    user, is_new = User.objects.get_or_create(
        username=PREFIX + email, defaults={"email": email, "first_name": name[:150]}
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def join(user: User, organization: Organization) -> Membership:
    """Let a user speak for a provider, again if they once did."""
    membership, is_new = Membership.objects.get_or_create(
        user=user, organization=organization, defaults={"at": timezone.now()}
    )
    if not is_new and not membership.active:
        membership.active = True
        membership.at = timezone.now()
        membership.save(update_fields=["active", "at"])
    return membership


def sign_in(request: HttpRequest, user: User) -> None:
    """Begin the session of somebody who opened a link from their mail."""
    login(request, user, backend=BACKEND)


def check_password(request: HttpRequest, email: str, password: str) -> User | None:
    """Return the user of an address and password; failures count towards a pause."""
    username = PREFIX + email.strip().lower()
    user = authenticate(request, username=username, password=password)
    return user if isinstance(user, User) else None


def send_sign_in_link(request: HttpRequest, email: str) -> None:
    """Mail a link to a known address; whoever asks learns nothing of whether it is known."""
    email = email.strip().lower()
    over = is_over("provider-link", email, LINKS_AN_ADDRESS, HOUR)
    machine = request.META.get("REMOTE_ADDR", "")
    if is_over("provider-link-machine", machine, LINKS_A_MACHINE, HOUR) or over:
        return
    user = find(email)
    if user is None or not user.provider_memberships.filter(active=True).exists():
        return
    with transaction.atomic():
        token = links.make(MailLink.Purpose.SIGN_IN, email, user=user)
        mails.send(
            "sign_in", links.name_of(token), email, link=links.address_of("providers_enter", token)
        )


def personal_data(user: User) -> str:
    """Return as JSON everything that is kept about a person."""
    claims = Claim.objects.filter(email=user.email).select_related("organization")
    members = user.provider_memberships.select_related("organization")
    data: dict[str, Any] = {
        "cont": {
            "e-mail": user.email,
            "nume": user.first_name,
            "creat la": user.date_joined,
            "ultima intrare": user.last_login,
            "are parolă": user.has_usable_password(),
        },
        "furnizori": [
            {
                "furnizor": member.organization.name,
                "de la": member.at,
                "activ": member.active,
                "memento-uri": member.reminders,
            }
            for member in members
        ],
        "cereri": list(
            claims.values(
                "organization__name", "name", "role", "email", "phone", "state", "reason", "at"
            )
        ),
        "valori propuse": list(
            FieldValue.objects.filter(user=user).values(
                "service__name", "field", "value", "state", "reason", "at"
            )
        ),
        "schimbări publicate": list(
            ChangeRecord.objects.filter(user=user).values("service__name", "field", "at")
        ),
        "confirmări": list(Verification.objects.filter(user=user).values("service__name", "at")),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)


@transaction.atomic
def close(user: User) -> None:
    """Delete the person; what the provider said stays in the history without a name.

    Foreign keys of the history are set to nothing with the user, and memberships go with it.
    """
    own = Claim.objects.filter(email=user.email)
    own.filter(state=Claim.State.WAITING).update(state=Claim.State.EXPIRED)
    own.update(name="cont închis", role="", email=f"inchis-{user.pk}@example.invalid", phone="")
    MailLink.objects.filter(email=user.email).delete()
    user.delete()
