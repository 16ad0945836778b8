"""The release: an immutable description of all that one screen plays.

Its id is the SHA-256 of its canonical JSON, without the time at which it was issued: the same
content has the same id on any server.
"""

from collections.abc import Iterable
from typing import Any

from django.templatetags.static import static
from django.utils import timezone

from core.models import PortalSettings
from core.shells import entries
from displays.models import NoticeboardPage, Screen, SlidePage
from displays.stage.frame import frame_entry
from displays.stage.slides import fallback_entry, sha256, slide_entry

SCHEMA = 1
STAGE_STYLES = tuple(
    f"css/stage/{name}.css"
    for name in ("fonts", "themes", "frame", "slide", "blocks", "layouts", "alert")
)
STAGE_FONTS = (
    "fonts/atkinson-hyperlegible-next-latin.woff2",
    "fonts/atkinson-hyperlegible-next-ro.woff2",
)


def screen_release(screen: Screen) -> dict[str, Any]:
    """Describe what a hall screen plays from now on."""
    board = screen.noticeboard
    identity = {"slug": screen.slug, "name": screen.name, "orientation": screen.orientation}
    return compose(board, identity, board.hall_slides())


def online_release(board: NoticeboardPage) -> dict[str, Any]:
    """Describe what "as on the screen" plays online: the notices of the board."""
    slides = [slide for slide in board.online_slides if not slide.has_ended()]
    identity = {"slug": board.slug, "name": board.title, "orientation": "landscape"}
    return compose(board, identity, slides)


def compose(
    board: NoticeboardPage, identity: dict[str, str], slides: Iterable[SlidePage]
) -> dict[str, Any]:
    """Put a release together and give it its id."""
    portal = PortalSettings.for_site(board.get_site())
    content = {
        "schema": SCHEMA,
        "screen": identity | {"frame": frame_entry(board, portal)},
        "slides": [slide_entry(slide, portal.base_url) for slide in slides],
        "fallback": fallback_entry(portal),
        "assets": assets(),
    }
    issued = timezone.now().isoformat(timespec="seconds")
    return {"release": sha256(content), "issued_at": issued, **content}


def stage_styles() -> list[str]:
    """Return the addresses of the stage's style sheets."""
    return [static(path) for path in STAGE_STYLES]


def assets() -> list[dict[str, Any]]:
    """List the style sheets and fonts of the stage."""
    return entries((*STAGE_STYLES, *STAGE_FONTS))
