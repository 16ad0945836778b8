"""Releases made on the fly: a colour for each, so that a mixture shows in states and in pixels.

The style sheets, fonts and the film are the product's; pictures are painted here. Every file has its
own content in every release unless it is said to be shared.
"""

from __future__ import annotations

import colorsys
import hashlib
import io
import json
import random
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.request import urlopen

from PIL import Image, ImageDraw

from displays.stage.slides import sha256
from tests.browser.kiosk.faulty import Faulty

PLAYER = "/ecran/hol/"
RELEASE = f"{PLAYER}release.json"
MEDIA = "/media/released/"
PICTURE = (1920, 880)
DWELL = 0.6


@dataclass
class Board:
    """A release with the bytes of its files."""

    document: dict[str, Any]
    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the release's id."""
        return self.document["release"]

    @property
    def slides(self) -> list[str]:
        """Return the ids of its slides."""
        return [slide["id"] for slide in self.document["slides"]]

    @property
    def addresses(self) -> set[str]:
        """Return every file that a frame of this release may use."""
        entries = [*self.document["slides"], self.document["fallback"]]
        media = [media["url"] for entry in entries for media in entry["media"]]
        frame = [media["url"] for media in self.document["screen"]["frame"]["media"]]
        return {*media, *frame, *(asset["url"] for asset in self.document["assets"])}

    @property
    def sheets(self) -> set[str]:
        """Return the style sheets that are in force while it plays."""
        return {a["url"] for a in self.document["assets"] if a["url"].endswith(".css")}

    def change(self, slide_id: str, **fields: Any) -> Board:
        """Return this release with a slide changed: another release."""
        slides = [
            finished(slide | fields) if slide["id"] == slide_id else slide
            for slide in self.document["slides"]
        ]
        return Board(released(self.document | {"slides": slides}), self.files)

    def publish(self, server: Faulty) -> None:
        """Put its files on the server, then itself."""
        for url, (body, content_type) in self.files.items():
            server.serve(url, body, content_type)
        server.serve_release(RELEASE, self.document)


class Maker:
    """Makes releases from what the product plays."""

    def __init__(self, product_url: str) -> None:
        self.url = product_url
        self.real: dict[str, Any] = json.loads(self.fetch(RELEASE))
        self.film_entry = next(s for s in self.real["slides"] if "data-film=" in s["html"])

    def board(
        self,
        name: str,
        *,
        pictures: int = 2,
        films: int = 0,
        texts: int = 0,
        dwell: float = DWELL,
        own_style: bool = False,
    ) -> Board:
        """Make a release; its name decides its colour and the content of its files."""
        files: dict[str, tuple[bytes, str]] = {}
        slides = [self._picture_slide(name, number, files) for number in range(pictures)]
        slides += [self._film_slide(name, number, files) for number in range(films)]
        slides += [text_slide(f"{name}-text-{number}") for number in range(texts)]
        assets = list(self.real["assets"])
        if own_style:
            assets = self._own_style(name, assets, files)
        frame = self._frame(name, files)
        content = {
            "schema": 1,
            "screen": self.real["screen"] | {"frame": frame},
            "slides": [finished(slide | {"dwell_s": dwell}) for slide in slides],
            "fallback": self.real["fallback"],
            "assets": assets,
        }
        return Board(released(content), files)

    def fetch(self, address: str) -> bytes:
        """Return a file of the product."""
        with urlopen(self.url + address, timeout=30) as answer:
            return answer.read()

    def _picture_slide(
        self, name: str, number: int, files: dict[str, tuple[bytes, str]]
    ) -> dict[str, Any]:
        media = put(files, paint(name, f"{name} {number}"), "webp", "image/webp")
        html = (
            f'<article class="slide slide-image_full theme-noapte fit-1" data-fit="1" lang="ro">'
            f'<div class="slide-cover"><figure class="picture"><img src="{media["url"]}" alt="" '
            f'width="{PICTURE[0]}" height="{PICTURE[1]}"></figure></div></article>'
        )
        return slide(f"{name}-{number}", html, [media])

    def _film_slide(
        self, name: str, number: int, files: dict[str, tuple[bytes, str]]
    ) -> dict[str, Any]:
        entry = self.film_entry
        html, media = entry["html"], []
        for old in entry["media"]:
            suffix = old["url"].rsplit(".", 1)[1]
            if suffix == "mp4":
                body = unlike(film(self.url + old["url"]), f"{name}{number}")
                new = put(files, body, suffix, old["type"])
            else:
                new = old
            html = html.replace(old["url"], new["url"])
            media.append(new)
        return slide(f"{name}-film-{number}", html, media)

    def _frame(self, name: str, files: dict[str, tuple[bytes, str]]) -> dict[str, Any]:
        media = put(files, paint(name, name, (400, 80)), "webp", "image/webp")
        html = self.real["screen"]["frame"]["html"].replace(
            '<p class="frame-name">',
            f'<img class="frame-logo" src="{media["url"]}" alt=""><p class="frame-name">{name} ',
            1,
        )
        assert media["url"] in html
        return {"html": html, "media": [media], "digest": sha256([html, media])}

    def _own_style(
        self, name: str, assets: list[dict[str, Any]], files: dict[str, tuple[bytes, str]]
    ) -> list[dict[str, Any]]:
        """Replace one style sheet by one that says the same in other bytes."""
        old = next(asset for asset in assets if "/frame" in asset["url"])
        body = self.fetch(old["url"]) + f"\n/* {name} */\n".encode()
        digest = hashlib.sha256(body).hexdigest()
        url = f"/static/css/stage/frame.{digest[:12]}.css"
        files[url] = (body, "text/css")
        new = {"url": url, "sha256": digest, "bytes": len(body)}
        return [new if asset is old else asset for asset in assets]


def slide(slide_id: str, html: str, media: list[dict[str, Any]]) -> dict[str, Any]:
    """Make a slide without windows."""
    return {
        "id": slide_id,
        "dwell_s": DWELL,
        "windows": [],
        "html": html,
        "media": media,
        "online_url": "/avizier/",
    }


def text_slide(slide_id: str) -> dict[str, Any]:
    """Make a slide that needs no file."""
    html = (
        '<article class="slide slide-title_text theme-alb fit-2" data-fit="2" lang="ro">'
        '<div class="slide-content" data-fit-box><header class="slide-head">'
        f'<h1 class="slide-title">{slide_id}</h1></header></div></article>'
    )
    return slide(slide_id, html, [])


def finished(entry: dict[str, Any]) -> dict[str, Any]:
    """Give a slide the digest of its content."""
    content = {key: value for key, value in entry.items() if key != "digest"}
    return content | {"digest": sha256(content)}


def released(content: dict[str, Any]) -> dict[str, Any]:
    """Give a release its id, and the time."""
    content = {k: v for k, v in content.items() if k not in ("release", "issued_at")}
    issued = datetime.now(UTC).isoformat(timespec="seconds")
    return {"release": sha256(content), "issued_at": issued, **content}


def put(
    files: dict[str, tuple[bytes, str]], body: bytes, suffix: str, content_type: str
) -> dict[str, Any]:
    """Keep a file under the address of its content and describe it."""
    digest = hashlib.sha256(body).hexdigest()
    url = f"{MEDIA}{digest}.{suffix}"
    files[url] = (body, content_type)
    return {"url": url, "sha256": digest, "bytes": len(body), "type": content_type}


def colour(name: str) -> tuple[int, int, int]:
    """Choose the colour of a release: bright, and far from black."""
    hue = hashlib.sha256(name.encode()).digest()[0] / 256
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.6, 0.95)
    return round(red * 255), round(green * 255), round(blue * 255)


@cache
def paint(name: str, text: str, size: tuple[int, int] = PICTURE) -> bytes:
    """Paint a picture in the colour of a release; grain makes its file some tens of kB."""
    picture = Image.new("RGB", size, colour(name))
    draw = ImageDraw.Draw(picture)
    draw.text((size[0] // 8, size[1] // 4), text, fill="white", font_size=size[1] // 2)
    grain = random.Random(text)  # noqa: S311 -- a pattern
    for _ in range(1500 if size == PICTURE else 0):
        x, y = grain.randrange(size[0]), grain.randrange(size[1])
        draw.rectangle((x, y, x + 6, y + 6), fill=(255, 255, grain.randrange(256)))
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=60)
    return out.getvalue()


@cache
def film(address: str) -> bytes:
    """Return the product's film."""
    with urlopen(address, timeout=30) as answer:
        return answer.read()


def unlike(film_file: bytes, name: str) -> bytes:
    """Return the same film as another file: players skip a box named ``free``."""
    payload = name.encode()
    return film_file + struct.pack(">I4s", 8 + len(payload), b"free") + payload
