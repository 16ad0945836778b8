"""Shipped facts: nomenclature, beneficiary groups, regions, counties, localities.

Whose facts these are stands in ATTRIBUTIONS.md beside the files.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read a shipped table."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
