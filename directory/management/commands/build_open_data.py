"""``portal build-open-data``: make the files of ``/harta/date/`` now."""

from typing import Any

from django.core.management.base import BaseCommand

from core.romanian import counted
from directory.exports.build import build


class Command(BaseCommand):
    """The same as the nightly job."""

    help = "Face din nou fișierele de date deschise de la /harta/date/."

    def handle(self, *args: Any, **options: Any) -> None:
        for item in build()["files"]:
            rows = counted(item["rows"], "înregistrare", "înregistrări")
            self.stdout.write(f"{item['name']}: {rows}, {item['bytes']} octeți, {item['sha256']}")
