"""QR codes as inline SVG without style attributes."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

import segno


@lru_cache(maxsize=512)
def qr_code(address: str) -> SafeString:
    """Draw an address, dark on light, in the size of its box; the level is middling, as halls glare."""
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(omitsize=True, border=1, dark="#000", lineclass=None)
    return mark_safe(svg)  # noqa: S308 -- segno writes only a path and numbers
