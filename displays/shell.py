"""The player's shell: every static file that a hall screen needs, and the version they make."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from displays.release import STAGE_FONTS, STAGE_STYLES, static_file
from displays.stage.media import file_digest
from displays.stage.slides import sha256

WORKER = "js/player/worker/routes.js"
MAIN = "js/player/main.js"
OTHERS = ("css/player.css", "img/favicon.svg", *STAGE_STYLES, *STAGE_FONTS)
PAGE = "displays/player.html"
_IMPORT = re.compile(r"""^(?:import|export)\b[^;"]*"(\.[^"]+)";""", re.MULTILINE)


def shell() -> dict[str, Any]:
    """Describe the shell: its files, and a version that changes with any of them or the page."""
    files = [_entry(path) for path in (*_modules(), *OTHERS)]
    return {"version": sha256([files, _page_digest()])[:16], "files": files}


def _modules() -> list[str]:
    """Name every module that the page or its worker imports, directly or not."""
    root = Path(settings.STATICFILES_DIRS[0]).resolve()
    found: set[Path] = set()
    waiting = [root / MAIN, root / WORKER]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(_imports(module))
    return sorted(module.relative_to(root).as_posix() for module in found)


def _imports(module: Path) -> Iterator[Path]:
    for name in _IMPORT.findall(module.read_text(encoding="utf-8")):
        yield (module.parent / name).resolve()


def _entry(path: str) -> dict[str, Any]:
    file = static_file(path)
    return {"url": static(path), "sha256": _digest(file), "bytes": file.stat().st_size}


def _page_digest() -> str:
    return _digest(Path(settings.BASE_DIR) / "templates" / PAGE)


def _digest(file: Path) -> str:
    stat = file.stat()
    return file_digest(str(file), stat.st_size, stat.st_mtime_ns)
