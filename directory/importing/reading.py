"""Rows of a register file, whatever its format, one at a time."""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import python_calamine as calamine

from directory.importing.errors import BadFileError
from directory.importing.guard import BROKEN, MAX_COLUMNS, MAX_ROWS, kind_of, too_large

Cell = str | int | float | bool | date | datetime | time | None
Merge = tuple[tuple[int, int], tuple[int, int]]
DELIMITERS = ",;\t|"
SAMPLE_LINES = 30
# Excel keeps a leading zero in a CSV as ="0721…": text in disguise, not a formula.
_TEXT_FORMULA = re.compile(r'^="([^"]*)"$')


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its rows, and which cells are merged (first row and column are 0)."""

    name: str
    rows: Iterator[list[Cell]]
    merges: tuple[Merge, ...] = ()


@contextmanager
def opened(path: Path) -> Iterator[list[Sheet]]:
    """Give the sheets of a file that was found safe."""
    kind = kind_of(path)
    if kind == "csv":
        yield [Sheet("", _csv_rows(path))]
        return
    try:
        workbook = calamine.load_workbook(str(path))
    except Exception as error:
        raise BadFileError(BROKEN) from error
    try:
        yield [_sheet(workbook, name) for name in workbook.sheet_names]
    finally:
        workbook.close()


def _sheet(workbook: calamine.CalamineWorkbook, name: str) -> Sheet:
    try:
        sheet = workbook.get_sheet_by_name(name)
    except Exception:  # noqa: BLE001 -- a chart sheet has no cells
        return Sheet(name, iter(()))
    return Sheet(name, _sheet_rows(sheet), tuple(sheet.merged_cell_ranges or ()))


def _sheet_rows(sheet: calamine.CalamineSheet) -> Iterator[list[Cell]]:
    for row in sheet.iter_rows():
        yield [_plain(cell) for cell in row]


def _plain(cell: object) -> Cell:
    """Numbers without a fraction are integers; durations are not in a register."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if cell is None or isinstance(cell, str | int | float | date | datetime | time):
        return cell if cell != "" else None
    return str(cell)


def _csv_rows(path: Path) -> Iterator[list[Cell]]:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = "".join(islice(file, SAMPLE_LINES))
    delimiter = max(DELIMITERS, key=sample.count)
    with path.open(encoding=encoding, newline="") as file:
        try:
            for number, row in enumerate(csv.reader(file, delimiter=delimiter)):
                if number > MAX_ROWS or len(row) > MAX_COLUMNS:
                    raise BadFileError(too_large())
                yield [_TEXT_FORMULA.sub(r"\1", cell) or None for cell in row]
        except csv.Error as error:
            raise BadFileError(BROKEN) from error


def _encoding(path: Path) -> str:
    """UTF-8, Excel's UTF-16, else the Central European page of Windows."""
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while chunk := file.read(1024 * 1024):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1250"
    return "utf-8-sig"
