"""Cheap names for the state of source files: path, size and time of change, no reading."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.console import ROOT

CODE = ("site", "home", "services", "displays", "directory", "search")
LOCKS = ("requirements/base.txt",)
IGNORED = {"__pycache__"}


def of_code() -> str:
    """Name what decides about the database and the default content."""
    return _name(_files((*CODE, *LOCKS), ignored_suffixes={".pyc", ".html"}))


def of_migrations() -> str:
    """Name what decides about the tables."""
    files = _files((*CODE, *LOCKS))
    return _name(
        path for path in files if path.parent.name == "migrations" or path.suffix == ".txt"
    )


def of_static() -> str:
    """Name what decides about the collected static files."""
    return _name(_files(("static", "site/core/staticfiles.py", "site/config/settings", *LOCKS)))


def _files(names: Iterable[str], ignored_suffixes: Iterable[str] = (".pyc",)) -> Iterator[Path]:
    for name in names:
        path = ROOT / name
        if path.is_file():
            yield path
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(set(folders) - IGNORED)
            yield from (
                Path(folder, file)
                for file in sorted(files)
                if Path(file).suffix not in ignored_suffixes
            )


def _name(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        state = path.stat()
        digest.update(f"{path.relative_to(ROOT)}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
