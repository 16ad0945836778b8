"""Template tags of the public pages of the directory."""

import json
from typing import Any

from django import template
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
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


@register.simple_tag(takes_context=True)
def include_if_there(context: template.Context, name: str) -> SafeString:
    """A part of the page that another part of the directory brings, where it is installed."""
    try:
        found = get_template(name)
    except TemplateDoesNotExist:
        return SafeString("")
    values = {str(name): value for name, value in context.flatten().items()}
    return SafeString(found.render(values, context.get("request")))
