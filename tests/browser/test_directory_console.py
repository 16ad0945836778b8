"""The map of a place in the console: by pointer and by keyboard, and its numbers with it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import english_words
from tests.browser.product import Product

pytestmark = pytest.mark.browser

MAKE_SERVICE = """
from django.utils import timezone
from directory.models import County, Location, Organization, Service, ServiceAtLocation
owner = Organization.objects.create(name="Exemplu", key=f"exemplu {Organization.objects.count()}")
service = Service.objects.create(organization=owner, name="Exemplu", modified_at=timezone.now())
place = Location.objects.create(
    county=County.objects.get(code="AB"), latitude=46.07, longitude=23.58, precision="locality"
)
print(service.pk, ServiceAtLocation.objects.create(service=service, location=place).pk)
"""


@pytest.fixture(scope="module")
def record(product: Product) -> str:
    """The address of a record, and the key of its place."""
    service, place = product.portal("shell", "-c", MAKE_SERVICE).split()[-2:]
    return f"/admin/harta/servicii/{service}/locuri/{place}/"


def numbers(page: Page) -> tuple[float, float]:
    return (
        float(page.input_value("[name=point-latitude]")),
        float(page.input_value("[name=point-longitude]")),
    )


def test_the_marker_follows_pointer_and_keys_and_is_saved(admin_page: Page, record: str):
    page = admin_page
    page.goto(record)
    picture = page.locator("[data-map-point]")
    expect(picture).to_have_attribute("tabindex", "0")
    assert english_words(page) <= {"by"}  # the name of the licence of the points
    picture.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    assert numbers(page) == (46.071, 23.59)
    box = picture.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3, steps=3)
    page.mouse.up()
    latitude, longitude = numbers(page)
    assert latitude > 46.08
    assert longitude < 23.58
    page.get_by_role("button", name="Salvează punctul").click()
    expect(page.locator(".messages")).to_contain_text("Punctul a fost salvat.")
    page.goto(record)
    assert numbers(page) == (latitude, longitude)
