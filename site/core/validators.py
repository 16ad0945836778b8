"""Checks of uploaded files by their content, answered in plain Romanian."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat

from pymediainfo import MediaInfo

# What Chromium plays without a licence question and hall mini-PCs decode in software.
PLAYABLE_VIDEO = {"AVC": "H.264", "VP8": "VP8", "VP9": "VP9", "AV1": "AV1"}
PLAYABLE_CONTAINERS = {"MPEG-4", "WebM"}
SUBTITLES_MAX_BYTES = 512 * 1024


@dataclass(frozen=True)
class FilmFacts:
    """What a film file says of itself; duration in seconds."""

    width: int
    height: int
    duration: float


def validate_subtitles(upload: File) -> None:
    """Refuse a file that is not WebVTT text in UTF-8."""
    if upload.size > SUBTITLES_MAX_BYTES:
        raise ValidationError(
            "Subtitrarea este prea mare. Încărcați un fișier .vtt de cel mult 512 KB."
        )
    upload.seek(0)
    raw = upload.read()
    upload.seek(0)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(
            "Salvați subtitrarea cu codificarea UTF-8 și încercați din nou."
        ) from error
    if not text.startswith("WEBVTT"):
        raise ValidationError(
            "Fișierul nu este o subtitrare WebVTT: prima linie trebuie să fie „WEBVTT”."
        )


@contextmanager
def _on_disk(upload: File) -> Iterator[str]:
    """Give a path for the upload, copying a small one that lives in memory."""
    path = getattr(upload, "temporary_file_path", None)
    if path:
        yield path()
        return
    with NamedTemporaryFile(suffix=Path(upload.name or "film").suffix) as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
        copy.flush()
        upload.seek(0)
        yield copy.name


def inspect_film(upload: File) -> FilmFacts:
    """Return the facts of a film that screens and phones can play.

    Raises:
        ValidationError: the file is too large, not a film, or in a form that does not play.
    """
    if upload.size > settings.FILM_MAX_BYTES:
        raise ValidationError(
            f"Filmul are {filesizeformat(upload.size)}, iar limita este {filesizeformat(settings.FILM_MAX_BYTES)}. "
            "Micșorați-l (de exemplu la 1280×720) și încercați din nou."
        )
    with _on_disk(upload) as path:
        info = MediaInfo.parse(path)
    general = next(iter(info.general_tracks), None)
    video = next(iter(info.video_tracks), None)
    if general is None or video is None or general.format not in PLAYABLE_CONTAINERS:
        raise ValidationError(
            "Fișierul nu este un film MP4 sau WebM. Exportați filmul ca MP4 (H.264) și încercați din nou."
        )
    if video.format not in PLAYABLE_VIDEO:
        raise ValidationError(
            f"Filmul este codat {video.format}, pe care multe ecrane nu îl redau. "
            "Exportați-l ca MP4 (H.264) și încercați din nou."
        )
    if not video.duration or not video.width or not video.height:
        raise ValidationError("Filmul este incomplet sau deteriorat. Încărcați fișierul din nou.")
    return FilmFacts(int(video.width), int(video.height), float(video.duration) / 1000)
