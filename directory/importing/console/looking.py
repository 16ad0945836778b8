"""What a person sees of a file before it is imported: sheets, columns, samples."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from directory.importing import headers
from directory.importing.errors import BadFileError
from directory.importing.headers import Head
from directory.importing.plan import remembered
from directory.importing.reading import Cell, opened
from directory.importing.repairs.texts import text_of

SAMPLES = 3
LOOK_AT = 200
LONGEST = 60


@dataclass
class Column:
    """A column of the file: its title, what it is taken for, the first values."""

    title: str
    field: str
    samples: list[str]


@dataclass
class Look:
    """A file as far as one can see: its sheets, the one that is looked at, its columns."""

    sheets: list[str]
    sheet: str
    columns: list[Column]
    problem: str = ""


def look(path: Path, wanted: str = "") -> Look:
    """Read the beginning of the wanted sheet, or of the one that looks most like a register."""
    with opened(path) as sheets:
        names = [sheet.name for sheet in sheets]
        best: tuple[str, Head, list[list[Cell]]] | None = None
        for sheet in sheets:
            if wanted and sheet.name != wanted:
                continue
            rows = list(islice(sheet.rows, LOOK_AT))
            head = headers.find(rows)
            sheet.close()
            if head and (best is None or len(head.columns) > len(best[1].columns)):
                best = (sheet.name, head, rows)
    if best is None:
        return Look(names, wanted or names[0], [], _no_head(names, wanted))
    name, head, rows = best
    head = headers.told(head, remembered(head))
    fields = {place: field for field, place in head.columns.items()}
    return Look(
        names,
        name,
        [
            Column(title, fields.get(place, ""), _samples(rows[head.row + 1 :], place))
            for place, title in enumerate(head.names)
            if head.titles[place]
        ],
    )


def checked(path: Path) -> None:
    """Refuse a file in which no sheet has the head of a register."""
    found = look(path)
    if not found.columns:
        raise BadFileError(found.problem)


def _no_head(names: list[str], wanted: str) -> str:
    place = f" în foaia „{wanted}”" if wanted else ""
    if not wanted and len(names) > 1:
        place = " în foile " + ", ".join(f"„{name}”" for name in names)
    return (
        f"Nu am găsit capul de tabel al registrului{place}: coloane ca „Furnizor”, „Județ”, "
        "„Cod serviciu”, „Denumire serviciu”. Verificați dacă este fișierul potrivit."
    )


def _samples(rows: list[list[Cell]], place: int) -> list[str]:
    texts = (text_of(row[place]).strip() for row in rows if place < len(row))
    return [text[:LONGEST] for text in islice(filter(None, texts), SAMPLES)]
