"""Alerts, the code box, reports, the overlay and the watchdog of the hall screen in Chromium."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from displays.stage.slides import sha256
from tests.browser.test_player import (
    PLAYER,
    PLAYING,
    WAIT,
    WATCH,
    Release,
    quick,
    serve,
    state,
)
from tests.browser.waiting import until

pytestmark = pytest.mark.kiosk

ALERT = "**/ecran/hol/alert.json"
PAIR = "**/ecran/hol/pair"
REPORT = "**/ecran/hol/report"
ON_ALERT = 'html[data-player="alert"]'
HTML = """
<article class="hall-alert hall-alert-evacuare theme-evacuare fit-1" data-fit="1" lang="ro">
  <div class="hall-alert-words" data-fit-box>
    <h1 class="hall-alert-title">Evacuați clădirea</h1>
    <p class="hall-alert-text">Ieșiți pe scara din stânga, în ordine.</p>
  </div>
</article>
"""


@pytest.fixture
def release(portal_url: str) -> Release:
    """The release that the screen plays."""
    with urlopen(f"{portal_url}{PLAYER}release.json", timeout=30) as answer:
        return json.load(answer)


@pytest.fixture
def screen(browser: Browser, browser_context_args: dict[str, Any]):
    """A television with a server whose alerts, pairing and reports the test plays."""
    size = {"width": 1920, "height": 1080}
    context = browser.new_context(
        **{**browser_context_args, "viewport": size, "service_workers": "block"}
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(WATCH)
    say(page)
    yield page
    context.close()
    assert errors == []


def utc(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def alert(number: str = "7", *, seconds: float = 60, html: str = HTML) -> dict[str, Any]:
    data = {
        "id": number,
        "template": "evacuare",
        "html": html,
        "starts_at": utc(-5),
        "ends_at": utc(seconds),
    }
    return data | {"digest": sha256(data)}


def say(page: Page, found: dict[str, Any] | None = None, pairing_until: str | None = None) -> None:
    """Let the server have this alert from now on."""
    body = json.dumps({"schema": 1, "pairing_until": pairing_until, "alert": found})
    page.unroute(ALERT)
    page.route(ALERT, lambda route: route.fulfill(body=body, content_type="application/json"))


def fall_silent(page: Page) -> None:
    """Let the server answer nothing about alerts any more."""
    page.unroute(ALERT)
    page.route(ALERT, lambda route: route.abort("connectionrefused"))


def test_an_alert_covers_everything_in_5_seconds_and_the_rotation_goes_on_where_it_was(
    screen: Page, release
):
    serve(screen, quick(release, slides=2, seconds=40))
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    before = state(screen)
    said = time.monotonic()
    found = alert(seconds=9)
    say(screen, found)
    screen.wait_for_selector(ON_ALERT, timeout=WAIT)
    assert time.monotonic() - said <= 5
    assert state(screen)["slide"] == "@alert-7"
    assert state(screen)["release"] == before["release"]
    box = screen.locator(".stage-alert").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1920, "height": 1080}
    fall_silent(screen)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    gone = screen.evaluate("window.shown.at(-1).at") / 1000
    end = datetime.fromisoformat(found["ends_at"]).timestamp()
    assert 0 <= gone - end <= 1
    assert state(screen)["slide"] == before["slide"]
    assert screen.evaluate("[...window.visible]") == [1]
    assert screen.locator(".stage-alert").count() == 0


def test_the_film_below_an_alert_stands_still_and_goes_on(screen: Page, release):
    film = next(slide for slide in release["slides"] if "data-film=" in slide["html"])
    serve(screen, release | {"slides": [film | {"dwell_s": 60}]})
    screen.goto(PLAYER)
    until(screen, "document.querySelector('video')?.currentTime > 0.5")
    say(screen, alert())
    screen.wait_for_selector(ON_ALERT, timeout=WAIT)
    stood = screen.evaluate("document.querySelector('video').currentTime")
    screen.wait_for_timeout(1000)
    assert screen.evaluate("document.querySelector('video').currentTime") == stood
    say(screen)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    until(screen, f"document.querySelector('video').currentTime > {stood}")


def test_an_alert_survives_a_restart_and_a_new_one_replaces_it(screen: Page, release):
    serve(screen, quick(release, slides=2, seconds=2))
    say(screen, alert())
    screen.goto(PLAYER)
    screen.wait_for_selector(ON_ALERT, timeout=WAIT)
    screen.wait_for_timeout(500)
    fall_silent(screen)
    screen.reload()
    screen.wait_for_selector('html[data-slide="@alert-7"]', timeout=WAIT)
    say(screen, alert("8"))
    screen.wait_for_selector('html[data-slide="@alert-8"]', timeout=WAIT)
    assert screen.locator(".stage-alert").count() == 1
    assert screen.evaluate("[...window.visible]") == [1]


def test_an_alert_comes_before_any_release_and_leaves_the_institution_behind(screen: Page):
    screen.route("**/ecran/hol/release.json", lambda route: route.abort("connectionrefused"))
    say(screen, alert())
    screen.goto(PLAYER)
    screen.wait_for_selector(ON_ALERT, timeout=WAIT)
    say(screen)
    screen.wait_for_selector('html[data-player="starting"]', timeout=WAIT)
    expect(screen.locator("#starting")).not_to_be_empty()


def test_the_code_is_shown_until_it_is_confirmed_and_then_reports_begin(screen: Page, release):
    answers = [{"state": "waiting", "code": "K7M4QX"}]
    reports: list[Any] = []
    secrets: set[str] = set()

    def pair(route: Route) -> None:
        secrets.add(route.request.headers["authorization"])
        route.fulfill(json=answers[0])

    def report(route: Route) -> None:
        document: Any = route.request.post_data_json
        reports.append(document)
        secrets.add(route.request.headers["authorization"])
        route.fulfill(json={"received": max([0, *(e["seq"] for e in document["entries"])])})

    screen.route(PAIR, pair)
    screen.route(REPORT, report)
    serve(screen, quick(release, slides=3, seconds=2))
    say(screen, pairing_until=utc(600))
    screen.goto(PLAYER)
    box = screen.locator("#code-box")
    expect(box).to_contain_text("Cod pentru consolă:", timeout=WAIT)
    expect(box).to_contain_text("K7M-4QX")
    assert reports == []
    answers[0] = {"state": "paired"}
    expect(box).to_have_count(0, timeout=WAIT)
    deadline = time.monotonic() + 20
    while not any(e["kind"] == "shown" for r in reports for e in r["entries"]):
        assert time.monotonic() < deadline
        screen.wait_for_timeout(200)
    assert len(secrets) == 1
    (secret,) = secrets
    assert len(secret) == len("Bearer ") + 43
    entries = [entry for sent in reports for entry in sent["entries"]]
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    shown = next(entry for entry in entries if entry["kind"] == "shown")
    assert shown["slide"] in {slide["id"] for slide in release["slides"][:3]}
    now = reports[-1]["now"]
    assert (now["state"], now["release"]) == ("playing", state(screen)["release"])
    assert now["environment"]["viewport"] == "1920x1080"


def test_the_overlay_opens_by_key_and_by_address_and_names_what_is_wrong(screen: Page, release):
    broken = release["slides"][0] | {
        "id": "stricat",
        "digest": "stricat",
        "html": '<article class="slide"><img src="/media/released/lipsa.webp" alt=""></article>',
    }
    document = quick(release)
    serve(screen, document | {"slides": [broken, *document["slides"]]})
    screen.goto(f"{PLAYER}?diagnostic")
    overlay = screen.locator("#diagnostic")
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    expect(overlay).to_contain_text("Diagnostic", timeout=WAIT)
    expect(overlay).to_contain_text("Un anunț nu a putut fi arătat și a fost sărit.")
    expect(overlay).to_contain_text("neasociat")
    screen.keyboard.press("d")
    expect(overlay).to_have_count(0)
    screen.keyboard.press("d")
    expect(overlay).to_be_visible()


# Lets a test stop the player's heart: the interval of its beats.
HEART = """
  window.beats = [];
  const { setInterval } = window;
  window.setInterval = (callback, pause, ...rest) => {
    const number = setInterval(callback, pause, ...rest);
    if (pause === 200) window.beats.push(number);
    return number;
  };
"""


def test_a_rotation_that_stopped_is_started_again_inside_the_page(screen: Page, release):
    screen.add_init_script(HEART)
    serve(screen, quick(release))
    screen.goto(PLAYER)
    until(screen, "window.shown.length > 3")
    screen.evaluate("window.same = true; window.beats.forEach((one) => clearInterval(one))")
    count = screen.evaluate("window.shown.length")
    screen.wait_for_timeout(1500)
    assert screen.evaluate("window.shown.length") <= count + 1
    until(screen, f"window.shown.length > {count} + 3", 15)
    assert screen.evaluate("window.same") is True
    screen.keyboard.press("d")
    expect(screen.locator("#diagnostic")).to_contain_text("Rotația anunțurilor s-a oprit")
