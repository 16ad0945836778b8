"""Every theme can be read from the far end of a hall."""

import re
from itertools import product

from django.conf import settings

import pytest

from displays.layouts import THEME_CHOICES

CSS = (settings.BASE_DIR / "static" / "css" / "stage" / "themes.css").read_text()
ADVISED = 7
PAIRS = [
    *product(("ink", "soft", "accent"), ("paper", "shade", "card")),
    ("on-accent", "accent"),
]


def colours(theme):
    block = re.search(rf"\.theme-{theme} \{{(.*?)\}}", CSS, re.DOTALL)
    assert block, f"themes.css has no theme {theme}"
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block.group(1)))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [key for key, _label in THEME_CHOICES])
def test_words_stand_out_seven_to_one(theme):
    found = colours(theme)
    weak = {
        f"{front} on {back}": round(contrast(found[front], found[back]), 2)
        for front, back in PAIRS
        if contrast(found[front], found[back]) < ADVISED
    }
    assert weak == {}
