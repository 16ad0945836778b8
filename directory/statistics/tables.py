"""The tables of the statistics: the same lines on the page, beside the charts and as CSV."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from directory.models import County
from directory.statistics import charts, needs
from directory.statistics.figures import Figures, Line, last_change

KEPT_SECONDS = 3600
HEADS = ["cod", "denumire", "servicii", "furnizori", "locuri"]


@dataclass(frozen=True)
class Table:
    """A named list of lines; ``slug`` is its address."""

    slug: str
    title: str
    head: str
    lines: list[Line]

    @property
    def bars(self) -> list[charts.Bar]:
        """Return the lines with bars."""
        return charts.bars(self.lines)


def computed(county: County | None = None) -> dict[str, Any]:
    """Return everything that a page shows, kept until the register or a need changes."""
    key = f"directory.statistics:{county.pk if county else ''}:{hash(last_change())}"
    found: dict[str, Any] | None = cache.get(key)
    if found is None:
        found = _compute(county)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _compute(county: County | None) -> dict[str, Any]:
    figures = Figures(county)
    made: dict[str, Any] = {
        "total": figures.total,
        "gaps": [gap for gap in figures.gaps if gap.counties],
        "empty_cells": figures.empty_cells,
        "cells": figures.cells,
        "tables": [
            Table("categorii", "Categorii de servicii", "Categoria", figures.categories),
            Table("tipuri", "Tipuri de servicii", "Tipul", figures.types),
            Table("beneficiari", "Pentru cine", "Grupul", figures.groups),
            Table("acordare", "Cum se acordă", "Felul", figures.care),
            Table("furnizori", "Public și privat", "Furnizorul", figures.ownership),
        ],
    }
    if county:
        places = Table("localitati", "Localități", "Localitatea", figures.localities)
        return made | {"tables": [places, *made["tables"]]}
    legend = charts.steps(figures.counties)
    return made | {
        "legend": legend,
        "shapes": charts.shapes(figures.counties, legend),
        "counties": Table("judete", "Județe", "Județul", figures.counties),
        "regions": Table("regiuni", "Regiuni de dezvoltare", "Regiunea", figures.regions),
        "needs": needs.needs(figures),
    }


def by_slug(found: dict[str, Any]) -> dict[str, Table]:
    """Return the tables of a page by their addresses."""
    single = [found[name] for name in ("counties", "regions") if name in found]
    return {table.slug: table for table in (*single, *found["tables"])}


def csv_rows(table: Table) -> Iterator[list[Any]]:
    """Yield a table as rows with heads."""
    yield HEADS
    for line in table.lines:
        yield [line.key, line.name, line.services, line.providers, line.places]


def gap_rows(found: dict[str, Any]) -> Iterator[list[str]]:
    """Yield each empty pair of category and county."""
    yield ["categorie", "judet"]
    for gap in found["gaps"]:
        yield from ([gap.category, county] for county in gap.counties)
