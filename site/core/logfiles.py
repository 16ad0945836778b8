"""Log files of a one-machine installation: two files, each kept small, without visitors' addresses."""

import logging
import logging.handlers
import os
from pathlib import Path

ACCESS = "access.log"
PORTAL = "portal.log"
MAX_BYTES = 10 * 1024 * 1024
FORMAT = "{asctime} {levelname} {name}: {message}"


def open_files(folder: Path) -> None:
    """Have what the portal reports written into ``folder`` as well, and gunicorn's requests too."""
    folder.mkdir(parents=True, exist_ok=True)
    rotate(folder)
    handler = logging.handlers.WatchedFileHandler(folder / PORTAL, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORMAT, style="{"))
    logging.getLogger().addHandler(handler)
    os.environ.setdefault("PORTAL_ACCESS_LOG", str(folder / ACCESS))


def rotate(folder: Path) -> bool:
    """Set a file that has grown too large aside, in place of the one before; say whether one was."""
    large = [
        path
        for name in (ACCESS, PORTAL)
        if (path := folder / name).exists() and path.stat().st_size > MAX_BYTES
    ]
    for path in large:
        path.replace(path.with_name(f"{path.name}.1"))
    return bool(large)
