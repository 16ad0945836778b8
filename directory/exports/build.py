"""Making the files: all in one pass over the register, put in place only when all are finished."""

import hashlib
import json
import logging
import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.utils import timezone

from directory import disclosure, manifests
from directory.api.terms import Nomenclature
from directory.exports import licence
from directory.exports.files import KINDS
from directory.exports.rows import services

MANIFEST = "manifest.json"
LICENCE_FILE = "LICENTA.txt"
KEPT = 2  # who began to download the last build may finish
logger = logging.getLogger(__name__)


def folder() -> Path:
    """Return where the builds lie: among the media, so that the proxy serves them."""
    return Path(settings.MEDIA_ROOT) / "date-deschise"


def manifest() -> dict[str, Any] | None:
    """Return what the last build holds, or nothing when there is none."""
    return manifests.read(folder() / MANIFEST)


def build() -> dict[str, Any]:
    """Write all files and point the manifest at them; a failure leaves the last build in place."""
    folder().mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix="nou-", dir=folder()))
    try:
        listed = _write(fresh)
        at = timezone.now()
        name = at.strftime("%Y%m%d-%H%M%S-%f")
        fresh.chmod(0o755)
        fresh.rename(folder() / name)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    made = {"at": at.isoformat(), "folder": name, "files": listed}
    waiting = folder() / f"{MANIFEST}.{name}"
    waiting.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    waiting.replace(folder() / MANIFEST)
    _forget_old()
    return made


def _write(place: Path) -> list[dict[str, Any]]:
    nomenclature = Nomenclature.load()
    with ExitStack() as stack:
        writers = [
            stack.enter_context(kind.writer(place / kind.name, nomenclature)) for kind in KINDS
        ]
        for service in services(disclosure.public_services(), nomenclature):
            for writer in writers:
                writer.add(service)
    (place / LICENCE_FILE).write_text(licence.TEXT, encoding="utf-8")
    listed = []
    for kind, writer in zip(KINDS, writers, strict=True):
        path = place / kind.name
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        listed.append(
            {
                "name": kind.name,
                "title": kind.title,
                "media_type": kind.media_type,
                "rows": writer.count,
                "bytes": path.stat().st_size,
                "sha256": _checksum(path),
            }
        )
    return listed


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _forget_old() -> None:
    builds = sorted(item for item in folder().iterdir() if item.is_dir())
    ready = [item for item in builds if not item.name.startswith("nou-")]
    yesterday = timezone.now().timestamp() - 86_400
    broken = [item for item in builds if item not in ready and item.stat().st_mtime < yesterday]
    for item in (*ready[:-KEPT], *broken):
        shutil.rmtree(item, ignore_errors=True)
        logger.info("Open data: removed %s", item.name)
