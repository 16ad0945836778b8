"""``portal work-import ID``: do a waiting job of the import page; the portal starts it itself."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from directory.importing.console import work


class Command(BaseCommand):
    """Run one job and end; where another process has it, end at once."""

    help = (
        "Lucrează o probă, un import sau o anulare cerută din consolă; portalul o pornește singur."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("job", type=UUID)

    def handle(self, *args: Any, **options: Any) -> None:
        work.run(options["job"])
