"""The map beside the list: the same services, by keyboard as by pointer, for ears as for eyes."""

import random
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.looks import WIDTHS
from tests.browser.product import Product

MAP = "/harta/?vedere=harta"
QUERIES = 50


def drawn(page: Page, address: str) -> None:
    """Open an address and wait until the map is drawn."""
    page.goto(address)
    expect(page.locator("[data-map][data-drawn]")).to_be_visible()


def smallest_county(page: Page) -> str:
    """Return the county with the fewest services on the map, but more than a handful."""
    page.goto("/harta/")
    options = page.eval_on_selector_all(
        "#f-judet option", "options => options.map((option) => [option.value, option.textContent])"
    )
    counts = {
        value: int(found[1]) for value, text in options if (found := re.search(r"\((\d+)\)", text))
    }
    return min((value for value in counts if counts[value] > 5), key=counts.__getitem__)


def press_mark(page: Page, number: int) -> None:
    """Reach a mark by the Tab key alone and press it."""
    page.locator("[data-map-canvas]").focus()
    for _ in range(200):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "[...document.querySelectorAll('button.mark')].indexOf(document.activeElement)"
        )
        if place == number:
            break
    else:
        raise AssertionError(f"mark {number} is not to be reached by keyboard")
    times = int(page.locator("[data-map]").get_attribute("data-drawn") or 0)
    page.keyboard.press("Enter")
    page.wait_for_function(
        """(times) => Number(document.querySelector("[data-map]").dataset.drawn) > times
          || !document.querySelector("[data-map-back]").hidden""",
        arg=times,
    )


def listed(page: Page) -> set[str]:
    """Return the services in the list under the map."""
    links = page.eval_on_selector_all("[data-map-list] a", "links => links.map((a) => a.href)")
    return {link.rstrip("/").rsplit("/", 1)[1] for link in links}


def test_every_service_of_a_county_is_reached_by_keyboard_and_the_way_leads_back(
    context: BrowserContext, product: Product
):
    page = context.new_page()
    county = smallest_county(page)
    address = f"{MAP}&judet={county}"
    answer = context.request.get(f"/harta/puncte.json?judet={county}").json()
    wanted = {point[0] for point in answer["points"]}
    reached: set[str] = set()
    paths: list[list[int]] = [[]]
    while paths:
        path = paths.pop()
        drawn(page, address)
        for number in path:
            press_mark(page, number)
        if page.locator("[data-map-back]").is_visible():
            reached |= listed(page)
            expect(page.locator("[data-map-heading]")).to_be_focused()
            page.get_by_role("button", name="Înapoi pe hartă").press("Enter")
            expect(page.locator("button.mark:focus")).to_have_count(1)
        elif len(path) < 8:
            paths += [[*path, number] for number in range(page.locator("button.mark").count())]
        if reached >= wanted:
            break
    assert reached == wanted


def test_escape_leads_from_a_mark_to_the_list(context: BrowserContext, product: Product):
    page = context.new_page()
    drawn(page, MAP)
    page.locator("button.mark").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-map-heading]")).to_be_focused()


def test_marks_say_how_many_and_where(context: BrowserContext, product: Product):
    page = context.new_page()
    drawn(page, MAP)
    names = page.eval_on_selector_all(
        "button.mark", "marks => marks.map((mark) => mark.getAttribute('aria-label'))"
    )
    assert len(names) > 5
    assert all(names)
    assert any(re.fullmatch(r"[\d.]+ (de )?servicii lângă .+", name) for name in names)
    assert len(names) <= 150, "more would be a wall for who walks by keyboard"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", [MAP, "/harta/embed/?vedere=harta"])
def test_the_map_is_accessible_and_fits(
    context: BrowserContext, product: Product, axe_violations, address, width
):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    drawn(page, address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe_violations(page) == [], scheme


def test_the_map_and_the_list_hold_the_same_services_for_many_questions(
    context: BrowserContext, product: Product
):
    page = context.new_page()
    page.goto("/harta/")
    chance = random.Random(3)  # noqa: S311 -- a fixed seed, the same questions
    choices = {
        name: page.eval_on_selector_all(
            f"#f-{name} option", "options => options.map((option) => option.value).slice(1)"
        )
        for name in ("judet", "grup", "tip", "fel")
    }
    words = ["bătrâni", "copii", "handicap", "cantină", "centru de zi", "îngrijire"]
    for _ in range(QUERIES):
        query = {
            name: chance.choice(choices[name])
            for name in chance.sample(sorted(choices), chance.randint(1, 2))
        }
        if chance.random() < 0.4:
            query["q"] = chance.choice(words)
        answer = context.request.get("/harta/puncte.json", params=query).json()
        on_map = {point[0] for point in answer["points"]}
        rows = context.request.get("/harta/export.csv", params=query).text().splitlines()[1:]
        in_list = {row.split(",", 1)[0] for row in rows if re.match(r"[0-9a-f-]{36},", row)}
        assert on_map <= in_list
        assert len(in_list - on_map) == answer["unplaced"]


def test_nothing_of_the_map_comes_from_elsewhere(context: BrowserContext, product: Product):
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    drawn(page, MAP)
    assert {url for url in asked if not url.startswith((product.url, "data:", "blob:"))} == set()
    assert not context.cookies()
