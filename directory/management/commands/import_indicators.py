"""``portal import-indicators FILE``: figures about counties, such as inhabitants."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from core.romanian import counted
from directory.models import County, Indicator

COLUMNS = ("territory", "year", "dimension", "value", "source")
YEARS = range(1990, 2101)


class Command(BaseCommand):
    """All rows or none: a wrong one is named with its number."""

    help = "Importă indicatori dintr-un CSV: territory (indicativul județului), year, dimension, value, source."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Fișierul CSV, în UTF-8.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as failure:
            raise CommandError(f"Fișierul nu se poate citi ca text UTF-8: {failure}") from failure
        reader = csv.DictReader(text.splitlines())
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise CommandError(f"Lipsesc coloanele: {', '.join(missing)}.")
        counties = {item.code: item for item in County.objects.all()}
        count = 0
        for number, row in enumerate(reader, 2):
            self._store(number, row, counties)
            count += 1
        self.stdout.write(f"{counted(count, 'indicator importat', 'indicatori importați')}.")

    def _store(self, number: int, row: dict[str, str], counties: dict[str, County]) -> None:
        county = counties.get((row["territory"] or "").strip().upper())
        if county is None:
            raise CommandError(
                f"Rândul {number}: „{row['territory']}” nu este indicativul unui județ (de exemplu CJ)."
            )
        try:
            year, value = int(row["year"]), float(row["value"])
        except (TypeError, ValueError) as failure:
            raise CommandError(
                f"Rândul {number}: anul și valoarea trebuie să fie numere, cu punct la zecimale."
            ) from failure
        dimension, source = (row["dimension"] or "").strip(), (row["source"] or "").strip()
        if year not in YEARS or not (0 <= value < float("inf")) or not dimension or not source:
            raise CommandError(
                f"Rândul {number}: anul trebuie să fie între 1990 și 2100, valoarea cel puțin 0, "
                "iar dimensiunea și sursa nu pot lipsi."
            )
        Indicator.objects.update_or_create(
            county=county,
            year=year,
            dimension=dimension,
            defaults={"value": value, "source": source},
        )
