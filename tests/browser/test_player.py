"""The hall screen in a real Chromium: what is on it, what changes it, what cannot disturb it."""

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route, expect

from displays.stage.slides import sha256
from tests.browser.product import Product
from tests.browser.waiting import until

pytestmark = pytest.mark.kiosk

PLAYER = "/ecran/hol/"
RELEASE = "**/ecran/hol/release.json"
WAIT = 20_000
PLAYING = 'html[data-player="playing"]'

# Notes every slide with its time, and in every frame how many stages can be seen.
WATCH = """
  window.shown = [];
  window.visible = new Set();
  new MutationObserver(() => {
    const { slide, release } = document.documentElement.dataset;
    window.shown.push({ slide, release, at: Date.now() });
  }).observe(document, { subtree: true, attributeFilter: ["data-slide", "data-release"] });
  const look = () => {
    const stages = [...document.querySelectorAll(".stage")];
    if (document.documentElement.dataset.player !== "starting") {
      window.visible.add(stages.filter((stage) => stage.style.visibility === "visible").length);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""

Release = dict[str, Any]
Edit = Callable[[Release], Release]


@pytest.fixture
def release(portal_url: str) -> Release:
    """The release that the screen plays."""
    with urlopen(f"{portal_url}{PLAYER}release.json", timeout=30) as answer:
        return json.load(answer)


@pytest.fixture
def screen(browser: Browser, browser_context_args: dict[str, Any], portal_url: str):
    """A television: 1920 × 1080, nothing stored; fails on errors of scripts and foreign requests."""
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": 1920, "height": 1080}}
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(WATCH)
    yield page
    context.close()
    assert errors == []
    assert [url for url in asked if not url.startswith(portal_url)] == []


def quick(release: Release, *, slides: int = 3, seconds: float = 0.8) -> Release:
    """A release with few slides that change fast."""
    short = [slide | {"dwell_s": seconds} for slide in release["slides"][:slides]]
    return release | {"slides": short}


def serve(page: Page, document: Release) -> None:
    """Let the player receive this release, under its right id, instead of the server's."""
    named = {key: document[key] for key in document.keys() - {"release", "issued_at"}}
    document["release"] = sha256(named)
    body = json.dumps(document)

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json", headers={"ETag": "none"})

    page.unroute(RELEASE)
    page.route(RELEASE, answer)


def state(page: Page) -> dict[str, str]:
    return page.evaluate("({ ...document.documentElement.dataset })")


def slides_shown(page: Page) -> list[str]:
    shown = page.evaluate("window.shown.map((entry) => entry.slide)")
    return [slide for at, slide in enumerate(shown) if at == 0 or slide != shown[at - 1]]


def wait_for_slide(page: Page, slide: str, timeout: float = WAIT) -> None:
    page.wait_for_selector(f'html[data-slide="{slide}"]', timeout=timeout)


def test_the_first_slide_comes_soon_and_is_stated(screen: Page, release: Release):
    started = time.monotonic()
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    assert time.monotonic() - started < 10
    assert state(screen)["release"] == release["release"]
    assert state(screen)["slide"] == release["slides"][0]["id"]
    assert screen.locator("html").get_attribute("lang") == "ro"
    assert screen.evaluate("getComputedStyle(document.querySelector('.slide')).cursor") == "none"
    assert screen.evaluate("document.fonts.check('1em \"Avizier Stage\"', 'ăâîșț')")


def test_slides_follow_in_order_and_never_leave_an_empty_frame(screen: Page, release: Release):
    serve(screen, quick(release, slides=4))
    screen.goto(PLAYER)
    ids = [slide["id"] for slide in release["slides"][:4]]
    until(screen, "window.shown.length > 12", 60)
    shown = slides_shown(screen)
    assert shown[:9] == [*ids, *ids, ids[0]]
    assert screen.evaluate("[...window.visible]") == [1]
    assert screen.locator(".stage").count() <= 3


def test_the_film_plays_from_its_first_frame_with_its_subtitles(screen: Page, release: Release):
    film = next(slide for slide in release["slides"] if "data-film=" in slide["html"])
    serve(screen, release | {"slides": [film]})
    screen.goto(PLAYER)
    wait_for_slide(screen, film["id"])
    video = screen.locator(".stage:not([aria-hidden]) video")
    assert video.evaluate("(film) => film.readyState >= 2 && film.muted && film.loop")
    until(screen, "document.querySelector('.stage:not([aria-hidden]) video').currentTime > 0.5")
    assert video.evaluate("(film) => film.textTracks[0].mode") == "showing"


def test_portrait_and_a_small_window_are_scaled_whole(screen: Page, release: Release):
    upright = quick(release, slides=1)
    upright["screen"] = upright["screen"] | {"orientation": "portrait"}
    serve(screen, upright)
    screen.set_viewport_size({"width": 640, "height": 360})
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    box = screen.locator(".stage:not([aria-hidden])").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(360, abs=1)
    assert box["width"] == pytest.approx(360 * 9 / 16, abs=1)
    assert screen.evaluate("document.documentElement.scrollWidth") == 640


def test_a_published_change_is_seen_within_15_seconds_without_a_reload(
    screen: Page, product: Product, release: Release
):
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    screen.evaluate("window.same = true")
    target = release["slides"][2]["id"]
    product.portal(
        "shell",
        "-c",
        f"from django.conf import settings; settings.PUBLIC_URL = {product.url!r}; "  # as it is served
        f"from displays.models import SlidePage; s = SlidePage.objects.get(slug={target!r}); "
        "s.title += ' (nou)'; s.save_revision().publish()",
    )
    # The time of publishing is when the new release was stored.
    stored = (product.var_dir / "releases" / "screens" / "hol.json").stat().st_mtime
    old = release["release"]
    seen = f"window.shown.find((e) => e.slide === {target!r} && e.release !== {old!r})"
    until(screen, f"{seen} !== undefined")
    assert screen.evaluate(seen)["at"] / 1000 - stored <= 15
    expect(screen.locator(".stage:not([aria-hidden]) .slide-title")).not_to_be_empty()
    assert screen.evaluate("window.same") is True


def test_a_new_release_goes_on_with_the_first_changed_slide(screen: Page, release: Release):
    serve(screen, quick(release, slides=4, seconds=60))
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    new = quick(release, slides=4, seconds=60)
    new["slides"][2] = new["slides"][2] | {"digest": "changed"}
    serve(screen, new)
    wait_for_slide(screen, new["slides"][2]["id"], timeout=12_000)
    assert state(screen)["release"] == new["release"]
    assert screen.evaluate("[...window.visible]") == [1]


def test_polling_the_same_release_does_not_restart_the_rotation(screen: Page, release: Release):
    requests: list[str] = []
    screen.on("request", lambda request: requests.append(request.url))
    serve(screen, quick(release, slides=3, seconds=3.5))
    screen.goto(PLAYER)
    until(screen, "window.shown.length > 7", 40)
    first, second, third = (slide["id"] for slide in release["slides"][:3])
    assert slides_shown(screen)[:4] == [first, second, third, first]
    assert sum("release.json" in url for url in requests) >= 3


def test_an_expired_slide_is_gone_within_a_second(screen: Page, release: Release):
    document = quick(release, slides=2, seconds=60)
    now = datetime.now(ZoneInfo("Europe/Bucharest"))
    end = (now + timedelta(seconds=6)).replace(microsecond=0)
    limit = end.strftime("%Y-%m-%dT%H:%M:%S")
    document["slides"][0]["windows"] = [{"from": None, "to": limit, "weekdays": [], "hours": None}]
    serve(screen, document)
    screen.goto(PLAYER)
    wait_for_slide(screen, document["slides"][0]["id"])
    wait_for_slide(screen, document["slides"][1]["id"])
    gone = screen.evaluate("window.shown.at(-1).at") / 1000
    assert 0 <= gone - end.timestamp() <= 1


def test_a_slide_outside_its_window_is_never_shown(screen: Page, release: Release):
    document = quick(release, slides=3)
    later: dict[str, Any] = {
        "from": "2099-01-01T00:00:00",
        "to": None,
        "weekdays": [],
        "hours": None,
    }
    document["slides"][1]["windows"] = [later]
    serve(screen, document)
    screen.goto(PLAYER)
    until(screen, "window.shown.length > 6", 20)
    assert document["slides"][1]["id"] not in slides_shown(screen)


def test_a_broken_slide_is_skipped(screen: Page, release: Release):
    with_picture = [slide for slide in release["slides"] if slide["media"]]
    plain = [slide for slide in release["slides"] if not slide["media"]]
    document = quick(release | {"slides": [plain[0], with_picture[0], plain[1]]})
    serve(screen, document)
    screen.route(f"**{with_picture[0]['media'][0]['url']}", lambda route: route.abort())
    screen.goto(PLAYER)
    until(screen, "window.shown.length > 5", 20)
    assert set(slides_shown(screen)) == {plain[0]["id"], plain[1]["id"]}
    assert screen.evaluate("[...window.visible]") == [1]


@pytest.mark.parametrize("slides", [[], ["broken"]])
def test_with_nothing_to_show_the_institution_is_shown(screen: Page, release: Release, slides):
    missing = '<article class="slide"><img src="/media/released/missing.webp" alt=""></article>'
    broken = [release["slides"][0] | {"id": name, "html": missing} for name in slides]
    serve(screen, release | {"slides": broken})
    screen.goto(PLAYER)
    screen.wait_for_selector('html[data-player="fallback"]', timeout=WAIT)
    expect(screen.locator(".stage:not([aria-hidden]) .slide-title")).not_to_be_empty()


def test_something_to_show_takes_the_place_of_the_fallback(screen: Page, release: Release):
    serve(screen, release | {"slides": []})
    screen.goto(PLAYER)
    screen.wait_for_selector('html[data-player="fallback"]', timeout=WAIT)
    serve(screen, quick(release))
    screen.wait_for_selector(PLAYING, timeout=12_000)


def answer_500(route: Route) -> None:
    route.fulfill(status=500, body="error")


def answer_html(route: Route) -> None:
    route.fulfill(body="<html>", content_type="text/html")


def answer_other(route: Route) -> None:
    route.fulfill(body='{"schema": 99}', content_type="application/json")


def hang_up(route: Route) -> None:
    route.abort("connectionrefused")


@pytest.mark.parametrize("sick", [answer_500, answer_html, answer_other, hang_up])
def test_a_sick_server_does_not_disturb_the_rotation(screen: Page, release: Release, sick):
    document = quick(release, seconds=2)
    serve(screen, document)
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    screen.unroute(RELEASE)
    screen.route(RELEASE, sick)
    before = screen.evaluate("window.shown.length")
    until(screen, f"window.shown.length >= {before + 4}", 20)
    assert state(screen)["player"] == "playing"
    assert state(screen)["release"] == document["release"]
    assert screen.evaluate("[...window.visible]") == [1]


def test_without_any_server_answer_the_institution_stands_there(screen: Page):
    screen.route(RELEASE, hang_up)
    screen.goto(PLAYER)
    assert state(screen)["player"] == "starting"
    expect(screen.locator("#starting")).not_to_be_empty()


def test_no_slide_of_the_default_content_overflows(screen: Page, release: Release):
    for orientation, (width, height) in {
        "landscape": (1920, 1080),
        "portrait": (1080, 1920),
    }.items():
        document = quick(release, slides=len(release["slides"]), seconds=0.5)
        document["screen"] = document["screen"] | {"orientation": orientation}
        serve(screen, document)
        screen.set_viewport_size({"width": width, "height": height})
        screen.goto(PLAYER)
        for slide in release["slides"]:
            wait_for_slide(screen, slide["id"])
            assert screen.locator(".stage:not([aria-hidden]) [data-overflow]").count() == 0, slide[
                "id"
            ]


def test_the_preview_is_the_screen_to_the_pixel(
    screen: Page, admin_page: Page, release: Release, product: Product
):
    slide = release["slides"][0]
    serve(screen, release | {"slides": [slide]})
    screen.goto(PLAYER)
    wait_for_slide(screen, slide["id"])
    number = product.portal(
        "shell",
        "-c",
        "from displays.models import SlidePage; "
        f"print('pk', SlidePage.objects.get(slug={slide['id']!r}).pk)",
    ).rsplit("pk ", 1)[1]
    admin_page.set_viewport_size({"width": 1920, "height": 1080})
    admin_page.goto(f"{product.url}/admin/pages/{number.strip()}/view_draft/?mode=landscape")
    wait_for_slide(admin_page, slide["id"])
    seen = [picture_of_slide(page) for page in (screen, admin_page)]
    assert ImageChops.difference(*seen).getbbox() is None


def picture_of_slide(page: Page) -> Image.Image:
    """The slide without the frame, whose clock goes on."""
    shot = page.locator(".stage:not([aria-hidden]) .frame-main").screenshot(animations="disabled")
    return Image.open(BytesIO(shot)).convert("RGB")


def test_as_on_the_screen_can_be_paused_and_stepped(screen: Page, release: Release):
    screen.goto("/avizier/ecran/")
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    first = state(screen)["slide"]
    pause = screen.get_by_role("button", name="Pauză")
    pause.click()
    expect(screen.get_by_role("button", name="Continuă")).to_be_visible()
    screen.wait_for_timeout(1000)
    screen.get_by_role("button", name="Următorul").click()
    screen.wait_for_selector(f'html:not([data-slide="{first}"])')
    screen.get_by_role("button", name="Continuă").click()
    expect(pause).to_be_visible()
