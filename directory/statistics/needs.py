"""Services beside what territories need: inhabitants, or any figure that somebody imported.

A dimension may begin with the code of a group of beneficiaries („varstnici: persoane de 65 de ani
și peste”): then the services for that group alone are compared with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from core.romanian import number
from directory.models import INHABITANTS, BeneficiaryGroup, Indicator
from directory.statistics.figures import Figures, Line, by_county

OF_ALL = 100_000
OF_SOME = 1_000
HEADS = ["cod", "judet", "dimensiune", "an", "valoare", "sursa", "servicii", "servicii_raportat"]


@dataclass(frozen=True)
class Row:
    """A county with its need and the services for it."""

    line: Line
    value: float | None
    rate: float | None


@dataclass(frozen=True)
class Need:
    """A dimension in the newest year that somebody imported."""

    name: str
    group: str  # the name of the group whose services are counted, or nothing for all
    year: int
    sources: tuple[str, ...]
    per: int
    rows: list[Row]

    @property
    def title(self) -> str:
        """Say what is compared."""
        whose = f"Servicii pentru {self.group.lower()}" if self.group else "Servicii"
        return f"{whose} la {number(self.per)} de {self.name}"


def needs(figures: Figures) -> list[Need]:
    """Return every dimension beside the country's figures: inhabitants first, then by name."""
    known = dict(BeneficiaryGroup.objects.values_list("code", "name"))
    found = Indicator.objects.order_by("dimension", "-year", "county")
    made = [
        _need(dimension, list(values), known, figures)
        for dimension, values in groupby(found, lambda item: item.dimension)
    ]
    return sorted(made, key=lambda need: (need.name != INHABITANTS, need.name))


def _need(dimension: str, values: list[Indicator], known: dict[str, str], figures: Figures) -> Need:
    code, _colon, rest = (part.strip() for part in dimension.partition(":"))
    group = known.get(code, "") if rest else ""
    newest = [item for item in values if item.year == values[0].year]
    of_county = {item.county_id: item.value for item in newest}
    per = OF_ALL if dimension == INHABITANTS else OF_SOME
    lines = by_county(figures.chosen.filter(term__groups=code)) if group else figures.counties
    return Need(
        name=rest if group else dimension,
        group=group,
        year=values[0].year,
        sources=tuple(dict.fromkeys(item.source for item in newest)),
        per=per,
        rows=list(_rows(lines, of_county, per)),
    )


def _rows(lines: Iterable[Line], of_county: dict[str, float], per: int) -> Iterator[Row]:
    for line in lines:
        if line.key:
            value = of_county.get(line.key)
            yield Row(line, value, round(line.services * per / value, 1) if value else None)


def csv_rows(found: Iterable[Need]) -> Iterator[list[Any]]:
    """Yield each county of each need as a row, with heads."""
    yield HEADS
    for need in found:
        for row in need.rows:
            name = f"{need.group}: {need.name}" if need.group else need.name
            yield [
                *(row.line.key, row.line.name, name, need.year, row.value),
                *("; ".join(need.sources), row.line.services, row.rate),
            ]
