"""What a file is by its content, and whether it is safe to open.

A spreadsheet is a zip of XML. Everything is read once in small pieces before the library that
loads it may see it: true unpacked size, formulas, macros, passwords, and a grid so large that the
library would fill the memory with empty cells.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from directory.importing.errors import BadFileError

MAX_BYTES = 60 * 1024 * 1024
MAX_UNPACKED = 700 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 300
CHUNK = 1024 * 1024
OVERLAP = 4096

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]|\btable:formula=")
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
CELL = re.compile(rb'<(?:\w+:)?(?:c|row)\s[^>]*?\br="([A-Z]{0,3})(\d{1,8})"')
ODS_PART = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]*?)(/?)>|</table:(table-row)>"
)
ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')

TOO_BIG = "Fișierul are peste {} MB. Registrul are de obicei sub 5 MB: verificați dacă ați ales fișierul potrivit."
NOT_A_TABLE = (
    "Fișierul nu este o foaie de calcul. Trimiteți registrul ca .xlsx, .ods sau .csv, "
    "așa cum este publicat de minister."
)
OLD_OR_LOCKED = (
    "Fișierul este protejat cu parolă sau este în formatul vechi .xls. Deschideți-l, scoateți "
    "parola și salvați-l ca .xlsx."
)
LOCKED = "Fișierul este protejat cu parolă. Scoateți parola și salvați-l din nou."
MACROS = (
    "Fișierul conține macrocomenzi. Salvați-l ca .xlsx fără macrocomenzi și trimiteți-l din nou."
)
BOMB = "Fișierul se despachetează la o mărime nefiresc de mare și nu a fost deschis."
FORMULAS = (
    "Fișierul conține formule. Copiați foaia și lipiți-o cu „Lipire specială → Valori”, apoi "
    "trimiteți-o din nou."
)
BROKEN = "Fișierul este deteriorat: nu se poate despacheta. Descărcați-l sau salvați-l din nou."


def kind_of(path: Path) -> str:
    """Return ``xlsx``, ``ods`` or ``csv``; refuse what is none of them or not safe to open."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise BadFileError(TOO_BIG.format(MAX_BYTES // 1024 // 1024))
    if size == 0:
        raise BadFileError("Fișierul este gol.")
    with path.open("rb") as file:
        start = file.read(2048)
    if start.startswith(OLE):
        raise BadFileError(OLD_OR_LOCKED)
    if start.startswith(ZIP):
        return _kind_of_archive(path)
    if _is_text(start):
        return "csv"
    raise BadFileError(NOT_A_TABLE)


def _is_text(start: bytes) -> bool:
    if start.startswith((b"%PDF", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z")):
        return False
    if start.lstrip()[:5].lower() in {b"<html", b"<!doc", b"<?xml", b"<tabl"}:
        return False
    # UTF-16, as Excel's „Text Unicode”, is the one text that holds zero bytes.
    return start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in start


def _kind_of_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = _checked_names(archive, names)
            _check_unpacked(archive, kind)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadFileError(BROKEN) from error
    return kind


def _checked_names(archive: zipfile.ZipFile, names: list[str]) -> str:
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise BadFileError(LOCKED)
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        raise BadFileError(MACROS)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        if b"encryption-data" in archive.open("META-INF/manifest.xml").read(CHUNK):
            raise BadFileError(LOCKED)
        if b"spreadsheet" not in archive.open("mimetype").read(100):
            raise BadFileError(NOT_A_TABLE)
        return "ods"
    raise BadFileError(NOT_A_TABLE)


def _check_unpacked(archive: zipfile.ZipFile, kind: str) -> None:
    total = 0
    for info in archive.infolist():
        is_sheet = info.filename == "content.xml" or info.filename.startswith("xl/worksheets/")
        grid = OdsGrid() if kind == "ods" else None
        for piece in _pieces(archive, info):
            total += len(piece)
            if total > MAX_UNPACKED:
                raise BadFileError(BOMB)
            if info.filename.endswith((".xml", ".rels")) and ENTITY.search(piece):
                raise BadFileError(BROKEN)
            if is_sheet:
                _check_sheet(piece, grid)


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member in pieces that end where a tag ends: no tag is ever cut in two."""
    rest = b""
    with archive.open(info) as member:
        while chunk := member.read(CHUNK):
            text = rest + chunk
            cut = text.rfind(b">") + 1
            rest = text[cut:] if len(text) - cut < OVERLAP else b""
            yield text[: len(text) - len(rest)]
    if rest:
        yield rest


def _check_sheet(piece: bytes, grid: "OdsGrid | None") -> None:
    if FORMULA.search(piece):
        raise BadFileError(FORMULAS)
    if grid is not None:
        grid.feed(piece)
        return
    for letters, row in CELL.findall(piece):
        if int(row) > MAX_ROWS or (letters and _column(letters) > MAX_COLUMNS):
            raise BadFileError(too_large())


def too_large() -> str:
    """Say what a table may have at most."""
    return (
        f"Tabelul are celule dincolo de rândul {MAX_ROWS} sau de coloana {MAX_COLUMNS}. "
        "Ștergeți rândurile și coloanele goale de la margini și trimiteți-l din nou."
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class OdsGrid:
    """Follows how far the cells with content of an OpenDocument sheet reach.

    Its empty margins are written as „repeated a million times”, which is harmless; content behind
    them, or content repeated so, is not.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.row_repeat = 1
        self.reach = 0

    def feed(self, piece: bytes) -> None:
        """Take the tags of a piece."""
        for name, attributes, closed, end in ODS_PART.findall(piece):
            if name == b"table":
                self.rows = 0
            elif name == b"table-row":
                self.row_repeat = self._repeat(attributes)
                self.columns = self.reach = 0
                if closed:
                    self.rows += self.row_repeat
            elif end:
                self._end_row()
            else:
                self._cell(attributes, empty=bool(closed))

    def _cell(self, attributes: bytes, *, empty: bool) -> None:
        self.columns += self._repeat(attributes)
        if not empty or b"value-type" in attributes:
            self.reach = self.columns

    def _end_row(self) -> None:
        self.rows += self.row_repeat
        if self.reach and (self.rows > MAX_ROWS or self.reach > MAX_COLUMNS):
            raise BadFileError(too_large())

    @staticmethod
    def _repeat(attributes: bytes) -> int:
        found = ODS_REPEATED.search(attributes)
        return int(found.group(1)) if found else 1
