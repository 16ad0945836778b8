"""Frames of the browser's screencast, and what is wrong with them: black, or half painted."""

from __future__ import annotations

import base64
import io
import itertools
import time
from typing import NamedTuple

from PIL import Image, ImageChops, ImageStat

from tests.browser.kiosk.television import HEIGHT, WIDTH, Television

Box = tuple[int, int, int, int]
SIZE = (480, 270)
BLOCKS = (48, 27)
DARK = 16  # mean luma of 255; the darkest slide of the default content has 40
BLOCK_DIFFERENCE = 40
SETTLED = 0.25  # seconds after a change during which a picture may still lie in the compositor


class Shot(NamedTuple):
    """One frame that the browser composed."""

    at: float
    jpeg: bytes

    def blocks(self) -> Image.Image:
        """Return the picture in few large blocks: what compression and text edges cannot change."""
        return Image.open(io.BytesIO(self.jpeg)).convert("RGB").resize(BLOCKS, Image.Resampling.BOX)


class Screencast:
    """Records a television while it is on."""

    def __init__(self, television: Television) -> None:
        self.television = television
        self.shots: list[Shot] = []
        cdp = television.cdp
        assert cdp is not None
        self.cdp = cdp
        cdp.on("Page.screencastFrame", self._take)

    def start(self) -> None:
        """Record every frame that the browser composes and we can take."""
        width, height = SIZE
        self.cdp.send(
            "Page.startScreencast",
            {"format": "jpeg", "quality": 70, "maxWidth": width, "maxHeight": height},
        )

    def stop(self) -> None:
        """Record no more."""
        self.cdp.send("Page.stopScreencast")

    def _take(self, event: dict) -> None:
        self.shots.append(Shot(event["metadata"]["timestamp"], base64.b64decode(event["data"])))
        self.cdp.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})


def is_black(shot: Shot) -> bool:
    """Say whether there is nothing to see."""
    return ImageStat.Stat(shot.blocks().convert("L")).mean[0] < DARK


def difference(one: Image.Image, other: Image.Image, masks: list[Box]) -> int:
    """Return the largest difference of a block, leaving out regions that move."""
    diff = ImageChops.difference(one, other)
    for mask in masks:
        diff.paste((0, 0, 0), mask)
    return max(ImageStat.Stat(diff).extrema, key=lambda bounds: bounds[1])[1]


def in_blocks(box: dict[str, float]) -> Box:
    """Translate a region of the page into blocks, one block wider on every side."""
    x, y = BLOCKS[0] / WIDTH, BLOCKS[1] / HEIGHT
    left, top = int(box["x"] * x) - 1, int(box["y"] * y) - 1
    right, bottom = int((box["x"] + box["width"]) * x) + 2, int((box["y"] + box["height"]) * y) + 2
    return max(left, 0), max(top, 0), min(right, BLOCKS[0]), min(bottom, BLOCKS[1])


class Whole(NamedTuple):
    """A slide as it should look, and the regions of it that move."""

    blocks: Image.Image
    moving: list[Box]


class Album:
    """What every slide looks like when it is whole, photographed apart from the recording."""

    def __init__(self, television: Television) -> None:
        self.television = television
        self.pictures: dict[str, Whole] = {}

    def photograph(self, slides: list[str], seconds: float = 120) -> None:
        """Take a picture of every slide while it stands."""
        deadline = time.monotonic() + seconds
        while missing := set(slides) - set(self.pictures):
            assert time.monotonic() < deadline, f"never stood long enough: {missing}"
            self.television.watch(0.05)
            slide, since = self._standing()
            if slide not in missing or time.time() - since < SETTLED:
                continue
            whole = self._photograph()
            self.television.watch(0.01)  # what was seen meanwhile is noted
            if self._standing() == (slide, since):
                self.pictures[slide] = whole

    def unlike(self, shot: Shot) -> int:
        """Return the largest difference of a block from the slide that is nearest; 0 is equal."""
        blocks = shot.blocks()
        return min(difference(blocks, *whole) for whole in self.pictures.values())

    def _photograph(self) -> Whole:
        page = self.television.live_page
        moving = ".stage:not([aria-hidden]) :is([data-film], .frame-now)"
        boxes = page.evaluate(
            f"[...document.querySelectorAll({moving!r})].map((e) => e.getBoundingClientRect().toJSON())"
        )
        png = page.screenshot(animations="allow")
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        blocks = picture.resize(BLOCKS, Image.Resampling.BOX)
        return Whole(blocks, [in_blocks(box) for box in boxes])

    def _standing(self) -> tuple[str, float]:
        """Return the slide on screen, and since when it is there without another in between."""
        frames = self.television.since_boot
        now = self.television.now["slide"]
        standing = itertools.takewhile(lambda frame: frame["slide"] == now, reversed(frames))
        return now, min((frame["at"] for frame in standing), default=0.0)
