"""``portal build-map-copy``: make the copy of the map for devices now."""

from typing import Any

from django.core.management.base import BaseCommand

from core.romanian import counted
from directory.offline.build import build


class Command(BaseCommand):
    """The same as the periodic job, also when nothing changed."""

    help = "Face din nou copia hărții pentru offline, de la /harta/offline/."

    def handle(self, *args: Any, **options: Any) -> None:
        made = build()
        services = counted(
            sum(item["services"] for item in made["counties"]), "serviciu", "servicii"
        )
        apart = made["common"]["bytes"] + sum(item["bytes"] for item in made["counties"])
        self.stdout.write(
            f"{services}: {made['bundle']['bytes']} octeți împreună, {apart} octeți în "
            f"{len(made['counties'])} + 1 bucăți"
        )
