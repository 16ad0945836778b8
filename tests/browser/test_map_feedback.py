"""The public form for news of a county, in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

ADDRESS = "/harta/urmareste/"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_form_is_accessible_fits_and_sets_no_cookie(
    browser: Browser, portal_url, axe_violations, width
):
    context = browser.new_context(base_url=portal_url, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(ADDRESS)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('main button, main select, main .ask__choice')]"
        ".filter(e => e.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    assert not context.cookies()
    context.close()


def test_news_are_asked_for_without_javascript_and_an_error_keeps_what_was_typed(
    browser: Browser, portal_url
):
    context = browser.new_context(base_url=portal_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    page.select_option("#judet", "CJ")
    page.fill("#email", "cineva@exemplu")  # right for the browser, wrong for us
    page.wait_for_timeout(1100)  # the form's token is refused when it is younger than a second
    page.click("form.ask button")
    expect(page.get_by_text("Exemplu: nume@exemplu.ro.")).to_be_visible()
    assert page.input_value("#judet") == "CJ"
    page.fill("#email", "cineva@exemplu.ro")
    page.wait_for_timeout(1100)
    page.click("form.ask button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mai este un pas")
    assert not context.cookies()
    context.close()
