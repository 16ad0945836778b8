"""Default content: functions that run once in the life of a database.

An app registers seeders in its ``seeding`` module or package. The key of a seeder that has
run is remembered, so what an editor deletes is not brought back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

Seeder = Callable[[], None]


@dataclass(frozen=True)
class RegisteredSeeder:
    """A function and its place in the order."""

    key: str
    order: int
    run: Seeder


_seeders: dict[str, RegisteredSeeder] = {}


def seeder(key: str, *, order: int) -> Callable[[Seeder], Seeder]:
    """Register the decorated function under a key that never changes again."""

    def register(function: Seeder) -> Seeder:
        _seeders[key] = RegisteredSeeder(key, order, function)
        return function

    return register


def registered() -> list[RegisteredSeeder]:
    """Return the seeders of all apps in the order in which they run."""
    autodiscover_modules("seeding")
    return sorted(_seeders.values(), key=lambda item: (item.order, item.key))


def seed(announce: Callable[[str], object] = str) -> list[str]:
    """Run the seeders that have not run in this database, each announced; return their keys."""
    from core.models import SeededItem  # noqa: PLC0415 -- models are ready only after the apps are

    done = set(SeededItem.objects.values_list("key", flat=True))
    ran = []
    for item in registered():
        if item.key in done:
            continue
        announce(item.key)
        with transaction.atomic():
            item.run()
            SeededItem.objects.create(key=item.key)
        ran.append(item.key)
    return ran
