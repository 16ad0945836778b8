"""``portal scheduler``: run the periodic jobs when they are due, until told to stop."""

import logging
import signal
import threading
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from core import jobs

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Loop over ``core.jobs.run_due``; the database lease there makes a second scheduler harmless."""

    help = "Rulează lucrările periodice (publicări programate, curățenie) până la oprire."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--pause", type=float, default=5, help="Secunde între două verificări (implicit 5)."
        )
        parser.add_argument(
            "--alive-file", type=Path, help="Fișier atins la fiecare tură, pentru supraveghere."
        )
        parser.add_argument("--once", action="store_true", help="O singură tură, apoi ieșire.")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            self.turn(options["alive_file"])
            if options["once"]:
                return
            stop.wait(options["pause"])

    def turn(self, alive_file: Path | None) -> None:
        """Run what is due once; a database that is away for a while must not end the loop."""
        close_old_connections()
        try:
            jobs.run_due()
        except Exception:
            logger.exception("Lucrările periodice nu au putut rula; se încearcă din nou.")
            return
        finally:
            close_old_connections()
        if alive_file:
            alive_file.touch()
