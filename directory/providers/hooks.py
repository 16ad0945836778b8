"""Entries and addresses in the console."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.contrib.auth.models import User
from django.urls import URLPattern, path

from wagtail import hooks

from directory.console import queues
from directory.models import Membership
from directory.notifying import people
from directory.providers import moderation

queues.register(
    queues.Queue(
        "Cereri de revendicare",
        "directory_claims",
        moderation.waiting,
        icon="user",
        help="Cine cere să administreze datele unui furnizor.",
    )
)


@people.register
def members(organizations: Collection[UUID]) -> Iterator[tuple[UUID, User]]:
    """Whoever administers a provider's data is told what happens to it."""
    found = Membership.objects.filter(organization__in=organizations, active=True)
    for member in found.select_related("user"):
        yield member.organization_id, member.user


@hooks.register("register_admin_urls")
def console_pages() -> Iterable[URLPattern]:
    """Add the queue of claims."""
    return [
        path("harta/revendicari/", moderation.queue, name="directory_claims"),
        path("harta/revendicari/<uuid:key>/", moderation.decide, name="directory_claim_decide"),
    ]
