"""The console and a television together: code, confirmation, reports, state, revocation."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import english_words
from tests.browser.product import Product

pytestmark = pytest.mark.kiosk

SCREEN = """
from displays.models import Screen
print(Screen.objects.get(slug="hol").pk)
"""


@pytest.fixture
def television(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A browser of its own at the screen's address."""
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": 1920, "height": 1080}}
    )
    page = context.new_page()
    page.goto("/ecran/hol/")
    yield page
    context.close()


@pytest.fixture(scope="module")
def state(product: Product) -> str:
    """The address of the page of the hall's screen."""
    pk = product.portal("shell", "-c", SCREEN).split()[-1]
    return f"{product.url}/admin/ecrane/{pk}/"


def pair(console: Page, television: Page, state: str) -> None:
    """Do what a person does with the console here and the television there."""
    console.goto(f"{state}asociere/")
    if console.get_by_role("button", name="Pornește asocierea").is_visible():
        console.get_by_role("button", name="Pornește asocierea").click()
    code = television.locator("#code-box strong")
    expect(code).to_have_text(re.compile(r"^[A-Z0-9]{3}-[A-Z0-9]{3}$"), timeout=30_000)
    console.get_by_label("Codul de pe televizor").fill(code.inner_text().lower())
    console.get_by_role("button", name="Continuă").click()
    expect(console.locator(".pairing")).to_contain_text("Chromium")
    console.get_by_role("button", name="Da, asociază-l").click()
    expect(console.locator(".messages")).to_contain_text("Televizorul este asociat")


def test_a_television_is_paired_confirmed_followed_and_revoked(
    television: Page, approver_page: Page, state: str
):
    console = approver_page
    errors: list[str] = []
    console.on("pageerror", lambda error: errors.append(str(error)))
    console.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    pair(console, television, state)
    expect(television.locator("#code-box")).to_have_count(0, timeout=20_000)
    # The page tells of the reports without being loaded again.
    console.evaluate("window.same = true")
    heading = console.locator(".screen-card__state")
    expect(heading).to_have_text("Confirmat pe ecran", timeout=60_000)
    expect(console.locator(".is-reached")).to_have_count(3)
    # The small picture follows the slide on the television.
    small = console.frame_locator("iframe[data-frame]").locator("html")
    for _change in range(2):
        shown = television.locator("html").get_attribute("data-slide")
        television.wait_for_selector(f'html:not([data-slide="{shown}"])', timeout=40_000)
        now = television.locator("html").get_attribute("data-slide") or ""
        expect(small).to_have_attribute("data-slide", now, timeout=20_000)
    assert console.evaluate("window.same") is True
    assert english_words(console) == set()
    console.reload()
    expect(console.locator(".screen-table").last).to_contain_text("arătat")
    console.get_by_role("button", name="Retrage asocierea").click()
    expect(heading).to_have_text("Neasociat")
    assert errors == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_state_page_fits_and_can_be_read_by_everybody(
    approver_page: Page, state: str, product: Product, axe_violations: Any, width: int
):
    page = approver_page
    page.set_viewport_size({"width": width, "height": 900})
    for address in (f"{product.url}/admin/ecrane/", state, f"{state}asociere/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert english_words(page) == set()
        assert axe_violations(page, runOnly=["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]) == []
