"""Images get their variants when they are saved; films are checked by their content."""

import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.images.rect import Rect

import imageio_ffmpeg
import pytest
from PIL import Image

from core.models import PortalImage
from core.validators import inspect_film, validate_subtitles


def picture(width: int, height: int, name: str = "test.png") -> ImageFile:
    buffer = BytesIO()
    Image.new("RGB", (width, height), (20, 90, 120)).save(buffer, "PNG")
    return ImageFile(BytesIO(buffer.getvalue()), name=name)


def film(*options: str, name: str = "film.mp4") -> SimpleUploadedFile:
    """Make a one-second film with ffmpeg; ``options`` choose the codec."""
    source = ["-f", "lavfi", "-i", "testsrc2=size=64x64:rate=10:duration=1"]
    with TemporaryDirectory() as folder:
        target = Path(folder) / name
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *source, *options, str(target)]
        subprocess.run(command, check=True)
        return SimpleUploadedFile(name, target.read_bytes())


MP4 = ("-pix_fmt", "yuv420p")


@pytest.fixture
def image(db):
    return PortalImage.objects.create(title="Ghișeu", file=picture(1000, 600))


def test_variants_exist_as_soon_as_the_image_is_saved(image):
    formats = {(v["format"], v["width"]) for v in image.variants if v["use"] == "picture"}
    assert formats == {
        ("avif", 480), ("avif", 960), ("webp", 480), ("webp", 960), ("jpg", 960),
    }  # fmt: skip
    assert all(default_storage.exists(v["name"]) for v in image.variants)


def test_a_small_image_is_not_enlarged(db):
    small = PortalImage.objects.create(title="Mică", file=picture(300, 200))
    assert {v["width"] for v in small.variants if v["use"] == "picture"} == {300}


def test_saving_again_makes_nothing_new(image):
    before = (list(image.variants), image.renditions.count())
    image.title = "Alt titlu"
    image.save()
    assert (image.variants, image.renditions.count()) == before


def test_a_new_focal_point_makes_new_variants_and_moves_the_crop(image):
    assert image.focus_class == "fx-5 fy-5"
    image.set_focal_point(Rect(880, 0, 1000, 60))
    image.save()
    assert image.focus_class == "fx-9 fy-0"


def test_the_social_picture_has_the_size_networks_ask_for(image):
    social = next(v for v in image.variants if v["use"] == "social")
    assert social["width"] / social["height"] == pytest.approx(1200 / 630, abs=0.01)
    assert image.social_url.endswith(".jpg")


def test_a_film_tells_its_size_and_duration():
    facts = inspect_film(film("-c:v", "libx264", *MP4))
    assert (facts.width, facts.height) == (64, 64)
    assert facts.duration == pytest.approx(1, abs=0.2)


def test_a_webm_film_plays_too():
    assert inspect_film(film("-c:v", "libvpx-vp9", name="film.webm")).width == 64


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("film.mp4", b"nu sunt un film"), "nu este un film MP4 sau WebM"),
        (SimpleUploadedFile("film.mp4", b""), "nu este un film MP4 sau WebM"),
        (SimpleUploadedFile("film.mp4", b"\x89PNG\r\n\x1a\n" + b"0" * 64), "nu este un film"),
    ],
)
def test_what_is_no_film_is_refused_with_advice(upload, sentence):
    with pytest.raises(ValidationError, match=sentence):
        inspect_film(upload)


def test_an_old_codec_is_refused_by_name():
    with pytest.raises(ValidationError, match="codat MPEG-4 Visual"):
        inspect_film(film("-c:v", "mpeg4", *MP4))


def test_a_film_over_the_limit_is_refused_before_it_is_read(settings):
    settings.FILM_MAX_BYTES = 10
    with pytest.raises(ValidationError, match="limita este"):
        inspect_film(SimpleUploadedFile("film.mp4", b"x" * 11))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"1\n00:00 --> 00:01\nsrt", "prima linie trebuie"),
        ("WEBVTT ș".encode("utf-16"), "UTF-8"),
        (b"WEBVTT" + b" " * 600_000, "prea mare"),
    ],
)
def test_wrong_subtitles_are_refused_with_advice(content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        validate_subtitles(ContentFile(content, name="a.vtt"))


def test_good_subtitles_pass():
    validate_subtitles(ContentFile("WEBVTT\n\nBună ziua".encode(), name="a.vtt"))
