"""The player's shell: every static file that a hall screen needs, and the version they make."""

from pathlib import Path
from typing import Any

from django.conf import settings

from core.shells import digest, entries, modules
from displays.release import STAGE_FONTS, STAGE_STYLES
from displays.stage.slides import sha256

WORKER = "js/player/worker/routes.js"
MAIN = "js/player/main.js"
OTHERS = ("css/player.css", "img/favicon.svg", *STAGE_STYLES, *STAGE_FONTS)
PAGE = "displays/player.html"


def shell() -> dict[str, Any]:
    """Describe the shell: its files, and a version that changes with any of them or the page."""
    files = entries((*modules(MAIN, WORKER), *OTHERS))
    return {"version": sha256([files, _page_digest()])[:16], "files": files}


def _page_digest() -> str:
    return digest(Path(settings.BASE_DIR) / "templates" / PAGE)
