"""Files that are not a register: a clear sentence, and nothing stored."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from directory.importing import guard
from directory.importing.errors import BadFileError
from directory.importing.guard import MAX_BYTES
from directory.models import ImportRun, Service
from tests.directory.conftest import import_file
from tests.directory.registers import HEADS, clean_rows, write_csv, write_ods, write_xlsx


def workbook(path: Path, change) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADS)
    for row in clean_rows(3):
        sheet.append([row.get(head) for head in HEADS])
    change(book, sheet)
    book.save(path)
    return path


def with_member(path: Path, name: str, content: bytes) -> Path:
    write_xlsx(path, clean_rows(2))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


def prose(path: Path) -> Path:
    path.write_text("Stimată doamnă,\nvă trimitem alăturat registrul.\n", encoding="utf-8")
    return path


def huge(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(1024**3)
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(12):
                member.write(b" " * 1024 * 1024)
    return path


def locked_member(path: Path) -> Path:
    write_xlsx(path, clean_rows(1))
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(bytes(data))
    return path


def far_cell(path: Path) -> Path:
    return workbook(path, lambda _book, sheet: sheet.__setitem__("XFD1048576", "x"))


def ods_far_cell(path: Path) -> Path:
    write_ods(path, clean_rows(1))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    far = b'<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    members["content.xml"] = members["content.xml"].replace(
        b"</table:table-row></table:table>", far
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def other_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("scrisoare.txt", "Bună ziua")
    return path


def truncated(path: Path) -> Path:
    write_xlsx(path, clean_rows(20))
    path.write_bytes(path.read_bytes()[:-300])
    return path


BAD = {
    "empty": (empty, "este gol"),
    "prose": (prose, "Nu am găsit capul de tabel"),
    "one gigabyte": (huge, "peste 60 MB"),
    "a PDF": (
        lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj") and path,
        "nu este o foaie de calcul",
    ),
    "a picture": (
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") and path,
        "nu este o foaie de calcul",
    ),
    "a web page": (
        lambda path: path.write_text("<html><table>") and path,
        "nu este o foaie de calcul",
    ),
    "another zip": (other_zip, "nu este o foaie de calcul"),
    "encrypted": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096) and path,
        "parolă",
    ),
    "locked zip": (locked_member, "parolă"),
    "macros": (lambda path: with_member(path, "xl/vbaProject.bin", b"x"), "macrocomenzi"),
    "zip bomb": (bomb, "nefiresc de mare"),
    "entities": (
        lambda path: with_member(path, "xl/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
        "deteriorat",
    ),
    "truncated": (truncated, "deteriorat|foaie de calcul"),
    "formula": (
        lambda path: workbook(path, lambda _book, sheet: sheet.__setitem__("J2", "=1+1")),
        "formule",
    ),
    "merged head": (
        lambda path: workbook(path, lambda _book, sheet: sheet.merge_cells("B1:C1")),
        "îmbinate",
    ),
    "merged rows": (
        lambda path: workbook(path, lambda _book, sheet: sheet.merge_cells("A2:A4")),
        "îmbinate",
    ),
    "a cell at the end of the world": (far_cell, "dincolo"),
    "the same in OpenDocument": (ods_far_cell, "dincolo"),
    "only a head": (lambda path: write_csv(path, []), "niciun rând"),
    "no providers": (lambda path: write_csv(path, clean_rows(2), HEADS[1:]), "furnizorul"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence(name, tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "MAX_UNPACKED", 8 * 1024 * 1024)
    make, sentence = BAD[name]
    with pytest.raises(BadFileError, match=sentence):
        import_file(make(tmp_path / "fisier.xlsx"))
    assert not ImportRun.objects.exists()
    assert not Service.objects.exists()


def test_the_limit_is_far_above_the_real_register():
    assert MAX_BYTES > 100 * 232_035


def test_a_wrong_sheet_is_named(tmp_path):
    path = workbook(
        tmp_path / "doua.xlsx", lambda book, _sheet: book.create_sheet("Note").append(["Salut"])
    )
    with pytest.raises(BadFileError, match=r"Altceva.*Sheet.*Note"):
        import_file(path, sheet="Altceva")
    with pytest.raises(BadFileError, match="capul de tabel"):
        import_file(path, sheet="Note")


def test_the_right_sheet_is_found_behind_others_and_below_a_title(tmp_path):
    def change(book, sheet) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "Lista serviciilor sociale licențiate"
        sheet.merge_cells("A1:N1")
        book.create_sheet("Introducere", 0).append(["Despre acest registru"])

    run = import_file(workbook(tmp_path / "titlu.xlsx", change))
    assert run.counts == {"new": 3}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_csv_of_any_office_is_understood(encoding, delimiter, tmp_path):
    rows = clean_rows(3)
    plain = [[str(row[head] or "") for head in HEADS] for row in rows]
    text = "\r\n".join(delimiter.join(line) for line in [HEADS, *plain])
    if encoding == "cp1250":  # that page has only the cedilla letters
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))  # cedilla
    path = tmp_path / "birou.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    assert import_file(path).counts == {"new": 3}
