"""What a file is by its content, and whether it is safe to open.

A spreadsheet is a zip of XML. Everything is read once in small pieces before the library that
loads it may see it: true unpacked size, formulas, macros, passwords, and a grid so large that the
library would fill the memory with empty cells.
"""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from directory.importing.errors import BadFileError

MAX_BYTES = 60 * 1024 * 1024
MAX_UNPACKED = 700 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 300
MAX_CELLS = 5_000_000  # of the box around a sheet: the library fills all of it
CHUNK = 1024 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,8})")

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
    except BadFileError:
        raise
    except Exception as error:  # a damaged file fails in more ways than anybody has listed
        raise BadFileError(BROKEN) from error
    return kind


def _checked_names(archive: zipfile.ZipFile, names: list[str]) -> str:
    if len({name.lower() for name in names}) != len(names):
        raise BadFileError(BROKEN)  # of two parts with one name the library may open the other
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
        part = Part(kind) if info.filename.lower().endswith((".xml", ".rels")) else None
        with archive.open(info) as member:
            while piece := member.read(CHUNK):
                total += len(piece)
                if total > MAX_UNPACKED:
                    raise BadFileError(BOMB)
                if part:
                    part.feed(piece)
        if part:
            part.close()


class Part:
    """A part of the archive, read by a real XML parser: however it is written, it is understood.

    What is a sheet says the part itself, not its name.
    """

    def __init__(self, kind: str) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._root
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._kind = kind

    def feed(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._parser.Parse(piece, False)

    def close(self) -> None:
        """Refuse a part that ends too early."""
        self._parser.Parse(b"", True)

    @staticmethod
    def _refuse(*_declared: object) -> None:
        raise BadFileError(BROKEN)

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        root = _local(name)
        if self._kind == "xlsx" and root == "worksheet":
            self._parser.StartElementHandler = XlsxGrid().start
        elif self._kind == "xlsx" and root == "Relationships":
            self._parser.StartElementHandler = _relation
        elif self._kind == "ods" and root == "document-content":
            grid = OdsGrid()
            self._parser.StartElementHandler = grid.start
            self._parser.EndElementHandler = grid.end
        else:
            self._parser.StartElementHandler = None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _relation(_name: str, attributes: dict[str, str]) -> None:
    """A sheet that does not call itself XML would be read by nobody here."""
    is_sheet = attributes.get("Type", "").endswith("/worksheet")
    if is_sheet and not attributes.get("Target", "").lower().endswith(".xml"):
        raise BadFileError(BROKEN)


class XlsxGrid:
    """Follows how far the cells of a workbook's sheet reach."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.rows = self.columns = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        tag = _local(name)
        if tag == "c":
            self._cell(attributes.get("r"))
        elif tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif tag == "f":
            raise BadFileError(FORMULAS)

    def _cell(self, reference: str | None) -> None:
        self.column += 1
        if reference:
            found = REFERENCE.fullmatch(reference)
            if not found:
                raise BadFileError(BROKEN)
            self.column, self.row = _column(found[1]), int(found[2])
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        _check_size(self.rows, self.columns)


def _check_size(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise BadFileError(too_large())


def too_large() -> str:
    """Say what a table may have at most."""
    return (
        f"Tabelul are celule dincolo de rândul {MAX_ROWS} sau de coloana {MAX_COLUMNS}. "
        "Ștergeți rândurile și coloanele goale de la margini și trimiteți-l din nou."
    )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
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
        self.widest = 0
        self.cell: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        tag = _local(name)
        if tag == "table":
            self.rows = self.widest = 0
        elif tag == "table-row":
            self.row_repeat = _repeated(attributes, "rows")
            self.columns = self.reach = 0
        elif tag in {"table-cell", "covered-table-cell"}:
            self.columns += _repeated(attributes, "columns")
            if any(_local(key) == "value-type" for key in attributes):
                self.reach = self.columns
            if any(_local(key) == "formula" for key in attributes):
                raise BadFileError(FORMULAS)
            self.cell = self.columns
        elif self.cell is not None:
            self.reach = self.cell  # something stands in the cell

    def end(self, name: str) -> None:
        """Take the end of an element."""
        tag = _local(name)
        if tag in {"table-cell", "covered-table-cell"}:
            self.cell = None
        elif tag == "table-row":
            self.rows += self.row_repeat
            self.widest = max(self.widest, self.reach)
            if self.reach:
                _check_size(self.rows, self.widest)


def _repeated(attributes: dict[str, str], what: str) -> int:
    return next(
        (int(text) for key, text in attributes.items() if _local(key) == f"number-{what}-repeated"),
        1,
    )
