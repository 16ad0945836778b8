"""The picture that social networks show for a page without one: its title on a card.

The name of a card follows from what is written on it, so it is found without a query and a
changed title simply has another card. Cards are made when pages are published.
"""

import hashlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
MARGIN = 80
PAPER, INK, ACCENT = "#10386c", "#ffffff", "#f2b21b"
TITLE_SIZES = (76, 64, 54, 46)
NAME_SIZE = 34
MAX_LINES = 5
FONT_FILES = (
    "fonts/atkinson-hyperlegible-next-latin.woff2",
    "fonts/atkinson-hyperlegible-next-ro.woff2",
)
ROMANIAN_ONLY = frozenset("ăĂșȘțȚ")  # the letters that live in the second file

Fonts = tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]


def card_name(title: str, institution: str) -> str:
    """Return the storage name of the card with these words."""
    digest = hashlib.blake2s(f"{title}\n{institution}".encode(), digest_size=10).hexdigest()
    return f"social/{digest}.jpg"


def ensure_card(title: str, institution: str) -> str:
    """Make the card if it does not exist yet; return its storage name."""
    name = card_name(title, institution)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(_draw(title, institution)))
    return name


@lru_cache(maxsize=16)
def _fonts(size: int) -> Fonts:
    root = Path(settings.STATICFILES_DIRS[0])
    latin, romanian = (ImageFont.truetype(str(root / name), size) for name in FONT_FILES)
    for font in (latin, romanian):
        font.set_variation_by_axes([650])
    return latin, romanian


def _width(text: str, fonts: Fonts) -> float:
    return sum(fonts[c in ROMANIAN_ONLY].getlength(c) for c in text)


def _wrap(text: str, fonts: Fonts) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, fonts) > SIZE[0] - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, fonts: Fonts) -> None:
    x, y = at
    for character in text:
        font = fonts[character in ROMANIAN_ONLY]
        draw.text((x, y), character, font=font, fill=INK, anchor="ls")
        x += font.getlength(character)


def _draw(title: str, institution: str) -> bytes:
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=ACCENT)
    for size in TITLE_SIZES:
        fonts = _fonts(size)
        lines = _wrap(title, fonts)
        if len(lines) <= MAX_LINES - 1:
            break
    for place, line in enumerate(lines[:MAX_LINES]):
        _write(draw, (MARGIN, MARGIN + size + place * size * 1.2), line, fonts)
    _write(draw, (MARGIN, SIZE[1] - MARGIN), institution, _fonts(NAME_SIZE))
    output = BytesIO()
    picture.save(output, "JPEG", quality=85, optimize=True)
    return output.getvalue()
