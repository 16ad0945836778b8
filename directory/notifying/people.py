"""Who speaks for a provider and who moderates: the users that may be written to."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from directory.models import Membership, NotificationPreference
from directory.rights import MODERATE

Frequency = NotificationPreference.Frequency


def recipients(organizations: Collection[UUID]) -> dict[UUID, list[User]]:
    """Return who administers each provider's data and has an address."""
    found: dict[UUID, list[User]] = defaultdict(list)
    members = Membership.objects.filter(
        organization__in=organizations, active=True, user__is_active=True
    )
    for member in members.exclude(user__email="").select_related("user"):
        found[member.organization_id].append(member.user)
    return found


def moderators() -> list[User]:
    """Return whoever may decide in the map, by a group or personally, and has an address."""
    app, codename = MODERATE.split(".")
    right = Q(
        groups__permissions__codename=codename, groups__permissions__content_type__app_label=app
    )
    right |= Q(user_permissions__codename=codename, user_permissions__content_type__app_label=app)
    return list(User.objects.filter(right, is_active=True).exclude(email="").distinct())


def frequencies(users: Iterable[User]) -> dict[int, str]:
    """Return how often each user wants mail; who never chose gets a summary a day."""
    keys = [user.pk for user in users]
    chosen = NotificationPreference.objects.filter(user__in=keys)
    found = dict(chosen.values_list("user_id", "frequency"))
    return {key: found.get(key, Frequency.DAILY) for key in keys}
