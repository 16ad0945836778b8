"""Make ``directory/reference/localities.csv`` from django-siruta and an extract of GeoNames.

Run by hand when either source has a new edition:

    pip install django-siruta && python -m tools.gazetteer geonames_ro_places.csv

The two are joined by county and name. A name that stands twice in a county on either side is
not joined: a locality without a point is better than one with its namesake's.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from core.text import repair_romanian
from directory.text import fold

TARGET = Path(__file__).parents[1] / "directory" / "reference" / "localities.csv"
SMALL = {"de", "din", "pe", "cu", "lui", "la", "sub", "și", "al", "ai", "a", "cel", "cea", "sau"}
BUCHAREST = 179132
# The official list has no diacritics in this one name, and GeoNames has its older spelling.
SPELLINGS = {"Rosiori de Vede": "Roșiori de Vede"}
GEONAMES = {("TR", "rosiori de vede"): "rosiorii de vede", ("B", "bucuresti"): "bucharest"}
# „Bacova Sat  - Orş. Buziaş -> BACOVA”; a town itself is „Buziaş Orş.  -> BUZIAŞ” (cedilla there).
MEMBER = re.compile(r"^\s+\d+: (\d+),  # .+ - (Mun|Orș|Com)\. (.+) -> ", re.MULTILINE)
# „131103: 131112,  # ORAŞ BREAZA -> BREAZA DE JOS”: a unit and its main locality (cedilla there).
UNIT = re.compile(r"^\s+\d+: (\d+),  # (?:(?:MUNICIPIUL|ORAȘ|COMUNA) )?(.+) -> (.+)$", re.MULTILINE)
TOWN = re.compile(r"^\s+\d+: (\d+),  # (.+) (Mun|Orș)\.  -> ", re.MULTILINE)


class Point(NamedTuple):
    """A place of GeoNames."""

    latitude: str
    longitude: str


def title(name: str) -> str:
    """Return „Baia de Arieș” for „BAIA DE ARIEŞ” (cedilla, as the official list has it)."""
    words = re.split(r"([ -])", repair_romanian(name).lower())
    return "".join(
        word if index and word in SMALL else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )


def units(package: Path) -> dict[int, tuple[str, str]]:
    """Return for each locality the kind and name of its town or commune, as ANAF writes them."""
    text = repair_romanian((package / "anaf.py").read_text(encoding="utf-8"))
    found = {int(code): (kind, name) for code, kind, name in MEMBER.findall(text)}
    return found | {int(code): (kind, name) for code, name, kind in TOWN.findall(text)}


def unit_names(package: Path) -> dict[int, str]:
    """Return the unit's name for main localities that are called otherwise."""
    text = repair_romanian((package / "data.py").read_text(encoding="utf-8"))
    return {int(code): title(unit) for code, unit, main in UNIT.findall(text) if unit != main}


def points(path: Path) -> dict[tuple[str, str], Point]:
    """Return the places of GeoNames whose name stands once in their county."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = (row["county_code"], fold(row["name"]))
            found[key].append(Point(row["lat"], row["lng"]))
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def kind_of(unit: str, *, main: bool) -> str:
    """Return the kind of a locality from its unit's kind."""
    if unit == "Com":
        return "seat" if main else "village"
    if not main:
        return "part"
    return "municipality" if unit == "Mun" else "town"


def rows(path: Path) -> list[list[Any]]:
    """Return the lines of the gazetteer, ordered by county and code."""
    from siruta import data  # noqa: PLC0415 -- not a dependency

    package = Path(data.__file__).parent
    owners, others = units(package), unit_names(package)
    mains = {child: unit for unit, child in data.LOCALITY_ALIASES.items()}
    places = points(path)
    capital = places["B", GEONAMES["B", "bucuresti"]]
    made: list[list[Any]] = [[BUCHAREST, "B", "București", "municipality", "", *capital, ""]]
    for county, localities in data.LOCALITIES_BY_COUNTY_ID.items():
        code = data.COUNTY_CODES_BY_ID[county]
        named = Counter(owners.get(child) for child in localities if child in mains)
        seats = {
            owners[child]: child
            for child in localities
            if child in mains and child in owners and named[owners[child]] == 1
        }
        twice = Counter(fold(name) for name in localities.values())
        for siruta, raw in sorted(localities.items()):
            name = title(raw).replace("București Sectorul", "Sectorul")
            name = SPELLINGS.get(name, name)
            unit = owners.get(siruta)
            kind = kind_of(unit[0] if unit else "Com", main=siruta in mains)
            parent: Any = seats.get(unit, "") if unit and siruta not in mains else ""
            if code == "B":
                kind, parent = "sector", BUCHAREST
            key = fold(name.replace("Sectorul", "Sector"))
            key = GEONAMES.get((code, key), key)
            other = others.get(siruta, "")
            point = places.get((code, key)) if twice[fold(raw)] == 1 else None
            if point is None and other and fold(other) not in twice:
                point = places.get((code, fold(other)))
            made.append([siruta, code, name, kind, parent, *(point or ("", "")), other])
    return made


def main() -> None:
    """Write the file."""
    made = rows(Path(sys.argv[1]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["siruta", "county", "name", "kind", "unit", "latitude", "longitude", "also"]
        )
        writer.writerows(made)
    located = sum(1 for row in made if row[5])
    print(f"{len(made)} localities, {located} with a point")


if __name__ == "__main__":
    main()
