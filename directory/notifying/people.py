"""Who speaks for a provider and who moderates: the users that may be written to."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from directory.models import NotificationPreference
from directory.rights import MODERATE

Frequency = NotificationPreference.Frequency
Finder = Callable[[Collection[UUID]], Iterable[tuple[UUID, User]]]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Add a function that says which users speak for which of the given organizations."""
    _finders.append(finder)
    return finder


def recipients(organizations: Collection[UUID]) -> dict[UUID, list[User]]:
    """Return the users of each provider that have an address."""
    found: dict[UUID, dict[int, User]] = defaultdict(dict)
    for finder in _finders:
        for organization, user in finder(organizations):
            if user.is_active and user.email:
                found[organization][user.pk] = user
    return {organization: list(users.values()) for organization, users in found.items()}


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
