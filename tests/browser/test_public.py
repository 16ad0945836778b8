"""What a citizen meets, on the running product with its default content."""

import gzip
import re
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request, Response, expect

from tests.browser.addresses import FIRST_LINKS, FIXED_TYPES, OF_RECORD, SERVICES
from tests.browser.looks import each_look

WEIGHT_LIMIT = 30_000  # bytes on the wire without images, shared/design: service pages
NARROW = 320  # 1280 px at 400 %, WCAG 1.4.10


@pytest.fixture(scope="session")
def page_types(browser: Browser, portal_url: str) -> dict[str, str]:
    """One address of each public page type."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    found = dict(FIXED_TYPES)
    for kind, (address, selector) in FIRST_LINKS.items():
        page.goto(portal_url + address)
        found[kind] = page.locator(selector).first.get_attribute("href") or ""
    page.goto(portal_url)
    found["information"] = page.locator("footer a[href^='/']").first.get_attribute("href") or ""
    context.close()
    assert all(found.values()), found
    return found


@pytest.fixture
def plain(browser: Browser, portal_url: str):
    """A telephone without JavaScript."""
    context = browser.new_context(
        java_script_enabled=False, base_url=portal_url, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", OF_RECORD)
def test_an_address_of_record_answers(portal_url, address):
    with urlopen(portal_url + address, timeout=30) as response:
        assert response.status == 200


def test_from_home_to_the_documents_in_three_taps_without_javascript(plain: Page):
    plain.goto("/")
    plain.get_by_role("link", name="Ajutor de urgență").first.click()
    plain.get_by_role("link", name="acte", exact=False).first.click()
    assert plain.get_by_role("heading", name="acte", exact=False).first.is_visible()
    assert plain.url.endswith("/servicii/ajutor-de-urgenta/" + urlsplit_fragment(plain.url))


def urlsplit_fragment(url: str) -> str:
    """Return ``#part`` of an address, or nothing."""
    fragment = urlsplit(url).fragment
    return f"#{fragment}" if fragment else ""


def test_search_and_feedback_work_without_javascript(plain: Page):
    plain.goto("/")
    plain.locator("main input[name=q], header input[name=q]").first.fill("ajutor social")
    plain.keyboard.press("Enter")
    expect(plain.locator(".search-result a[href]").first).to_be_visible()
    plain.goto("/servicii/ajutor-social/")
    plain.wait_for_timeout(1100)  # the form's token is refused when it is younger than a second
    plain.locator("form[action='/parere/'] button[value=da]").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Mulțumim")


def test_a_visitor_meets_no_cookie_and_no_third_party(browser, portal_url, page_types):
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    requests: list[Request] = []
    problems: list[str] = []
    page.on("request", lambda r: requests.append(r))  # noqa: PLW0108 -- Playwright refuses builtins
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    for kind, address in page_types.items():
        page.goto(address, wait_until="networkidle")
        assert not context.cookies(), kind
    hosts = {urlsplit(request.url).netloc for request in requests}
    context.close()
    assert hosts == {urlsplit(portal_url).netloc}
    assert [p for p in problems if "404" not in p] == []


def test_axe_finds_nothing(browser, portal_url, page_types, axe_violations):
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    found = {}
    for kind, address in page_types.items():
        page.goto(address)
        for look in each_look(page):
            if violations := axe_violations(page):
                found[kind, look] = violations
    context.close()
    assert found == {}


def test_nothing_scrolls_sideways_at_400_percent(browser, portal_url, page_types):
    context = browser.new_context(base_url=portal_url, viewport={"width": NARROW, "height": 800})
    page = context.new_page()
    wide = {}
    for kind, address in page_types.items():
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW:
            wide[kind] = width
    context.close()
    assert wide == {}


def test_every_page_type_is_light(browser, portal_url, page_types):
    context = browser.new_context(base_url=portal_url)
    heavy = {}
    for kind, address in page_types.items():
        page = context.new_page()
        responses: list[Response] = []
        page.on("response", lambda response, found=responses: found.append(response))
        page.goto(address, wait_until="networkidle")
        weight = sum(len(compressed(response)) for response in responses)
        if weight > WEIGHT_LIMIT:
            heavy[kind] = weight
        page.close()
    context.close()
    assert heavy == {}


def compressed(response: Response) -> bytes:
    """Return the body as it crosses the line; pictures and fonts do not count."""
    kind = response.headers.get("content-type", "")
    if response.status >= 300 or kind.startswith(("image/", "video/", "font/")):
        return b""
    return gzip.compress(response.body(), 6)


@pytest.mark.parametrize("address", SERVICES)
def test_a_service_prints_on_one_sheet(plain: Page, address):
    plain.goto(address)
    document = plain.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1


def test_every_target_is_large_enough_for_a_thumb(browser, portal_url, page_types):
    context = browser.new_context(base_url=portal_url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    small = {}
    for kind, address in page_types.items():
        page.goto(address)
        found = page.evaluate(SMALL_TARGETS)
        if found:
            small[kind] = found
    context.close()
    assert small == {}


# Buttons, form fields and links that stand alone; links inside sentences are exempt (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll(
  'button, input:not([type=hidden]), select, nav a, .button')]
  .filter(e => e.offsetParent && !e.closest('.trap'))
  .map(e => [e, (e.closest('label') || e).getBoundingClientRect()])
  .filter(([e, box]) => box.height < 43.5)
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${Math.round(box.height)}`)"""
