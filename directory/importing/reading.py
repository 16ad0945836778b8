"""Rows of a register file, whatever its format, one at a time."""

import codecs
import csv
import re
from collections.abc import Generator, Iterator
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


@dataclass
class Sheet:
    """A sheet: its name, its rows, and which cells are merged (first row and column are 0).

    It is loaded when its first row is asked for, and let go by ``close``.
    """

    name: str
    rows: Iterator[list[Cell]]
    merges: tuple[Merge, ...] = ()

    def close(self) -> None:
        """Let the loaded cells go."""
        self.rows = iter(())


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
        yield [
            _sheet(workbook, item.name)
            for item in workbook.sheets_metadata
            if item.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    finally:
        workbook.close()


def _sheet(workbook: calamine.CalamineWorkbook, name: str) -> Sheet:
    made = Sheet(name, iter(()))
    made.rows = _sheet_rows(workbook, made)
    return made


def _sheet_rows(workbook: calamine.CalamineWorkbook, made: Sheet) -> Generator[list[Cell]]:
    try:
        sheet = workbook.get_sheet_by_name(made.name)
        made.merges = tuple(sheet.merged_cell_ranges or ())
        for row in sheet.iter_rows():
            yield [_plain(cell) for cell in row]
    except GeneratorExit:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise BadFileError(BROKEN) from error  # also a panic of the library, which is no Exception


def _plain(cell: object) -> Cell:
    """Numbers without a fraction are integers; durations are not in a register."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if cell is None or isinstance(cell, str | int | float | date | datetime | time):
        if isinstance(cell, str):
            return cell.replace("\0", "") or None
        return cell
    return str(cell)


def _csv_rows(path: Path) -> Iterator[list[Cell]]:
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            sample = "".join(islice(file, SAMPLE_LINES))
        delimiter = max(DELIMITERS, key=sample.count)
        with path.open(encoding=encoding, newline="") as file:
            for number, row in enumerate(csv.reader(file, delimiter=delimiter)):
                if number > MAX_ROWS or len(row) > MAX_COLUMNS:
                    raise BadFileError(too_large())
                if any("\0" in cell for cell in row):
                    raise BadFileError(BROKEN)
                yield [_TEXT_FORMULA.sub(r"\1", cell) or None for cell in row]
    except (csv.Error, UnicodeError) as error:
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
