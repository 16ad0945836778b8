"""Template tags of the public pages of the directory."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def structured_data(objects: list[dict[str, Any]]) -> SafeString:
    """The objects as a data block, safe inside HTML."""
    graph = {"@context": "https://schema.org", "@graph": objects}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"), default=str)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/ld+json">{safe}</script>')  # noqa: S308 -- escaped above


@register.simple_tag
def directions(point: tuple[float, float]) -> str:
    """The address of a map with the point, on OpenStreetMap."""
    latitude, longitude = point
    return f"https://www.openstreetmap.org/?mlat={latitude:.5f}&mlon={longitude:.5f}#map=17/{latitude:.5f}/{longitude:.5f}"
