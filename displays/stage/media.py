"""Files of a release under addresses that carry their content: copied once, immutable for ever."""

import mimetypes
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from django.conf import settings
from django.core.files.storage import default_storage

from core.shells import digest

FOLDER = "released"


class Media(TypedDict):
    """One file as the release document names it."""

    url: str
    sha256: str
    bytes: int
    type: str


@dataclass
class MediaBag:
    """Collects the files that one slide shows, in order, each once."""

    found: dict[str, Media] = field(default_factory=dict)

    def add(self, name: str) -> str | None:
        """Give a storage file its content address; None when the file is gone."""
        media = content_address(name)
        if media is None:
            return None
        self.found[media["url"]] = media
        return media["url"]

    def all(self) -> list[Media]:
        """Return what was collected."""
        return list(self.found.values())


def content_address(name: str) -> Media | None:
    """Put a copy of a storage file under its content's name and describe it."""
    source = Path(default_storage.path(name))
    try:
        stat = source.stat()
    except FileNotFoundError:
        return None
    content = digest(source)
    suffix = source.suffix.lower()
    target = Path(settings.MEDIA_ROOT) / FOLDER / f"{content}{suffix}"
    if not target.exists():
        _put(source, target)
    return {
        "url": f"{settings.MEDIA_URL}{FOLDER}/{target.name}",
        "sha256": content,
        "bytes": stat.st_size,
        "type": mimetypes.guess_type(target.name)[0] or "application/octet-stream",
    }


def _put(source: Path, target: Path) -> None:
    """Link the file under its new name, or copy it where links are not possible."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    os.close(handle)
    waiting = Path(scratch)
    try:
        waiting.unlink()
        try:
            os.link(source, waiting)
        except OSError:
            shutil.copyfile(source, waiting)
            waiting.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)
