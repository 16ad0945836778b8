"""Synthetic registers: clean rows of invented providers in true localities, and files of them."""

import csv
import random
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from directory.reference import rows as reference
from directory.reference.counties import COUNTIES

HEADS = [
    "Furnizor", "Strada", "Nr.", "Localitate", "Județ", "Cod serviciu", "Denumire serviciu social",
    "Tip", "Categorie beneficiari", "Capacitate", "E-mail", "Telefon", "Latitudine", "Longitudine",
    "Nr. licență", "Data licenței", "Valabilă până la",
]  # fmt: skip
STREETS = [
    "Morii",
    "Zambilelor",
    "1 Decembrie 1918",
    "Calea 13 Septembrie",
    "Principală",
    "Gării",
    "Unirii",
    "Florilor",
    "Mihai Eminescu",
    "22 Decembrie 1989",
]
WORDS = [
    "Speranța",
    "Sfânta Maria",
    "Lumina",
    "Casa Bunicilor",
    "Împreună",
    "Alinare",
    "Sânziana",
    "Țărmul Liniștii",
    "Șansa",
    "Bucuria",
]
FORMS = ["Asociația", "Fundația", "Direcția Generală de Asistență Socială și Protecția Copilului"]
Row = dict[str, Any]


def clean_rows(count: int, seed: int = 1, *, licences: bool = True) -> list[Row]:
    """Return rows as a careful clerk would type them; the same seed gives the same rows."""
    chance = random.Random(seed)  # noqa: S311 -- a fixed seed, the same rows
    places = _unmistakable_places()
    codes = [
        row["code"]
        for row in reference("nomenclature-hg867-2015.csv")
        if "V" not in row["code"][6:8]
    ]
    names = {row["code"]: row["name"] for row in reference("nomenclature-hg867-2015.csv")}
    made = []
    for number in range(count):
        place = chance.choice(places)
        code = chance.choice(codes)
        provider = f"{chance.choice(FORMS)} {chance.choice(WORDS)} {place['name']} {number // 3}"
        made.append(
            {
                "Furnizor": provider,
                "Strada": chance.choice(STREETS),
                "Nr.": str(chance.randint(1, 240)),
                "Localitate": place["name"],
                "Județ": COUNTIES[place["county"]][1],
                "Cod serviciu": code,
                "Denumire serviciu social": f"{names[code].split(' (')[0]} „{chance.choice(WORDS)}” {number}",
                "Tip": str(chance.randint(1, 9)),
                "Categorie beneficiari": chance.choice(["B1", "B2.1", "B3, B4", "B4"]),
                "Capacitate": chance.randint(5, 200),
                "E-mail": f"contact{number}@exemplu.ro",
                "Telefon": f"02{chance.randint(30, 69)}{chance.randint(200000, 599999)}",
                "Latitudine": round(float(place["latitude"]) + chance.uniform(-0.01, 0.01), 6),
                "Longitudine": round(float(place["longitude"]) + chance.uniform(-0.01, 0.01), 6),
                "Nr. licență": f"LF {number:07d}" if licences else None,
                "Data licenței": "15.03.2024" if licences else None,
                "Valabilă până la": "14.03.2029" if licences else None,
            }
        )
    return made


@cache
def _unmistakable_places() -> list[dict[str, str]]:
    """Localities whose name stands once in the country and that have a point."""
    places = list(reference("localities.csv"))
    seen: dict[str, int] = {}
    for place in places:
        seen[place["name"]] = seen.get(place["name"], 0) + 1
    return [
        place
        for place in places
        if place["latitude"] and seen[place["name"]] == 1 and place["kind"] != "sector"
    ]


def write_csv(path: Path, rows: Iterable[Row], heads: Sequence[str] = HEADS) -> Path:
    """Write a CSV as UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(
    path: Path, rows: Iterable[Row], heads: Sequence[str] = HEADS, title: str = "Registru"
) -> Path:
    """Write a workbook row by row."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.append(list(heads))
    for row in rows:
        sheet.append([row.get(head) for head in heads])
    book.save(path)
    return path


def write_ods(path: Path, rows: Iterable[Row], heads: Sequence[str] = HEADS) -> Path:
    """Write the smallest OpenDocument sheet, with the endless empty margins that office suites add."""
    body = "".join(_ods_row([row.get(head) for head in heads]) for row in rows)
    margin = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Registru">{_ods_row(list(heads))}{body}{margin}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def _ods_row(cells: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
