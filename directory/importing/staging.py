"""Repaired rows wait on the disk, not in memory, until they are compared and written."""

import json
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Self

from directory.importing.notes import Doubt, Notes, Repair
from directory.importing.rows import Row


class Staging:
    """A temporary file of rows, written once and read in order as often as needed."""

    def __init__(self) -> None:
        self._file: IO[str] = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 -- closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()

    def add(self, row: Row) -> None:
        """Append a row."""
        notes = row.notes
        kept = (
            row.number,
            row.fingerprint,
            row.raw,
            row.values,
            row.refused,
            notes.repairs,
            notes.doubts,
        )
        self._file.write(json.dumps(kept, ensure_ascii=False) + "\n")

    def __iter__(self) -> Iterator[Row]:
        self._file.seek(0)
        for line in self._file:
            number, fingerprint, raw, values, refused, repairs, doubts = json.loads(line)
            notes = Notes(
                repairs=[Repair(*parts) for parts in repairs],
                doubts=[Doubt(*parts) for parts in doubts],
            )
            yield Row(number, raw, values, notes, refused, fingerprint)
