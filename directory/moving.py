"""A service that the register names under the wrong provider is moved to the right one.

The correction is another truth about the provider: later registers keep it, and what they say
instead becomes a conflict. Back at the register's provider the service follows the register again.
"""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from directory import truth
from directory.feedback import pages
from directory.models import Organization, RegisterRecord, Service, Source
from directory.notifying.notices import Event, tell_provider
from directory.truth import RefusedEditError

FIELD = "provider"


@transaction.atomic
def move(key: UUID, to: UUID, user: User | None) -> Organization:
    """Move a service and tell both providers; return the provider that it left.

    The new one hears of it as of every change of a record, the old one here.
    """
    Service.objects.select_for_update().get(pk=key)
    service = Service.objects.select_related("organization").get(pk=key)
    left = service.organization
    if left.pk == to:
        raise RefusedEditError("Serviciul este deja la acest furnizor.")
    if RegisterRecord.objects.filter(service=key, organization=to).exists():
        truth.follow_register(key, FIELD, user)
    else:
        truth.propose(key, FIELD, str(to), Source.STAFF, user)
    _tell_left(service, left)
    return left


def follow_register(key: UUID, user: User | None) -> None:
    """Move a service to the provider under which the register names it now."""
    register = RegisterRecord.objects.get(service=key)
    if register.organization_id is not None:
        move(key, register.organization_id, user)


def _tell_left(service: Service, left: Organization) -> None:
    change = service.changes.filter(field=FIELD).latest("pk")
    happened = f"{service.name}: serviciul a trecut la alt furnizor"
    event = Event(f"moved:{change.pk}", happened, pages.record(service), change.at)
    tell_provider(event, left.pk)
