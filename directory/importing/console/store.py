"""Where the files of imports lie while they are needed, and how far each work is."""

import fcntl
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

KINDS = (".xlsx", ".ods", ".csv")


def folder() -> Path:
    """Return the folder, which nobody but the portal reads."""
    made = Path(settings.VAR_DIR) / "imports"
    made.mkdir(mode=0o700, parents=True, exist_ok=True)
    return made


def file_of(job: UUID) -> Path:
    """Return where the register of a job lies."""
    return folder() / f"{job}.register"


def keep(job: UUID, chunks: Iterable[bytes]) -> Path:
    """Write an uploaded file down."""
    path = file_of(job)
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return path


def forget(job: UUID, *, lock: bool = False) -> None:
    """Delete what a job left on the disk; its lock only when nobody can start it any more."""
    for path in (file_of(job), _progress_of(job), *([_lock_of(job)] if lock else [])):
        path.unlink(missing_ok=True)


@contextmanager
def locked(job: UUID) -> Iterator[bool]:
    """Hold the lock of a job; it is let go also when the process is killed.

    The answer is whether the lock was free.
    """
    with _lock_of(job).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _lock_of(job: UUID) -> Path:
    return folder() / f"{job}.lock"


def _progress_of(job: UUID) -> Path:
    return folder() / f"{job}.progress"


def tell(job: UUID, phase: str, done: int, total: int) -> None:
    """Note how far a work is: beside the database, whose transaction nobody sees into."""
    path = _progress_of(job)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps([phase, done, total]), encoding="utf-8")
    fresh.replace(path)


def told(job: UUID) -> tuple[str, int, int]:
    """Return the phase, the rows done and the rows in all (0 while unknown)."""
    try:
        phase, done, total = json.loads(_progress_of(job).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "", 0, 0
    return phase, done, total
