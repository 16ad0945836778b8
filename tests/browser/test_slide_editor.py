"""Writing a slide in the console: the layouts, the blocks they admit, the preview."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.product import Product

LAYOUTS = 10


@pytest.fixture
def new_slide(admin_page: Page, product: Product) -> Page:
    """The form of a new slide on the first noticeboard."""
    printed = product.portal(
        "shell",
        "-c",
        "from displays.models import NoticeboardPage; "
        "print('pk', NoticeboardPage.objects.get(slug='avizier').pk)",
    )
    number = re.findall(r"^pk (\d+)$", printed, re.MULTILINE)[0]
    admin_page.set_viewport_size({"width": 1600, "height": 1000})
    admin_page.goto(f"{product.url}/admin/pages/add/displays/slidepage/{number}/")
    return admin_page


def offered(page: Page) -> list[str]:
    """The blocks on offer under "+" in the slide's body."""
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    options = page.locator(".w-combobox__option")
    options.first.wait_for()
    names = options.all_inner_texts()
    page.keyboard.press("Escape")
    page.locator(".w-combobox").wait_for(state="detached")
    return names


def test_each_layout_offers_only_its_own_blocks(new_slide: Page):
    expect(new_slide.locator(".layout-option")).to_have_count(LAYOUTS)
    assert "Pași" not in offered(new_slide)
    new_slide.get_by_role("radio", name="Pași sau listă").check()
    assert offered(new_slide) == ["Pași", "Listă de acte"]
    new_slide.get_by_role("radio", name="Film", exact=False).check()
    assert offered(new_slide) == ["Text", "Film"]


def test_every_drawing_of_a_layout_is_there(new_slide: Page):
    widths = new_slide.locator(".layout-option img").evaluate_all(
        "(images) => images.map((image) => image.naturalWidth)"
    )
    assert len(widths) == LAYOUTS
    assert all(widths)


def test_the_preview_panel_shows_the_unsaved_slide_as_the_screen_would(new_slide: Page):
    new_slide.locator("[name=title]").fill("Titlu nesalvat")
    new_slide.get_by_role("button", name="Previzualizare", exact=False).first.click()
    frame = new_slide.frame_locator("#w-preview-iframe")
    stage = frame.locator(".stage:not([aria-hidden])")
    expect(stage.locator(".slide-title")).to_have_text("Titlu nesalvat", timeout=30_000)
    assert frame.locator("html").evaluate("() => window.innerWidth") == 1920
    choice = new_slide.locator("select[name=preview_mode], #id_preview_mode").first
    labels = choice.locator("option").all_inner_texts()
    assert [label.strip() for label in labels] == [
        "Ecran 1920×1080",
        "Ecran 1080×1920",
        "Anunț online",
    ]
