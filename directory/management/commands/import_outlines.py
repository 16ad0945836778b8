"""``portal import-outlines FILE --source TEXT``: the outlines of the sectors on the map."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from core.romanian import counted
from directory import sector_outlines
from directory.models import SectorOutline

MOST_BYTES = 20_000_000


class Command(BaseCommand):
    """All outlines of a file or none; those before are replaced."""

    help = "Aduce contururile sectoarelor dintr-un GeoJSON; fără fișier și cu --remove le scoate de pe hartă."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help="GeoJSON în UTF-8, cu coduri SIRUTA."
        )
        parser.add_argument("--source", default="", help="Autorul și licența, scrise pe hartă.")
        parser.add_argument("--remove", action="store_true", help="Scoate contururile.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            SectorOutline.objects.all().delete()
            self.stdout.write("Contururile sectoarelor au fost scoase.")
            return
        source = options["source"].strip()
        most = SectorOutline._meta.get_field("source").max_length
        if not options["file"] or not source or len(source) > (most or 0):
            raise CommandError(
                f"Scrieți fișierul și --source cu autorul și licența, cel mult {most} de caractere."
            )
        try:
            found = sector_outlines.read(self._text(options["file"]))
        except ValueError as failure:
            raise CommandError(str(failure)) from failure
        sector_outlines.store(found, source)
        self.stdout.write(f"{counted(len(found), 'contur adus', 'contururi aduse')}.")

    def _text(self, file: Path) -> str:
        try:
            if file.stat().st_size > MOST_BYTES:
                raise CommandError("Fișierul are peste 20 MB; păstrați în el numai sectoarele.")
            return file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as failure:
            raise CommandError(f"Fișierul nu se poate citi ca text UTF-8: {failure}") from failure
