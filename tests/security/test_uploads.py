"""Files that are not what they say, or too large, are refused with a sentence."""

import io
import zipfile
import zlib
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wagtail.documents.models import Document

import pytest
from PIL import Image

from core.console.documents import validate_document
from core.console.uploads import GuardedUploadHandler, OversizedUpload
from core.models import Film, PortalImage

pytestmark = pytest.mark.django_db
SCRIPT_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def png(size=(8, 8)):
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, "PNG")
    return out.getvalue()


def bomb(width=40_000, height=40_000):
    """A PNG of a few kilobytes that unpacks to gigabytes."""

    def chunk(kind, data):
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    rows = zlib.compress(b"\x00" * ((width // 8 + 1) * 64), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def office(extension, **extra):
    members = {
        "docx": {"word/document.xml": b"<w/>"},
        "xlsx": {"xl/workbook.xml": b"<w/>"},
        "odt": {"mimetype": b"application/vnd.oasis.opendocument.text"},
        "zip": {"a.txt": b"a"},
    }[extension]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {**members, **extra}.items():
            archive.writestr(name, data)
    return out.getvalue()


def send_image(client, name, content):
    data = {"title": "Imagine", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtailimages:add"), data)


def send_document(client, name, content):
    data = {"title": "Formular tip", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtaildocs:add"), data)


def send_film(client, name, content, **more):
    data = {"title": "Film", "file": SimpleUploadedFile(name, content), **more}
    return client.post(reverse("wagtailmedia:add", args=["video"]), data)


def test_a_good_image_is_accepted(console):
    assert send_image(console, "a.png", png()).status_code == 302
    assert PortalImage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("desen.svg", SCRIPT_SVG, "nu este acceptat"),
        ("desen.png", SCRIPT_SVG, "conținutul este de alt tip (svg)"),
        ("pagina.jpg", b"<html><script>alert(1)</script></html>", "de alt tip (svg)"),
        ("stricat.jpg", b"MZ\x90", "nu este o imagine sau este stricat"),
        ("poza.jpg", png(), "conținutul este de alt tip (png)"),
        ("bomba.png", bomb(), "prea mulți pixeli"),
        ("gol.png", b"", "gol"),
    ],
)
def test_images_that_are_none_are_refused(console, name, content, sentence):
    response = send_image(console, name, content)
    assert response.status_code == 200
    html = response.content.decode()
    assert sentence in html
    assert 'value="Imagine"' in html, "the typed title stays"
    assert not PortalImage.objects.exists()


def test_a_heavy_image_is_refused_with_both_sizes(console, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    html = send_image(console, "a.png", png((64, 64))).content.decode()
    assert "Mărimea maximă este 100" in html
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.docx", office("docx")),
        ("a.xlsx", office("xlsx")),
        ("a.odt", office("odt")),
        ("a.zip", office("zip")),
        ("a.csv", "nume;sumă\nAna;366\n".encode()),
        ("a.txt", "șeful".encode("iso8859-16")),
    ],
)
def test_good_documents_are_accepted(console, name, content):
    assert send_document(console, name, content).status_code == 302
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("virus.exe", b"MZ\x90", "nu sunt acceptate"),
        ("pagina.html", b"<script>", "nu sunt acceptate"),
        ("cerere.pdf", b"MZ\x90\x00", "conținutul lui este altceva"),
        ("cerere.docx", b"%PDF-1.7", "conținutul lui este altceva"),
        ("cerere.docx", office("zip"), "conținutul lui este altceva"),
        ("cerere.odt", office("docx"), "conținutul lui este altceva"),
        ("tabel.csv", b"a\x00b", "conținutul lui este altceva"),
        ("cerere.docx", office("docx", **{"word/vbaProject.bin": b"x"}), "macrocomenzi"),
    ],
)
def test_documents_that_are_not_what_they_say_are_refused(console, name, content, sentence):
    html = send_document(console, name, content).content.decode()
    assert sentence in html
    assert 'value="Formular tip"' in html
    assert not Document.objects.exists()


def test_checking_leaves_the_file_at_its_beginning():
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    validate_document(upload)
    assert upload.read() == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("film.mp4", b"<html>", "nu este un film MP4 sau WebM"),
        ("film.mp4", png(), "nu este un film MP4 sau WebM"),
        ("film.avi", b"RIFF", "nu sunt acceptate"),
        ("film.webm", b"", "gol"),
    ],
)
def test_films_that_are_none_are_refused(console, name, content, sentence):
    html = send_film(console, name, content, transcript="Text scris mult timp").content.decode()
    assert sentence in html
    assert "Text scris mult timp" in html
    assert not Film.objects.exists()


def test_a_poster_must_be_an_image(console):
    poster = SimpleUploadedFile("poster.png", SCRIPT_SVG)
    html = send_film(console, "film.mp4", b"x", thumbnail=poster).content.decode()
    assert "conținutul este de alt tip (svg)" in html


def test_a_huge_film_is_refused_with_its_size_and_not_kept(console, settings, tmp_path):
    settings.FILM_MAX_BYTES = settings.UPLOAD_MAX_BYTES = 300_000
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    html = send_film(console, "mare.mp4", b"\x00" * 2_000_000).content.decode()
    assert "limita este" in html
    assert "Micșorați-l" in html
    assert list(tmp_path.iterdir()) == []


def test_the_stream_stops_at_the_limit(settings, editor, rf):
    settings.UPLOAD_MAX_BYTES = 150
    request = rf.post("/admin/")
    request.user = editor
    handler = GuardedUploadHandler(request)
    handler.new_file("file", "mare.mp4", "video/mp4", None)
    passed = [handler.receive_data_chunk(b"x" * 100, start) for start in (0, 100, 200)]
    assert [bool(chunk) for chunk in passed] == [True, False, False]
    refused = handler.file_complete(300)
    assert isinstance(refused, OversizedUpload)
    assert (refused.size, len(refused.read())) == (300, 100)


def test_strangers_cannot_fill_the_disk(home_page, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    seen = []

    class Spy(GuardedUploadHandler):
        def receive_data_chunk(self, raw_data, start):
            seen.append(len(raw_data))
            return super().receive_data_chunk(raw_data, start)

    settings.FILE_UPLOAD_HANDLERS = [f"{__name__}.SPY", *settings.FILE_UPLOAD_HANDLERS[1:]]
    globals()["SPY"] = Spy
    data = {"username": "x", "file": SimpleUploadedFile("a.bin", b"x" * 100_000)}
    Client().post("/admin/login/", data)
    Client().post("/parere/", data)
    assert seen == []
    assert list(tmp_path.iterdir()) == []


def test_the_browser_knows_the_limits(console, settings):
    for address, limit in [
        (reverse("wagtailimages:add"), settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
        (reverse("wagtaildocs:add"), settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
        (reverse("wagtailmedia:add", args=["video"]), settings.FILM_MAX_BYTES),
    ]:
        assert f'data-max-bytes="{limit}"' in console.get(address).content.decode(), address


def test_documents_are_downloaded_not_shown_as_pages(console, client):
    send_document(console, "a.txt", b"<script>alert(1)</script>")
    response = client.get(Document.objects.get().url)
    list(response)  # read to its end, the test client closes it without closing the database
    assert "attachment" in response["Content-Disposition"]
    assert Path(Document.objects.get().file.name).suffix == ".txt"
