"""From the reminder in a mail to „datele sunt corecte”: two clicks on a telephone, no password, no script."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.product import Product

# Other tests have providers in the same portal, and a test that is tried again has made its own before.
MAKE_PROVIDER = """
from datetime import timedelta
from django.utils import timezone
from core.models import OutgoingMail
from directory.models import County, Location, Organization, Service, ServiceAtLocation
from directory.providers import accounts
from directory.providers.tasks import remind
number = Organization.objects.count()
address = f"ana.{number}@exemplu.ro"
owner = Organization.objects.create(name="Asociația Sânziana", key=f"sanziana {number}")
for name in ("Cantina Sânziana", "Centrul Sânziana"):
    service = Service.objects.create(
        organization=owner, name=name, stage="published", modified_at=timezone.now()
    )
    place = Location.objects.create(county=County.objects.get(code="AB"))
    ServiceAtLocation.objects.create(
        service=service, location=place, stage="published", phones=["0258811111"]
    )
accounts.join(accounts.get_or_make(address, "Ana"), owner)
owner.memberships.update(at=timezone.now() - timedelta(days=200))
assert remind(timezone.localdate()) >= 1
print(OutgoingMail.objects.get(to=address).text)
print(f"/harta/{service.pk}/")
"""


@pytest.fixture
def reminder(product: Product) -> str:
    """The text of the mail, and the address of one record."""
    return product.portal("shell", "-c", MAKE_PROVIDER)


def test_a_provider_confirms_all_data_in_two_clicks_without_password(
    browser: Browser, portal_url: str, reminder: str
):
    context = browser.new_context(
        base_url=portal_url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    [link] = re.findall(r"\S+/furnizori/confirma/\S+", reminder)
    page.goto(urlsplit(link).path)  # the first click, in the mail
    expect(page.get_by_label("Datele acestui serviciu sunt corecte")).to_have_count(2)
    page.wait_for_timeout(1100)  # the form's token is refused when it is younger than a second
    page.get_by_role("button", name="Datele sunt corecte").click()  # the second
    expect(page.get_by_role("main")).to_contain_text("Ați confirmat 2 servicii")
    page.goto(reminder.rsplit(maxsplit=1)[-1])
    expect(page.get_by_role("main")).to_contain_text("Date confirmate de furnizor")
    assert not context.cookies()
    context.close()
