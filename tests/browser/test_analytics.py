"""Measuring is off; when it is on, nothing leaves before the visitor agrees."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.product import Product
from tests.browser.waiting import until

SWITCH_ON = """
from core.models import PortalSettings
from wagtail.models import Site
settings = PortalSettings.for_site(Site.objects.get())
settings.analytics_id = "G-TEST123456"
settings.save()
"""


@pytest.fixture
def measured(browser: Browser, fresh_product: Product) -> Iterator[tuple[Page, list[str]]]:
    """A visitor of a portal that measures; requests to others are noted and answered by nobody."""
    fresh_product.portal("shell", "-c", SWITCH_ON)
    fresh_product.start()
    context = browser.new_context(base_url=fresh_product.url)
    foreign: list[str] = []

    def note(route: Route) -> None:
        foreign.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(fresh_product.url), note)
    yield context.new_page(), foreign
    context.close()


def test_nothing_is_asked_of_google_before_a_yes_and_never_after_a_no(measured):
    page, foreign = measured
    page.goto("/")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert foreign == []
    dialog.get_by_role("button", name="Nu").click()
    expect(dialog).to_be_hidden()
    page.goto("/servicii/", wait_until="networkidle")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert foreign == []
    assert page.context.cookies() == []


def test_after_a_yes_google_is_asked_and_the_hall_screen_still_asks_nobody(measured):
    page, foreign = measured
    page.goto("/")
    page.get_by_role("dialog").get_by_role("button", name="Da").click()
    page.wait_for_selector("script[src*=googletagmanager]", state="attached")
    page.wait_for_timeout(300)
    assert foreign
    assert all(url.startswith("https://www.googletagmanager.com/") for url in foreign)
    page.goto("/cauta/?q=necazul-meu")
    told = what_google_is_told(page)
    page.goto("/servicii/", referer=page.url)
    told += what_google_is_told(page)
    assert "page_location" in told
    assert "necazul-meu" not in told
    foreign.clear()
    page.goto("/ecran/hol/")
    page.wait_for_selector("html[data-player=playing]", state="attached")
    assert foreign == []


def what_google_is_told(page: Page) -> str:
    """Return what the page hands over, as text."""
    until(page, "window.dataLayer?.length > 3")
    return str(page.evaluate("JSON.stringify(window.dataLayer.map((entry) => [...entry]))"))
