"""The search as people use it: typing, choosing by keyboard and thumb, without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import each_look


@pytest.fixture
def box(page: Page, portal_url: str):
    """The search box of the first page, with its suggestions ready."""
    page.goto(portal_url)
    field = page.locator("main input[name=q]")
    field.focus()
    expect(field).to_have_role("combobox")
    return field


def options(page: Page):
    return page.get_by_role("listbox", name="Sugestii").get_by_role("option")


def test_a_suggestion_is_chosen_by_keyboard(page: Page, box):
    box.press_sequentially("ajutor de urg")
    expect(options(page).first).to_contain_text("Ajutor de urgență")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    marked = page.locator("[role=option][aria-selected=true]")
    expect(box).to_have_attribute("aria-activedescendant", marked.get_attribute("id") or "?")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/servicii/ajutor-de-urgenta/")


def test_escape_closes_the_list_and_leaves_the_words(page: Page, box):
    box.press_sequentially("ajutor")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box).to_have_value("ajutor")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)


def test_a_list_of_older_words_does_not_outlive_a_network_that_failed(page: Page, box):
    box.press_sequentially("ajutor")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.route("**/cauta/sugestii*", lambda route: route.abort())
    box.press_sequentially("x")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    expect(options(page)).to_have_count(0)


def test_a_field_with_a_list_is_a_text_field_with_the_keyboard_of_a_search(page: Page, box):
    for name, value in {"type": "text", "inputmode": "search", "enterkeyhint": "search"}.items():
        expect(box).to_have_attribute(name, value)
    box.fill("chirie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cauta/?q=chirie")


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page, box):
    box.press_sequentially("ajutor")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cauta/?q=ajutor")
    expect(page.locator(".search-result a[href]").first).to_be_visible()


def test_a_suggestion_is_chosen_by_thumb(browser: Browser, portal_url: str):
    context = browser.new_context(
        base_url=portal_url, viewport={"width": 360, "height": 740}, has_touch=True
    )
    page = context.new_page()
    page.goto("/cauta/")
    page.locator("main input[name=q]").tap()
    page.locator("main input[name=q]").press_sequentially("tichete")
    expect(options(page).first).to_be_visible()
    line = options(page).first.bounding_box()
    assert line
    assert line["height"] >= 43.5
    options(page).first.tap()
    page.wait_for_url(re.compile(r"/servicii/tichete|/cauta/\?q=tichete"))
    context.close()


def test_a_personal_code_is_not_sent_while_typing(page: Page, box):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box.fill("1960101123456")
    page.wait_for_timeout(500)
    assert [url for url in asked if "sugestii" in url] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_list(browser, portal_url, axe_violations, scheme):
    context = browser.new_context(base_url=portal_url, color_scheme=scheme)
    page = context.new_page()
    page.goto("/")
    page.locator("main input[name=q]").press_sequentially("ajutor")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert axe_violations(page) == []
    assert not context.cookies()
    context.close()


@pytest.mark.parametrize("query", ["vmi", "incalzrie", "ajutor&fel=servicii"])
def test_axe_finds_nothing_in_the_results(browser, portal_url, axe_violations, query):
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    page.goto(f"/cauta/?q={query}")
    for look in each_look(page):
        assert axe_violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
    context.close()


def test_without_javascript_groups_pages_and_messages_work(browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/cauta/?q=ajutor")
    page.get_by_role("link", name="Servicii", exact=False).last.click()
    page.goto("/cauta/?q=ajutor&p=2")
    expect(page.locator(".search-result a[href]").first).to_be_visible()
    page.goto("/cauta/?q=xqzwv")
    page.locator("textarea[name=text]").fill("Locul de parcare")
    page.wait_for_timeout(1100)  # the form's token is refused when it is younger than a second
    page.get_by_role("button", name="Trimiteți").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mulțumim")
    assert not context.cookies()
    context.close()
