"""An alert raised by clicking reaches the screen, the online board and the site, and ends everywhere."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import english_words
from tests.browser.product import Product

AT_MOST = 5_000  # ms, the bound of the issue
SHOWN = "html[data-player=alert]"
CALM = "html[data-player=playing], html[data-player=fallback]"
STOP = "Oprește acum"
COVERS = """() => {
    const stage = document.querySelector(".stage:not([aria-hidden])").getBoundingClientRect();
    const alert = document.querySelector(".stage:not([aria-hidden]) .hall-alert").getBoundingClientRect();
    return ["x", "y", "width", "height"].every((side) => Math.abs(stage[side] - alert[side]) < 2);
}"""


@pytest.fixture
def console(approver_page: Page, product: Product) -> Iterator[Page]:
    """The page of alerts as an approver sees it; whatever runs at the end is stopped."""
    approver_page.goto(f"{product.url}/admin/")
    yield approver_page
    approver_page.goto(f"{product.url}/admin/alerta/")
    while approver_page.get_by_role("button", name=STOP).count():
        stop(approver_page)


@pytest.fixture
def visitor(browser: Browser, browser_context_args: dict, product: Product) -> Iterator[Page]:
    """Somebody who looks at the screen or the site."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def stop(console: Page) -> None:
    console.get_by_role("button", name=STOP).first.click()
    console.get_by_text("a fost oprită peste tot").wait_for()


def put_up(console: Page, kind: str) -> None:
    """Two clicks and a confirmation."""
    console.get_by_role("link", name="Alertă pe ecrane").click()
    console.get_by_role("link", name=kind).click()
    console.get_by_role("button", name="Afișează acum").click()
    console.get_by_text("este trimisă pe ecrane").wait_for()


def test_two_clicks_and_a_confirmation_cover_the_screen_in_five_seconds_and_a_stop_frees_it(
    console: Page, visitor: Page, product: Product
):
    visitor.goto(f"{product.url}/ecran/hol/")
    visitor.wait_for_selector(CALM, timeout=30_000, state="attached")
    before = visitor.locator("html").get_attribute("data-release")
    put_up(console, "Evacuare")
    visitor.wait_for_selector(SHOWN, timeout=AT_MOST, state="attached")
    stage = visitor.locator(".stage:not([aria-hidden]) .hall-alert-evacuare")
    expect(stage.locator(".hall-alert-title")).to_have_text("Evacuați clădirea")
    root = visitor.locator("html")
    assert re.fullmatch(r"@alert-\d+", root.get_attribute("data-slide") or "")
    assert root.get_attribute("data-release") == before
    assert visitor.evaluate(COVERS), "the frame of the board is not covered"
    stop(console)
    visitor.wait_for_selector(CALM, timeout=AT_MOST, state="attached")


def test_the_preview_follows_the_typing_and_is_the_stage_of_the_screen(
    console: Page, product: Product
):
    console.goto(f"{product.url}/admin/alerta/liber/")
    console.fill("[name=title]", "Lift defect")
    frame = console.frame_locator("iframe[data-orientation=landscape]")
    title = frame.locator(".stage:not([aria-hidden]) .hall-alert-title")
    expect(title).to_have_text("Lift defect", timeout=15_000)
    assert english_words(console) == set()


def test_closed_today_is_on_the_site_and_the_online_board_and_ends_with_one_click(
    console: Page, visitor: Page, product: Product
):
    put_up(console, "Închis azi")
    visitor.goto(f"{product.url}/")
    banner = visitor.locator(".alert", has_text="Azi este închis")
    expect(banner).to_be_visible()
    visitor.goto(f"{product.url}/avizier/embed/")
    expect(visitor.locator(".embed-alert")).to_contain_text("Azi este închis")
    visitor.goto(f"{product.url}/avizier/ecran/")
    visitor.wait_for_selector(SHOWN, timeout=20_000, state="attached")
    stop(console)
    visitor.goto(f"{product.url}/")
    expect(banner).to_have_count(0)


def test_an_editor_has_no_way_to_alerts(editor_page: Page, product: Product):
    editor_page.goto(f"{product.url}/admin/")
    expect(editor_page.get_by_role("link", name="Alertă pe ecrane")).to_have_count(0)
    editor_page.goto(f"{product.url}/admin/alerta/evacuare/")
    expect(editor_page).to_have_url(f"{product.url}/admin/")


@pytest.mark.parametrize("path", ["alerta/", "alerta/evacuare/", "alerta/istoric/", "ce-se-vede/"])
def test_the_pages_fit_a_telephone_and_have_no_axe_violations(
    console: Page, product: Product, axe_violations: Callable[..., list[str]], path: str
):
    console.goto(f"{product.url}/admin/{path}")
    console.wait_for_load_state("networkidle")
    assert axe_violations(console) == []
    assert english_words(console) == set()
    console.set_viewport_size({"width": 360, "height": 800})
    assert console.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_is_seen_at_an_hour_stands_as_pictures_in_playing_order(
    console: Page, product: Product
):
    console.goto(f"{product.url}/admin/ce-se-vede/")
    pictures = console.locator(".storyboard iframe")
    assert pictures.count() > 1
    first = console.frame_locator(".storyboard iframe >> nth=0")
    expect(first.locator(".stage:not([aria-hidden]) .slide-title")).to_be_visible(timeout=15_000)
