"""The drawings and the film are light, have their sources and can be followed by everybody."""

import struct

import pytest
from PIL import Image

from core.models import Film, PortalImage
from core.seeding.media import FILM_FILE, FILM_SECONDS, FOLDER, PICTURES

PICTURE_LIMIT = 120_000
FILM_LIMIT = 1_500_000


def test_every_drawing_is_light_and_has_its_source():
    assert len(PICTURES) >= 10
    for item in PICTURES:
        file = FOLDER / f"{item.name}.webp"
        source = FOLDER / "src" / f"{item.name}.svg"
        assert file.stat().st_size <= PICTURE_LIMIT, item.name
        assert "<script" not in source.read_text(encoding="utf-8")
        with Image.open(file) as picture:
            assert picture.size in {(1600, 1067), (1920, 1080)}, item.name
            assert all(0 < at < edge for at, edge in zip(item.focus, picture.size, strict=True))


def test_the_film_starts_before_it_is_loaded_to_the_end():
    data = (FOLDER / f"{FILM_FILE}.mp4").read_bytes()
    assert len(data) <= FILM_LIMIT
    boxes, at = [], 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        boxes.append(name)
        at += size or len(data)
    assert boxes.index(b"moov") < boxes.index(b"mdat")
    assert b"avc1" in data[: data.index(b"mdat")]


def test_the_subtitles_end_before_the_film():
    text = (FOLDER / f"{FILM_FILE}.vtt").read_text(encoding="utf-8")
    assert text.startswith("WEBVTT")
    last = [line for line in text.splitlines() if "-->" in line][-1].split(" --> ")[1]
    assert float(last.split(":")[-1]) <= FILM_SECONDS


@pytest.mark.usefixtures("seeded")
def test_pictures_and_film_say_what_they_show():
    for image in PortalImage.objects.all():
        assert image.description
        assert image.title != image.description
        assert image.variants
    film = Film.objects.get()
    assert film.thumbnail
    assert film.subtitles
    assert film.transcript
