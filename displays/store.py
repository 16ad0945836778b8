"""Current releases as files: every process sees a new one at once, reading one asks no database."""

import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class StoredRelease:
    """The current release of a screen or of an online board, ready to be answered."""

    release: str
    body: bytes


def current(kind: str, key: str) -> StoredRelease | None:
    """Return the stored release; None when there is none."""
    path = _path(kind, key)
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return _read(str(path), stat.st_ino, stat.st_mtime_ns, stat.st_size)


def store(kind: str, key: str, document: dict[str, Any]) -> bool:
    """Make a release the current one; say whether it differs from the one before.

    An equal one is not written again, so the time of issue stays that of the first.
    """
    now = current(kind, key)
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    if now is not None and now.release == _name(document, body):
        return False
    _replace(_path(kind, key), body)
    return True


def forget(kind: str, key: str) -> None:
    """Remove the release of a screen or board that is gone."""
    _path(kind, key).unlink(missing_ok=True)


def keys(kind: str) -> list[str]:
    """Name everything of a kind that has a release."""
    return [path.stem for path in (Path(settings.RELEASES_DIR) / kind).glob("*.json")]


def documents(kind: str) -> list[dict[str, Any]]:
    """Return every stored release of a kind."""
    folder = Path(settings.RELEASES_DIR) / kind
    return [json.loads(path.read_bytes()) for path in folder.glob("*.json")]


@contextmanager
def alone(kind: str) -> Iterator[None]:
    """Compose and write one at a time, so that who writes last has read last."""
    folder = Path(settings.RELEASES_DIR) / kind
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        yield


def _path(kind: str, key: str) -> Path:
    return Path(settings.RELEASES_DIR) / kind / f"{key}.json"


@lru_cache(maxsize=64)
def _read(path: str, inode: int, modified: int, size: int) -> StoredRelease | None:
    """Read a release file; its inode and time make the memory of it safe."""
    try:
        body = Path(path).read_bytes()
        return StoredRelease(_name(json.loads(body), body), body)
    except (FileNotFoundError, ValueError):
        return None


def _name(document: dict[str, Any], body: bytes) -> str:
    """Give a release its id; any other document is named by its bytes."""
    return document.get("release") or hashlib.sha256(body).hexdigest()


def _replace(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).replace(path)
    finally:
        Path(scratch).unlink(missing_ok=True)
