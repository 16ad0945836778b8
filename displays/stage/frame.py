"""The frame around the slides: logo, clock and date, side zones, text band."""

from typing import TYPE_CHECKING, Any

from core.models import PortalSettings
from displays.stage.blocks import describe_all
from displays.stage.media import MediaBag
from displays.stage.slides import picture_data, sha256, to_html

if TYPE_CHECKING:
    from displays.models import NoticeboardPage


def frame_entry(board: "NoticeboardPage", portal: PortalSettings) -> dict[str, Any]:
    """Return the frame as it stands in the release document."""
    bag = MediaBag()
    logo = picture_data(board.frame_logo or portal.logo, bag) if board.show_logo else None
    name = portal.name if board.show_name else ""
    zones = [describe_all(zone.value, bag, portal.base_url) for zone in board.side_zones]
    data = {
        "theme": board.frame_theme,
        "margins": board.frame_margins,
        "logo": logo,
        "name": name,
        "show_clock": board.show_clock,
        "show_date": board.show_date,
        "has_top": bool(logo or name or board.show_clock or board.show_date),
        "text_band": board.text_band,
        "zones": [blocks for blocks in zones if blocks],
    }
    entry = {"html": to_html("displays/frame.html", {"frame": data}), "media": bag.all()}
    return entry | {"digest": sha256(entry)}
