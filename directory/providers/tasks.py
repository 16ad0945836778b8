"""Periodic jobs of the provider area: reminders to confirm, claims that ran out of time."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from core.jobs import periodic
from directory.freshness import MONTHS, months_before
from directory.models import Membership, Organization, Reminder, Service
from directory.providers import claims, links, mails

PAUSE = timedelta(days=30)  # between two mails to one provider


@periodic("directory.providers", every=timedelta(days=1))
def daily() -> None:
    """Remind providers and end old claims."""
    claims.expire_old()
    remind(timezone.localdate())


def remind(today: date) -> int:
    """Ask each provider whose data grew old to confirm them; return how many were asked."""
    members = Organization.objects.filter(memberships__active=True, memberships__reminders=True)
    return sum(_remind(organization, today) for organization in members.distinct())


def _remind(organization: Organization, today: date) -> bool:
    members = Membership.objects.filter(
        organization=organization, active=True, user__is_active=True
    ).select_related("user")
    first = members.order_by("at").first()
    last = Reminder.objects.filter(organization=organization).order_by("-on").first()
    if first is None or (last and last.on > today - PAUSE):
        return False
    joined = timezone.localtime(first.at).date()
    due = []
    for service in Service.objects.published().filter(organization=organization):
        since = service.confirmed_on or joined
        reached = [count for count in MONTHS if since <= months_before(today, count)]
        if reached:
            due.append((service.name, months_before(since, -reached[-1])))
    if not due or (last and all(day <= last.on for _name, day in due)):
        return False
    with transaction.atomic():
        _reminder, is_new = Reminder.objects.get_or_create(organization=organization, on=today)
        for member in members.filter(reminders=True) if is_new else []:
            _write(member, sorted(name for name, _day in due), today)
    return is_new


def _write(member: Membership, lines: list[str], today: date) -> None:
    confirm = links.membership_token(member, links.CONFIRM)
    stop = links.address_of("providers_stop", links.membership_token(member, links.STOP))
    mails.send(
        "reminder",
        f"{member.pk}:{today}",
        member.user.email,
        unsubscribe=stop,
        organization=member.organization,
        lines=lines,
        link=links.address_of("providers_confirm_mail", confirm),
        stop=stop,
    )
