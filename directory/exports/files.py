"""The files of the open data, each written by one small writer fed row by row."""

import csv
import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import IO, Self

import openpyxl

from directory.api import records
from directory.api.answers import encoded
from directory.api.terms import Nomenclature
from directory.exports import hsds_tables, licence
from directory.exports.rows import NAMES, Cell, feature, rows, safe
from directory.models import Service


class Writer(AbstractContextManager["Writer"]):
    """Takes services one by one and leaves a finished file behind."""

    def __init__(self, path: Path, nomenclature: Nomenclature) -> None:
        self.path = path
        self.nomenclature = nomenclature
        self.count = 0

    def add(self, service: Service) -> None:
        """Write one service."""
        for row in rows(service):
            self.count += self.add_row(row)

    def add_row(self, row: list[Cell]) -> int:
        """Write one row and say how many entries it made."""
        return 0

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish the file."""


class TextWriter(Writer):
    """A writer with an open text file."""

    file: IO[str]

    def __enter__(self) -> Self:
        self.file = self.path.open("w", encoding=self.encoding, newline="")
        self.begin()
        return self

    encoding = "utf-8"

    def begin(self) -> None:
        """Write what stands at the top."""

    def close(self) -> None:
        """Finish the file."""
        self.file.close()


class CsvWriter(TextWriter):
    """CSV as spreadsheets like it: with a byte order mark, no cell that is a formula."""

    encoding = "utf-8-sig"

    def begin(self) -> None:
        """Write the heads."""
        self.table = csv.writer(self.file)
        self.table.writerow(NAMES)

    def add_row(self, row: list[Cell]) -> int:
        """Write one row."""
        self.table.writerow([safe(cell) for cell in row])
        return 1


class GeoJsonWriter(TextWriter):
    """The places that have a point."""

    def begin(self) -> None:
        """Open the collection."""
        self.file.write('{"type":"FeatureCollection","features":[\n')

    def add_row(self, row: list[Cell]) -> int:
        """Write the place, when it has a point."""
        found = feature(row)
        if found is None:
            return 0
        self.file.write((",\n" if self.count else "") + encoded(found))
        return 1

    def close(self) -> None:
        """Close the collection."""
        self.file.write("\n]}\n")
        super().close()


class NdjsonWriter(TextWriter):
    """The answer of the API with ``full``, one service a line."""

    def add(self, service: Service) -> None:
        """Write one service."""
        self.file.write(encoded(records.service_record(service, self.nomenclature)) + "\n")
        self.count += 1


class XlsxWriter(Writer):
    """One sheet; rows go to the disk as they come."""

    def __enter__(self) -> Self:
        self.book = openpyxl.Workbook(write_only=True)
        self.sheet = self.book.create_sheet("Servicii")
        self.sheet.append(NAMES)
        return self

    def add_row(self, row: list[Cell]) -> int:
        """Write one row."""
        self.sheet.append([safe(cell) for cell in row])
        return 1

    def close(self) -> None:
        """Save the book."""
        self.book.save(self.path)


class HsdsWriter(Writer):
    """The tables of HSDS as CSV files with ``datapackage.json``, zipped."""

    def __enter__(self) -> Self:
        self.folder = Path(mkdtemp(dir=self.path.parent))
        self.open_files: list[IO[str]] = []
        self.tables: dict[str, csv.DictWriter[str]] = {}
        self.seen: set[str] = set()
        for name, fields in hsds_tables.TABLES.items():
            file = (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            self.open_files.append(file)
            self.tables[name] = csv.DictWriter(file, fields, extrasaction="ignore")
            self.tables[name].writeheader()
        for table, record in hsds_tables.nomenclature_rows(self.nomenclature):
            self.tables[table].writerow(record)
        return self

    def add(self, service: Service) -> None:
        """Write the rows of one service into each table; what several share, once."""
        record = records.service_record(service, self.nomenclature)
        for table, row in hsds_tables.flat(record):
            if hsds_tables.is_shared(table, row):
                if row["id"] in self.seen:
                    continue
                self.seen.add(row["id"])
            self.tables[table].writerow(row)
        self.count += 1

    def close(self) -> None:
        """Pack the tables with their description and the licence."""
        for file in self.open_files:
            file.close()
        described = json.dumps(hsds_tables.datapackage(), ensure_ascii=False, indent=1)
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("datapackage.json", described)
            packed.writestr("LICENTA.txt", licence.TEXT)
            for name in self.tables:
                packed.write(self.folder / f"{name}.csv", f"{name}.csv")
        shutil.rmtree(self.folder)


@dataclass(frozen=True)
class Kind:
    """One of the files: how it is called, what it is, who writes it."""

    name: str
    title: str
    media_type: str
    writer: Callable[[Path, Nomenclature], Writer]


KINDS = (
    Kind("servicii.csv", "CSV", "text/csv", CsvWriter),
    Kind(
        "servicii.xlsx",
        "Excel (XLSX)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        XlsxWriter,
    ),
    Kind("locuri.geojson", "GeoJSON", "application/geo+json", GeoJsonWriter),
    Kind("servicii.ndjson", "HSDS, ndjson", "application/x-ndjson", NdjsonWriter),
    Kind("hsds.zip", "HSDS, tabele CSV (datapackage)", "application/zip", HsdsWriter),
)
