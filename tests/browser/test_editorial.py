"""A notice from the editor's first word to the screen in the hall, and back."""

import json
import re
import time
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.console import (
    choose_first,
    english_words,
    insert_block,
    settle,
    wait_for_autosave,
)
from tests.browser.product import Product

TITLE = "Zi cu ușile deschise"
REASON = "Scrieți și ora la care se închid ușile."
SECONDS_TO_SCREEN = 15
BODY = "[data-contentpath='body']"
FIND_BOARD = """
from displays.models import NoticeboardPage
print(NoticeboardPage.objects.get(slug="avizier").pk)
"""


@pytest.fixture(scope="module")
def board_id(product: Product) -> int:
    return int(product.portal("shell", "-c", FIND_BOARD).split()[-1])


@pytest.fixture
def romanian() -> Callable[[Page], None]:
    """Check the screen in front of the editor."""

    def check(page: Page) -> None:
        assert english_words(page) == set(), page.url

    return check


def zone(page: Page, number: int) -> Locator:
    return page.locator(BODY).locator("[data-contentpath='content']").nth(number)


def write_notice(page: Page, base: str, board_id: int, romanian: Callable[[Page], None]) -> str:
    """Write a notice with a picture and a film, on two layouts; return its address in the console."""
    page.goto(f"{base}/admin/pages/add/displays/slidepage/{board_id}/")
    settle(page)
    page.fill("#id_title", TITLE)
    page.check("input[name=layout][value=image_text]")
    body = page.locator(BODY)
    insert_block(body, "Imagine")
    choose_first(body, "Alege o imagine")
    wait_for_autosave(page)
    romanian(page)
    page.check("input[name=layout][value=free]")
    body.get_by_role("button", name="Șterge").first.click()
    insert_block(body, "Zonă")
    insert_block(zone(page, 0), "Imagine")
    choose_first(zone(page, 0), "Alege o imagine")
    insert_block(body, "Zonă")
    insert_block(zone(page, 1), "Film")
    choose_first(zone(page, 1), "Alege un film")
    end = timezone.localtime() + timedelta(days=3)
    windows = page.locator("[data-contentpath='windows']")
    windows.get_by_role("button", name="Inserează un bloc").first.click()
    windows.locator("input[id$='-end']").fill(f"{end:%d.%m.%Y %H:%M}")
    page.keyboard.press("Tab")  # closes the calendar
    page.get_by_role("button", name="Salvează ca ciornă").click()
    expect(page.locator(".messages")).to_contain_text("a fost actualizată")
    romanian(page)
    return page.url


def drag_up(page: Page, title: str, places: int) -> None:
    """Take a row by its handle and drop it some places higher; the order holds after a reload."""
    rows = page.locator("table.listing tbody tr")
    old = rows.count() - 1
    expect(rows.nth(old)).to_contain_text(title)
    rows.nth(old).scroll_into_view_if_needed()
    handle = rows.nth(old).get_by_role("button", name=re.compile("^Glisează")).bounding_box()
    above = rows.nth(old - places).bounding_box()
    assert handle
    assert above
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(handle["x"] + 5, above["y"] + 8, steps=20)
    page.wait_for_timeout(500)  # the rows make room
    page.mouse.move(handle["x"] + 5, above["y"] + 5, steps=3)
    page.wait_for_timeout(500)
    page.mouse.up()
    expect(page.locator(".messages")).to_contain_text("a fost mutată")
    page.reload()
    expect(rows.nth(old - places)).to_contain_text(title)


def open_actions(page: Page) -> None:
    page.locator(".w-footer, footer").get_by_role("button", name="Mai multe acțiuni").first.click()


def send_for_approval(page: Page) -> None:
    open_actions(page)
    page.get_by_role(
        "button", name=re.compile("^Trimite spre aprobare|^Retrimite spre aprobare")
    ).first.click()
    expect(page.locator(".messages")).to_contain_text("trimisă spre aprobare")


def titles_on_screen(page: Page, base: str) -> list[str]:
    release = json.loads(page.request.get(f"{base}/ecran/hol/release.json").text())
    return [str(slide["html"]) for slide in release["slides"]]


def wait_on_screen(page: Page, base: str, *, there: bool) -> float:
    """Wait until the release has (or has no more) the notice; return the seconds it took."""
    start = time.monotonic()
    while any(TITLE in html for html in titles_on_screen(page, base)) is not there:
        assert time.monotonic() - start < SECONDS_TO_SCREEN
        time.sleep(0.3)
    return time.monotonic() - start


def test_a_notice_goes_from_draft_to_the_hall_and_back(
    product: Product,
    board_id: int,
    editor_page: Page,
    approver_page: Page,
    page: Page,
    romanian: Callable[[Page], None],
):
    base = product.url
    page.goto(f"{base}/ecran/hol/")
    expect(page.locator("html")).to_have_attribute("data-player", "playing", timeout=30_000)
    before = page.locator("html").get_attribute("data-release")

    # The editor writes, puts the notice in its place, and sends it; there is no way to publish.
    edit_url = write_notice(editor_page, base, board_id, romanian)
    editor_page.goto(f"{base}/admin/pages/{board_id}/")
    romanian(editor_page)
    drag_up(editor_page, TITLE, places=3)
    romanian(editor_page)
    editor_page.goto(edit_url)
    settle(editor_page)
    open_actions(editor_page)
    assert editor_page.locator("[name=action-publish]").count() == 0
    romanian(editor_page)
    editor_page.keyboard.press("Escape")
    send_for_approval(editor_page)
    assert all(TITLE not in html for html in titles_on_screen(page, base))

    # The approver refuses: not without a reason.
    approver_page.goto(f"{base}/admin/")
    expect(approver_page.locator("#panel-todo-content, .todo").first).to_contain_text(
        f"De aprobat: „{TITLE}”"
    )
    romanian(approver_page)
    approver_page.get_by_role("link", name=f"De aprobat: „{TITLE}”").click()
    open_actions(approver_page)
    approver_page.get_by_role("button", name="Respinge și cere modificări").first.click()
    dialog = approver_page.locator(".modal-content")
    dialog.get_by_role("button", name="Respinge și cere modificări").click()
    expect(dialog).to_contain_text("Scrieți de ce respingeți")
    romanian(approver_page)
    dialog.locator("textarea").fill(REASON)
    dialog.get_by_role("button", name="Respinge și cere modificări").click()
    expect(approver_page.locator(".messages")).to_contain_text(TITLE)

    # The reason reaches the editor, who corrects and sends again.
    editor_page.goto(f"{base}/admin/")
    expect(editor_page.locator(".todo").first).to_contain_text(REASON)
    romanian(editor_page)
    editor_page.get_by_role("link", name=f"De corectat: „{TITLE}”").click()
    send_for_approval(editor_page)

    # Approved: the hall shows it within fifteen seconds, without a reload, and so does the board.
    approver_page.goto(edit_url)
    open_actions(approver_page)
    approver_page.get_by_role("button", name="Aprobă și publică", exact=True).first.click()
    expect(approver_page.locator(".messages")).to_contain_text(TITLE)
    wait_on_screen(page, base, there=True)
    expect(page.locator("html")).not_to_have_attribute(
        "data-release", before or "", timeout=SECONDS_TO_SCREEN * 1000
    )
    assert TITLE in page.request.get(f"{base}/avizier/").text()

    # Undone: it leaves both.
    approver_page.goto(f"{base}/admin/pages/{edit_url.rstrip('/').split('/')[-2]}/unpublish/")
    romanian(approver_page)
    approver_page.get_by_role("button", name="Da, anulează publicarea").click()
    wait_on_screen(page, base, there=False)
    assert TITLE not in page.request.get(f"{base}/avizier/").text()
