"""``portal prepare``: bring database, default content and static files up to date."""

import logging
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Run in order what a new version or a new machine needs; each part may run again safely."""

    help = "Aduce la zi baza de date, conținutul inițial, fișierele statice și administratorul."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-static", action="store_true", help="Fișierele statice sunt deja la zi."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # One line a page would bury what the person at the keyboard needs to read.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        self.step("Baza de date…", "migrate", interactive=False, verbosity=0)
        if not options["no_static"]:
            self.step("Fișierele statice…", "collectstatic", interactive=False, verbosity=0)
        self.step("Conținutul inițial…", "seed", stdout=self.stdout)
        self.step("Administratorul…", "ensure_admin", stdout=self.stdout)

    def step(self, text: str, command: str, **options: Any) -> None:
        """Say what comes, so that a slow step is not a silent one, and do it."""
        self.stdout.write(text)
        self.stdout.flush()
        call_command(command, **options)
