"""``portal import-register FILE``: import the ministry's register, or take an import back."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.romanian import counted
from directory.importing.apply import apply
from directory.importing.errors import BadFileError
from directory.importing.notes import FAULTS
from directory.importing.plan import Options, planned
from directory.importing.report import Effort, Report, lines
from directory.importing.undo import undo


class Command(BaseCommand):
    """Read, repair, compare and write a register; ``--dry-run`` only tells."""

    help = "Importă registrul serviciilor sociale licențiate (.xlsx, .ods sau .csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="Fișierul registrului.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Numai raportul; nu scrie nimic."
        )
        parser.add_argument(
            "--undo", type=int, metavar="NUMĂR", help="Anulează importul cu acest număr."
        )
        parser.add_argument(
            "--sheet", default="", metavar="FOAIE", help="Foaia, dacă nu se ghicește."
        )
        parser.add_argument(
            "--mapping",
            action="append",
            default=[],
            type=_pair,
            metavar="TITLU=CÂMP",
            help="Ce câmp este o coloană; se poate repeta și se ține minte. TITLU= o lasă afară.",
        )
        parser.add_argument(
            "--without",
            action="append",
            default=[],
            choices=sorted(FAULTS),
            metavar="REPARAȚIE",
            help="Nu face reparația numită astfel în raport; se poate repeta.",
        )
        parser.add_argument(
            "--partial",
            action="store_true",
            help="Fișierul este doar o parte a registrului: ce lipsește din el nu a dispărut.",
        )

        parser.add_argument(
            "--force",
            action="store_true",
            help="Importă și dacă ar dispărea peste 10 % din servicii.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["undo"] is not None:
                self._undo(options["undo"])
            elif options["file"] is None:
                raise CommandError("Spuneți ce fișier se importă sau ce import se anulează.")
            else:
                self._import(options["file"], _options(options), dry=options["dry_run"])
        except BadFileError as error:
            raise CommandError(f"{error} Nu s-a scris nimic.") from error
        except FileNotFoundError as error:
            raise CommandError(f"Nu găsesc fișierul {error.filename}.") from error

    def _import(self, path: Path, options: Options, *, dry: bool) -> None:
        effort = Effort()
        with planned(path, options) as plan:
            report = Report.of(plan)
            for line in lines(report, plan):
                self.stdout.write(line)
            run = None if dry else apply(plan)
        self.stdout.write("")
        self.stdout.write(effort.line())
        if dry:
            self.stdout.write("Probă: nu s-a scris nimic.")
        elif run is None:
            self.stdout.write("0 schimbări: registrul era deja importat. Nu s-a scris nimic.")
        else:
            self.stdout.write(
                f"Importul {run.pk} a fost aplicat. Se anulează cu: portal import-register --undo {run.pk}"
            )

    def _undo(self, number: int) -> None:
        effort = Effort()
        _run, kept = undo(number)
        told = f"Importul {number} a fost anulat: datele sunt ca înaintea lui"
        if kept:
            one = kept == 1
            services = counted(kept, "serviciu", "servicii")
            self.stdout.write(
                f"{told}, cu excepția a {services} în care au scris oameni: "
                f"{'a rămas, marcat ca dispărut' if one else 'au rămas, marcate ca dispărute'} "
                "din registru."
            )
        else:
            self.stdout.write(f"{told}.")
        self.stdout.write(effort.line())


def _pair(text: str) -> tuple[str, str]:
    title, equals, name = text.rpartition("=")
    if not equals or not title.strip():
        raise argparse.ArgumentTypeError("scrieți „Titlul coloanei=câmp”.")
    return title.strip(), name.strip()


def _options(given: dict[str, Any]) -> Options:
    return Options(
        sheet=given["sheet"],
        mapping=dict(given["mapping"]),
        without=frozenset(given["without"]),
        partial=given["partial"],
        force=given["force"],
    )
