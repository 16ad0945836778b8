"""Documents are what their name says: the content is checked, not only the extension."""

import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File

from wagtail.documents.forms import BaseDocumentForm

from core.forms import LIMIT_ATTRIBUTE

PDF_HEAD = 1024
# A member that only this kind of file has.
OFFICE_MEMBERS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
OPEN_DOCUMENT_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
TEXTS = {"csv", "txt"}
MACRO_MEMBER = "vbaproject.bin"
CHUNK = 1 << 20

MISMATCH = (
    "Fișierul se numește „.{extension}”, dar conținutul lui este altceva. "
    "Deschideți-l în programul lui, salvați-l din nou ca {extension} și alegeți-l încă o dată."
)
MACROS = (
    "Documentul conține programe (macrocomenzi), care nu se publică. "
    "Salvați-l fără ele, de preferat ca PDF, și alegeți-l din nou."
)


def validate_document(upload: File) -> None:
    """Refuse a document whose content does not fit its extension.

    Raises:
        ValidationError: with a sentence that says what to do.
    """
    extension = Path(upload.name or "").suffix.lstrip(".").lower()
    try:
        fits = _fits(upload, extension)
    finally:
        upload.seek(0)
    if not fits:
        raise ValidationError(MISMATCH.format(extension=extension), code="content_mismatch")


def _fits(upload: File, extension: str) -> bool:
    upload.seek(0)
    if extension == "pdf":
        return b"%PDF-" in upload.read(PDF_HEAD)
    if extension in TEXTS:
        return _is_text(upload)
    try:
        with zipfile.ZipFile(upload) as archive:
            return _archive_fits(archive, extension)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _archive_fits(archive: zipfile.ZipFile, extension: str) -> bool:
    names = archive.namelist()
    if any(name.lower().endswith(MACRO_MEMBER) for name in names):
        raise ValidationError(MACROS, code="macros")
    if extension in OFFICE_MEMBERS:
        return OFFICE_MEMBERS[extension] in names
    if extension in OPEN_DOCUMENT_TYPES:
        expected = OPEN_DOCUMENT_TYPES[extension]
        if "mimetype" not in names:
            return False
        with archive.open("mimetype") as member:
            return member.read(len(expected)) == expected
    return True


def _is_text(upload: File) -> bool:
    """Say whether the file is text: no zero byte, which every binary format has."""
    return all(b"\x00" not in chunk for chunk in iter(lambda: upload.read(CHUNK), b""))


class DocumentForm(BaseDocumentForm):
    """Wagtail's form with the content check."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
            self.fields["file"].widget.attrs[LIMIT_ATTRIBUTE] = limit

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            validate_document(upload)
        return upload
