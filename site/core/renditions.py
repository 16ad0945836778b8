"""Which sizes and formats of an image are made, and when.

Widths follow the three layouts (telephone, tablet, computer at single density and
telephone at double density); AVIF first, WebP for browsers without it, JPEG as last resort.
"""

WIDTHS = (480, 960, 1600)
WORTH_ANOTHER = 1.25  # a size closer than this to the next smaller one saves nothing
SOCIAL_SPEC = "fill-1200x630|format-jpeg"
STAGE_SPEC = "max-1920x1920|format-webp"


def variant_specs(original_width: int) -> list[str]:
    """Return the filter specs for an original of this width; nothing is enlarged."""
    widths = [width for width in WIDTHS if width <= original_width]
    if not widths or (widths[-1] < WIDTHS[-1] and original_width > WORTH_ANOTHER * widths[-1]):
        widths.append(original_width)
    middle = widths[len(widths) // 2]
    return [
        *(f"width-{width}|format-{name}" for name in ("avif", "webp") for width in widths),
        f"width-{middle}|format-jpeg",
    ]
