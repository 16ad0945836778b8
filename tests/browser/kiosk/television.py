"""A television: Chromium as a process of its own on a profile that stays, with an observer inside.

The process is killed as a power cut would do it, and started again on the same profile. What is on
screen is noted in every animation frame and sent out at once, so a kill loses nothing that was seen.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, TypedDict

from playwright.sync_api import Browser, CDPSession, Page, Playwright, ViewportSize
from playwright.sync_api import Error as PlaywrightError

from tests.browser.kiosk import processes
from tests.browser.product import ENDING_WITH_THE_TEST

WIDTH, HEIGHT = 1920, 1080
START_SECONDS = 40
# What a hall computer is started with, as far as it matters without a display.
FLAGS = (
    "--headless",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-extensions",
    "--disable-sync",
    "--disable-breakpad",
    "--hide-scrollbars",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    "--password-store=basic",
    "--force-color-profile=srgb",
    "--remote-debugging-port=0",
    f"--window-size={WIDTH},{HEIGHT}",
)
OBSERVER = (Path(__file__).parent / "observer.js").read_text(encoding="utf-8")


class Frame(TypedDict):
    """What the observer saw in one animation frame; noted when it differs from the frame before."""

    at: float  # wall-clock seconds, of the real clock
    player: str
    release: str
    slide: str
    stages: list[str]  # slides on the stages that can be seen
    files: list[str]  # addresses of the pictures, films and style sheets in force
    broken: list[str]  # pictures and films without a picture to paint
    words: int  # letters on the visible stages, or in the whole page when there is none


NOTHING = Frame(at=0, player="", release="", slide="", stages=[], files=[], broken=[], words=0)


class Television:
    """One hall screen."""

    def __init__(self, playwright: Playwright, program: str, profile: Path) -> None:
        self.playwright = playwright
        self.program = program
        self.profile = profile
        self.process: subprocess.Popen[bytes] | None = None
        self.browser: Browser | None = None
        self.page: Page | None = None
        self.cdp: CDPSession | None = None
        self.frames: list[Frame] = []
        self.boots: list[int] = []  # index of the first frame of every start
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.beats = 0
        self.switched_on_at = 0.0
        self.scripts: list[str] = []  # run in the page before everything else
        self.environment: dict[str, str] = {}
        self.size = ViewportSize(width=WIDTH, height=HEIGHT)

    def switch_on(self, url: str, *, wait: str = "commit") -> None:
        """Start the browser and open the screen's address."""
        assert self.process is None, "it is on"
        self.switched_on_at = time.time()
        self.boots.append(len(self.frames))
        endpoint = self._launch()
        self.browser = self.playwright.chromium.connect_over_cdp(endpoint)
        context = self.browser.contexts[0]
        page = self.page = context.pages[0] if context.pages else context.new_page()
        page.set_viewport_size(self.size)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url, url))
        self.cdp = context.new_cdp_session(page)
        self.cdp.send("Runtime.enable")
        self.cdp.send("Runtime.addBinding", {"name": "seenByTelevision"})
        self.cdp.on("Runtime.bindingCalled", lambda event: self._seen(event["payload"]))
        for script in (OBSERVER, *self.scripts):
            page.add_init_script(script)
        # With the server dead only a worker answers: whatever happens, the test looks at the picture.
        self.cdp.send("Page.navigate", {"url": url})

    def switch_on_alone(self, url: str) -> str:
        """Start the browser on the address with nobody attached; return its debugging address."""
        self.boots.append(len(self.frames))
        self.switched_on_at = time.time()
        return self._launch(url)

    def pull_the_plug(self) -> None:
        """SIGKILL for every process of the browser, at once."""
        assert self.process is not None
        for pid in processes.tree(self.process.pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(20)
        self.process = None
        if self.browser is not None:
            with contextlib.suppress(PlaywrightError):  # there is nobody left to say goodbye
                self.browser.close()
        self.browser = self.page = self.cdp = None
        self._forget_locks()

    def watch(self, seconds: float) -> None:
        """Look on for some time."""
        self.live_page.wait_for_timeout(seconds * 1000)

    def wait(self, seconds: float, **wanted: str) -> Frame:
        """Wait until a frame after now (or the one on screen) has this state; return it."""
        deadline = time.time() + seconds
        start = max(len(self.frames) - 1, self.boots[-1])
        while True:
            for frame in self.frames[start:]:
                if all(frame[name] == value for name, value in wanted.items()):  # type: ignore[literal-required]
                    return frame
            start = max(start, len(self.frames) - 1)
            assert time.time() < deadline, f"not in {seconds} s: {wanted}; last: {self.now}"
            self.watch(0.05)

    def wait_for_player(self, seconds: float = 20) -> Frame:
        """Wait for the first slide of this start."""
        deadline = time.time() + seconds
        while True:
            for frame in self.since_boot:
                if frame["player"] in {"playing", "fallback", "alert"} and frame["stages"]:
                    return frame
            assert time.time() < deadline, f"nothing plays after {seconds} s: {self.now}"
            self.watch(0.05)

    def evaluate(self, expression: str) -> Any:
        """Evaluate in the page."""
        return self.live_page.evaluate(expression)

    @property
    def live_page(self) -> Page:
        """Return the page of a television that is on."""
        assert self.page is not None, "it is off"
        return self.page

    @property
    def since_boot(self) -> list[Frame]:
        """Return the frames since it was switched on."""
        return self.frames[self.boots[-1] :]

    @property
    def now(self) -> Frame:
        """Return the latest frame; one without anything when there was none since the start."""
        return self.frames[-1] if len(self.frames) > self.boots[-1] else NOTHING

    def _launch(self, url: str = "about:blank") -> str:
        """Start the process and return the address of its debugging port."""
        self.profile.mkdir(parents=True, exist_ok=True)
        log = self.profile.with_suffix(".log")
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [
                    *ENDING_WITH_THE_TEST,
                    self.program,
                    *FLAGS,
                    f"--user-data-dir={self.profile}",
                    url,
                ],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "LANGUAGE": "ro", "TZ": "Europe/Bucharest", **self.environment},
            )
        deadline = time.monotonic() + START_SECONDS
        while True:
            found = re.search(rb"DevTools listening on (ws://\S+)", log.read_bytes())
            if found:
                return found[1].decode()
            alive = self.process.poll() is None and time.monotonic() < deadline
            assert alive, f"Chromium did not start:\n{log.read_text(errors='replace')}"
            time.sleep(0.02)

    def _forget_locks(self) -> None:
        """Remove what a killed browser leaves; a start by hand would take the lock over as well."""
        for lock in self.profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def _asked(self, address: str, home: str) -> None:
        ours = "/".join(home.split("/")[:3])
        if not address.startswith((ours, "about:", "data:")):
            self.foreign.append(address)

    def _seen(self, payload: str) -> None:
        noted = json.loads(payload)
        if "frame" in noted:
            self.frames.append(noted["frame"])
        self.beats = noted.get("beats", self.beats)
