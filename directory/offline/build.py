"""Making the copy: pieces are written beside the old ones, then one file points at them."""

import hashlib
import json
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone

from directory import manifests
from directory.models import County, Service, Verification
from directory.offline.pieces import bundle, packed, pieces
from directory.selection.kept import version

MANIFEST = "manifest.json"
FORMAT = 3  # raised when the pieces are made differently: all are then made anew
KEPT_DAYS = 30  # who began to bring the pieces of an earlier state may finish


def folder() -> Path:
    """Return where the pieces lie; they are answered by an address of their own."""
    return Path(settings.MEDIA_ROOT) / "harta-offline"


def manifest() -> dict[str, Any] | None:
    """Return what the copy holds, or nothing when there is none."""
    return manifests.read(folder() / MANIFEST)


def refresh() -> bool:
    """Make the copy anew if the register changed since; return whether it did."""
    made = manifest()
    state = _state()
    if made is not None and made["state"] == state:
        return False
    build(state)
    return True


def _state() -> str:
    """Name the state of what the pieces are made of."""
    confirmed = Verification.objects.aggregate(at=Max("at"), count=Count("pk"))
    return f"{FORMAT}:{version()}:{Service.objects.count()}:{confirmed['count']}:{confirmed['at']}"


def build(state: str = "") -> dict[str, Any]:
    """Write the pieces and point the manifest at them; a failure leaves the last copy in place."""
    folder().mkdir(parents=True, exist_ok=True)
    names = dict(County.objects.values_list("code", "name"))
    made = list(pieces())
    common, *counties = (_stored(piece.name, piece.text) for piece in made)
    whole = bundle(made)
    found: dict[str, Any] = {
        "state": state,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "bundle": _stored(hashlib.sha256(whole.encode()).hexdigest()[:32], whole),
        "common": common,
        "counties": [
            stored
            | {
                "county": piece.county,
                "name": names.get(piece.county or "", "fără județ"),
                "services": piece.services,
            }
            for piece, stored in zip(made[1:], counties, strict=True)
        ],
    }
    _write(folder() / MANIFEST, json.dumps(found, ensure_ascii=False).encode())
    _forget_old({item["piece"] for item in (common, found["bundle"], *counties)})
    return found


def _stored(name: str, text: str) -> dict[str, Any]:
    """Write a piece and describe it: its name, and the bytes that a device brings."""
    content = packed(text)
    _write(folder() / f"{name}.json.br", content)
    return {"piece": name, "bytes": len(content)}


def _write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    scratch = Path(mkdtemp(prefix="nou-", dir=folder()))
    try:
        waiting = scratch / target.name
        waiting.write_bytes(content)
        waiting.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        waiting.replace(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _forget_old(kept: set[str]) -> None:
    oldest = timezone.now().timestamp() - KEPT_DAYS * 86_400
    for file in folder().glob("*.json.br"):
        if file.name.split(".")[0] not in kept and file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
