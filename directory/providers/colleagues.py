"""Several people of one provider: who speaks for it invites and removes colleagues."""

from django.contrib.auth.models import User
from django.db import transaction

from core.limits import is_over
from directory.models import MailLink, Membership, Organization
from directory.providers import accounts, claims, links, mails

INVITATIONS_A_DAY = 10
DAY = 24 * 3600


class RefusedError(Exception):
    """It cannot be done; the text is a sentence for the person who tried."""


def members(organization: Organization) -> list[Membership]:
    """Return who speaks for a provider."""
    active = organization.memberships.filter(active=True, user__is_active=True)
    return list(active.select_related("user"))


def invite(organization: Organization, by: User, name: str, email: str) -> None:
    """Mail a link to a colleague; opening it and pressing the button makes them a member."""
    email = email.strip().lower()
    if any(member.user.email == email for member in members(organization)):
        raise RefusedError("Acest coleg administrează deja datele furnizorului.")
    if is_over("provider-invite", str(organization.pk), INVITATIONS_A_DAY, DAY):
        raise RefusedError("Ați trimis prea multe invitații astăzi. Încercați din nou mâine.")
    with transaction.atomic():
        token = links.make(MailLink.Purpose.JOIN, email, organization=organization, name=name)
        mails.send(
            "invite",
            links.name_of(token),
            email,
            organization=organization,
            inviter=by.first_name or by.email,
            link=links.address_of("providers_join", token),
        )


@transaction.atomic
def accept(link: MailLink) -> User | None:
    """Make the invited person a member; of two clicks only one does."""
    if link.organization is None or not links.use(link):
        return None
    user = accounts.get_or_make(link.email, link.name)
    accounts.join(user, link.organization)
    claims.tell_colleagues(link.organization, user)
    return user


@transaction.atomic
def remove(organization: Organization, key: int) -> User:
    """Let somebody speak no more for a provider; the last one cannot go this way."""
    active = organization.memberships.select_for_update(of=("self",)).filter(active=True)
    known = {member.pk: member for member in active.select_related("user")}
    if key not in known:
        raise RefusedError("Acest coleg nu mai administrează datele furnizorului.")
    if len(known) == 1:
        raise RefusedError(
            "Sunteți singurul care administrează datele furnizorului. Invitați întâi un coleg."
        )
    member = known[key]
    member.active = False
    member.save(update_fields=["active"])
    return member.user
