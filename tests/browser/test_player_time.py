"""The hall screen and the time: moved clocks, boots in the wrong year, and the simulation."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from displays import simulation
from displays.stage.slides import sha256
from tests.browser.test_player import PLAYER, PLAYING, RELEASE, WAIT, WATCH, Release, quick
from tests.browser.waiting import until

pytestmark = pytest.mark.kiosk


@pytest.fixture
def release(portal_url: str) -> Release:
    """The release that the screen plays."""
    with urlopen(f"{portal_url}{PLAYER}release.json", timeout=30) as answer:
        return json.load(answer)


@pytest.fixture
def screen(browser: Browser, browser_context_args: dict[str, Any]):
    """A television whose server says nothing of alerts."""
    context = browser.new_context(**{**browser_context_args, "service_workers": "block"})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/ecran/hol/alert.json", lambda route: route.abort("connectionrefused"))
    page.add_init_script(WATCH)
    yield page
    context.close()
    assert errors == []


def serve(page: Page, document: dict[str, Any], date: str | None = None) -> None:
    """Let the player receive this release from a server whose clock shows ``date``."""
    headers = {"ETag": "none"} | ({"Date": date} if date else {})
    named = {key: document[key] for key in document.keys() - {"release", "issued_at"}}
    body = json.dumps(document | {"release": sha256(named)})
    page.unroute(RELEASE)
    page.route(
        RELEASE,
        lambda route: route.fulfill(body=body, headers=headers, content_type="application/json"),
    )


def kill_server(page: Page) -> None:
    page.unroute(RELEASE)
    page.route(RELEASE, lambda route: route.abort("connectionrefused"))


def window(start: str | None = None, end: str | None = None) -> dict[str, Any]:
    return {"from": start, "to": end, "weekdays": [], "hours": None}


def issued(document: dict[str, Any], at: str, *windows: list[Any], seconds: float) -> Any:
    slides = [
        slide | {"windows": found, "dwell_s": seconds}
        for slide, found in zip(document["slides"], windows, strict=False)
    ]
    return document | {"issued_at": at, "slides": slides}


def test_with_the_server_dead_a_clock_moved_past_its_end_takes_a_slide_away(screen: Page, release):
    screen.clock.install(time=datetime(2027, 3, 27, 12, tzinfo=UTC))
    document = issued(
        release,
        "2027-03-27T10:00:00+00:00",
        [window(end="2027-03-28T04:00:00")],
        [],
        seconds=300,
    )
    serve(screen, document)
    screen.goto(PLAYER)
    first, second = (slide["id"] for slide in document["slides"])
    screen.wait_for_selector(f'html[data-slide="{first}"]', timeout=WAIT)
    kill_server(screen)
    # Two seconds before its end, in the night in which 03:00 becomes 04:00.
    screen.clock.set_system_time(datetime(2027, 3, 28, 0, 59, 58, tzinfo=UTC))
    screen.wait_for_selector(f'html[data-slide="{second}"]', timeout=WAIT)
    gone = datetime.fromtimestamp(screen.evaluate("window.shown.at(-1).at") / 1000, UTC)
    late = (gone - datetime(2027, 3, 28, 1, tzinfo=UTC)).total_seconds()
    assert 0 <= late <= 1


@pytest.mark.parametrize(
    ("boot", "date"),
    [
        (datetime(1970, 1, 1, 0, 1, tzinfo=UTC), None),
        (datetime(1970, 1, 1, 0, 1, tzinfo=UTC), "Sat, 27 Mar 2027 12:00:00 GMT"),
        (datetime(2035, 1, 1, tzinfo=UTC), "Sat, 27 Mar 2027 12:00:00 GMT"),
    ],
    ids=["1970 without a Date", "1970", "2035"],
)
def test_a_boot_in_another_year_shows_what_has_no_dates_and_recovers_when_the_clock_is_set(
    screen: Page, release, boot: datetime, date: str | None
):
    screen.clock.install(time=boot)
    document = issued(
        release,
        "2027-03-27T10:00:00+00:00",
        [window("1960-01-01T00:00:00", "2040-01-01T00:00:00")],
        [],
        [window("2027-03-27T00:00:00", "2027-03-28T00:00:00")],
        seconds=1,
    )
    serve(screen, document, date)
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    kill_server(screen)
    first, second, third = (slide["id"] for slide in document["slides"])
    # Until the first release is whole, the screen shows the institution's own slide.
    screen.wait_for_selector(f'html[data-slide="{second}"]', timeout=WAIT)
    screen.evaluate("window.shown = []")
    until(screen, "window.shown.length > 1")
    # Before the first answer of the server a boot in 2035 cannot know better.
    assert set(screen.evaluate("window.shown.map((entry) => entry.slide)")) == {second}
    screen.evaluate("window.shown = []")
    screen.clock.set_system_time(datetime(2027, 3, 27, 12, 0, 10, tzinfo=UTC))
    until(screen, "window.shown.length > 4")
    assert set(screen.evaluate("window.shown.map((entry) => entry.slide)")) == {
        first,
        second,
        third,
    }


def test_a_boot_in_2035_with_the_server_dead_is_not_blank(screen: Page, release):
    screen.clock.install(time=datetime(2027, 3, 27, 12, tzinfo=UTC))
    ended = [window(end="2028-01-01T00:00:00")]
    document = issued(release, "2027-03-27T10:00:00+00:00", ended, ended, seconds=1)
    serve(screen, document)
    screen.goto(PLAYER)
    screen.wait_for_selector(PLAYING, timeout=WAIT)
    kill_server(screen)
    screen.clock.set_system_time(datetime(2035, 1, 1, tzinfo=UTC))
    screen.wait_for_selector('html[data-player="fallback"]', timeout=WAIT)


def test_ten_minutes_of_virtual_time_over_a_clock_change_equal_the_simulation(
    screen: Page, release
):
    start = datetime(2027, 10, 31, 0, 55, tzinfo=UTC)
    night = {"from": None, "to": None, "weekdays": [], "hours": ["03:56:00", "03:58:30"]}
    document = quick(release, slides=4, seconds=7) | {"issued_at": "2027-10-30T10:00:00+00:00"}
    document["slides"][1]["windows"] = [night]
    document["slides"][2]["windows"] = [window(end="2027-10-31T03:59:33")]
    screen.clock.install(time=start)
    serve(screen, document)
    screen.goto(PLAYER)
    screen.clock.pause_at(datetime(2027, 10, 31, 0, 55, 3, tzinfo=UTC))
    for _ in range(600):
        screen.clock.run_for(1000)
        screen.wait_for_timeout(12)
    log = screen.evaluate("window.shown.filter((entry) => entry.slide)")
    # The root has two attributes that change with the first picture: two notes of one task.
    seen = [entry for at, entry in enumerate(log) if at == 0 or entry["at"] != log[at - 1]["at"]]
    first = datetime.fromtimestamp(seen[0]["at"] / 1000, UTC)
    last = datetime.fromtimestamp(seen[-1]["at"] / 1000 + 0.001, UTC)
    expected = simulation.simulate(document, first, last)
    assert [entry["slide"] for entry in seen] == [shown.slide for shown in expected]
    late = [
        entry["at"] / 1000 - shown.moment.timestamp()
        for entry, shown in zip(seen, expected, strict=True)
    ]
    assert len(seen) > 80
    assert min(late) >= -0.01
    assert max(late) <= 1
