"""A slide as plain data, and its HTML for the stage."""

import hashlib
import json
import math
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from core.models import PortalSettings
from core.text import plain_text
from displays.layouts import LAYOUTS
from displays.stage.blocks import describe_all
from displays.stage.media import MediaBag
from displays.stage.qr import qr_code

if TYPE_CHECKING:
    from displays.models import SlidePage

FALLBACK_ID = "@institution"  # no slug can look like this
FALLBACK_SECONDS = 15
_INDENT = re.compile(r"\n\s*")


def canonical(data: Any) -> bytes:
    """Write JSON in the one form that is hashed."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def sha256(data: Any) -> str:
    """Hash the canonical JSON of plain data."""
    return hashlib.sha256(canonical(data)).hexdigest()


def to_html(template: str, context: dict[str, Any]) -> str:
    """Render a stage template and take its indentation out."""
    return _INDENT.sub("\n", render_to_string(template, context)).strip()


def describe_slide(slide: "SlidePage", bag: MediaBag, base_url: str) -> dict[str, Any]:
    """Return what the slide's template reads; the draft in memory, not what the database holds."""
    layout = LAYOUTS[slide.layout]
    blocks = describe_all(slide.body, bag, base_url)
    return {
        "layout": layout.key,
        "theme": slide.theme,
        "fit": layout.fit(slide.words_to_read),
        "title": slide.title,
        "kicker": kicker(slide),
        "blocks": [block for block in blocks if block["type"] != "zone"],
        "images": [block for block in blocks if block["type"] == "figure"][:1],
        "films": [block for block in blocks if block["type"] == "film"][:1],
        "words": [block for block in blocks if block["type"] not in ("figure", "film")],
        "zones": [block for block in blocks if block["type"] == "zone"],
        "qr": qr_code(base_url + slide.online_address),
    }


def kicker(slide: "SlidePage") -> str:
    """Return the words above the title: the service that the slide speaks about."""
    service = slide.service
    return service.title if service is not None and service.title != slide.title else ""


def slide_entry(slide: "SlidePage", base_url: str) -> dict[str, Any]:
    """Return a slide as it stands in the release document."""
    bag = MediaBag()
    data = describe_slide(slide, bag, base_url)
    return entry(
        slide_id=slide.slug,
        dwell_s=slide.seconds,
        windows=slide.window_rules,
        html=to_html(f"displays/slides/{slide.layout}.html", {"slide": data}),
        bag=bag,
        online_url=slide.online_address,
    )


def fallback_entry(portal: PortalSettings) -> dict[str, Any]:
    """Return the institution's own slide, for when nothing else can be shown."""
    bag = MediaBag()
    data = {
        "theme": "albastru",
        "title": portal.institution_name or portal.name,
        "note": portal.main_office.address if portal.main_office else "",
        "logo": picture_data(portal.logo, bag),
        "qr": qr_code(portal.base_url + "/"),
    }
    return entry(
        slide_id=FALLBACK_ID,
        dwell_s=FALLBACK_SECONDS,
        windows=[],
        html=to_html("displays/slides/fallback.html", {"slide": data}),
        bag=bag,
        online_url="/",
    )


def entry(  # noqa: PLR0913 -- one argument a key of the document
    *,
    slide_id: str,
    dwell_s: int,
    windows: Iterable[Any],
    html: str,
    bag: MediaBag,
    online_url: str,
) -> dict[str, Any]:
    """Put a slide's parts together and give it its digest."""
    data: dict[str, Any] = {
        "id": slide_id,
        "dwell_s": dwell_s,
        "windows": list(windows),
        "html": html,
        "media": bag.all(),
        "online_url": online_url,
    }
    return data | {"digest": sha256(data)}


def picture_data(image: Any, bag: MediaBag) -> dict[str, Any] | None:
    """Return address and size of an image for the stage."""
    source = bag.add(image.stage_name) if image is not None else None
    if source is None:
        return None
    return {"src": source, "width": image.width, "height": image.height}


def suggested_seconds(words: int, film_seconds: float | None = None) -> int:
    """Suggest how long a slide stays: its film's length, else time to read it twice at ease."""
    if film_seconds:
        return max(4, math.ceil(film_seconds))
    return min(45, max(8, round(3 + words / 2.2)))


def words_of(raw: Any) -> str:
    """Return the words of a raw stream without asking the database: texts, not keys or choices."""
    if isinstance(raw, str):
        return plain_text(raw)
    if isinstance(raw, dict):
        return " ".join(filter(None, (words_of(v) for k, v in raw.items() if k not in _NOT_WORDS)))
    if isinstance(raw, (list, tuple)):
        return " ".join(filter(None, (words_of(part) for part in raw)))
    return ""


def chosen_facts(raw: Any) -> int:
    """Count the sums, offices and services that a raw stream shows by reference."""
    if isinstance(raw, dict):
        own = sum(bool(raw.get(name)) for name in ("amount", "office"))
        own += len(raw.get("services") or ())
        return own + sum(chosen_facts(value) for value in raw.values())
    if isinstance(raw, (list, tuple)):
        return sum(chosen_facts(part) for part in raw)
    return 0


_NOT_WORDS = frozenset({"id", "type", "kind", "form", "width", "until", "figure", "alt_text"})
