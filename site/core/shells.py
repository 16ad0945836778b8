"""Shells: the static files that a page needs to start without the server, each with its digest."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

_IMPORT = re.compile(r"""^(?:import|export)\b[^;"]*"(\.[^"]+)";""", re.MULTILINE)


def modules(*mains: str) -> list[str]:
    """Name every module that these import, directly or not, and these."""
    root = Path(settings.STATICFILES_DIRS[0]).resolve()
    found: set[Path] = set()
    waiting = [root / main for main in mains]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(_imports(module))
    return sorted(module.relative_to(root).as_posix() for module in found)


def _imports(module: Path) -> Iterator[Path]:
    for name in _IMPORT.findall(module.read_text(encoding="utf-8")):
        yield (module.parent / name).resolve()


def entries(paths: Iterable[str]) -> list[dict[str, Any]]:
    """Describe static files: address, SHA-256 and size of each."""
    return [_entry(path) for path in paths]


def _entry(path: str) -> dict[str, Any]:
    file = static_file(path)
    return {"url": static(path), "sha256": digest(file), "bytes": file.stat().st_size}


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, read again only when it changed."""
    stat = file.stat()
    return file_digest(str(file), stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=1024)
def file_digest(path: str, size: int, modified: int) -> str:
    """Hash a file; size and time of change make the memory of it safe."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def static_file(path: str) -> Path:
    """Return the file that a static address answers: the collected one, else its source."""
    served = _collected(static(path))
    if served is not None:
        return served
    return Path(str(finders.find(path)))


@lru_cache(maxsize=256)
def _collected(url: str) -> Path | None:
    name = url.removeprefix(settings.STATIC_URL)
    try:
        file = Path(staticfiles_storage.path(name))
    except (ImportError, NotImplementedError):
        return None
    return file if file.exists() else None
