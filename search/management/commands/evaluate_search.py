"""``portal evaluate-search``: measure the search on queries with known answers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.evaluation import DEPTH, Outcome, evaluate, figures, read

OWN_SET = Path(__file__).resolve().parents[3] / "tests" / "search" / "judged.json"


class Command(BaseCommand):
    """Print nDCG@5, top-1, top-3 and zero results: all, by kind, held out."""

    help = "Măsoară căutarea pe întrebări cu răspuns cunoscut."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--set", type=Path, default=OWN_SET, help="Fișierul cu întrebări.")
        parser.add_argument(
            "--misses",
            action="store_true",
            help="Arată întrebările al căror prim răspuns e greșit.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = evaluate(read(options["set"]))
        self.stdout.write(f"{'':16}{'n':>5}{f'nDCG@{DEPTH}':>9}{'top-1':>8}{'top-3':>8}{'zero':>8}")
        self.line("all", outcomes)
        self.line("tuned on", [item for item in outcomes if not item.judged.is_held_out])
        self.line("held out", [item for item in outcomes if item.judged.is_held_out])
        for kind in sorted({item.judged.kind for item in outcomes}):
            self.line(kind, [item for item in outcomes if item.judged.kind == kind])
        if options["misses"]:
            self.misses(outcomes)

    def line(self, name: str, outcomes: Sequence[Outcome]) -> None:
        """Print one row of figures."""
        row = figures(outcomes)
        shares = "".join(f"{value:8.1%}" for value in (row.top1, row.top3, row.zero))
        self.stdout.write(f"{name:16}{row.count:5}{row.ndcg:9.3f}{shares}")

    def misses(self, outcomes: Sequence[Outcome]) -> None:
        """Print what the tuned queries got instead; the held-out ones stay unseen."""
        for item in outcomes:
            if not item.judged.is_held_out and not item.is_right_within(1):
                wanted = next(iter(item.judged.answers))
                self.stdout.write(f"  {item.judged.query!r}: {item.urls[:3]}, not {wanted}")
