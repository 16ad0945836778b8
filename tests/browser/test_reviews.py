"""Reviews from the form to the page: a visitor, the provider and a moderator, each at their screen."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import english_words
from tests.browser.product import Product

OPINION = "Mâncarea este caldă și oamenii sunt primitori în fiecare zi."
REFUSED = "Mi s-a spus să vin mâine, de trei ori la rând, fără nicio explicație."
REPLY = "Vă mulțumim. Vă așteptăm de luni până vineri, la aceeași oră."
REASON = "Scrieți ce ați trăit dumneavoastră."
APPEAL = "Am fost acolo chiar eu, de fiecare dată, cu buletinul la mine."
AUTHOR = "cititor@exemplu.ro"
MAKE_SERVICE = """
from django.utils import timezone
from directory.models import County, Location, Organization, Service, ServiceAtLocation
from directory.providers import accounts
name = f"Cantina Alinare {Service.objects.count()}"
owner = Organization.objects.create(name="Asociația Alinare", key=name)
service = Service.objects.create(
    organization=owner, name=name, stage="published", modified_at=timezone.now()
)
place = Location.objects.create(county=County.objects.get(code="AB"))
ServiceAtLocation.objects.create(service=service, location=place, stage="published")
accounts.join(accounts.get_or_make("alinare@exemplu.ro", "Ana"), owner)
print(service.pk)
print(name)
"""
# The links that the provider and the author receive, the newest first.
MAILED = f"""
from core.models import OutgoingMail
from directory.models import Notice
print(Notice.objects.filter(user__email="alinare@exemplu.ro").order_by("-pk")[0].url)
print(OutgoingMail.objects.filter(to="{AUTHOR}").order_by("-pk")[0].text)
"""


class Record(NamedTuple):
    """A service whose provider has a member."""

    path: str
    name: str


@pytest.fixture
def record(product: Product) -> Record:
    *_, key, name = product.portal("shell", "-c", MAKE_SERVICE).splitlines()
    return Record(f"/harta/{key}/", name)


@pytest.fixture
def visitor(browser: Browser, portal_url: str) -> Iterator[Page]:
    """Somebody without an account and without JavaScript."""
    context = browser.new_context(base_url=portal_url, java_script_enabled=False)
    yield context.new_page()
    assert not context.cookies()
    context.close()


def send(page: Page, text: str, button: str, email: str = "") -> None:
    """Fill in a public form and send it, no faster than a person."""
    assert not english_words(page), page.url
    page.locator("textarea").fill(text)
    if email:
        page.get_by_label("Adresa dumneavoastră de e-mail").fill(email)
    page.wait_for_timeout(1100)  # the form's token is refused when it is younger than a second
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()
    assert not english_words(page), page.url


def decide(page: Page, record: Record, text: str, button: str, reason: str = "") -> None:
    """Open what waits in the queue and decide on it."""
    page.goto("/admin/harta/pareri/")
    assert not english_words(page), page.url
    row = page.get_by_role("row").filter(has_text=record.name).filter(has_text=text[:40])
    with page.expect_navigation():
        row.get_by_role("link").click()
    assert not english_words(page), page.url
    page.get_by_label("Motivul").fill(reason)
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messages")).to_be_visible()


def test_a_review_is_published_and_answered_and_a_refused_one_is_contested(
    visitor: Page, admin_page: Page, product: Product, record: Record
):
    for text in (OPINION, REFUSED):
        visitor.goto(f"{record.path}parere/")
        send(visitor, text, "Trimiteți părerea", AUTHOR)
        expect(visitor.get_by_role("link", name="pagina părerii mele")).to_be_visible()
    visitor.goto(record.path)
    expect(visitor.get_by_text("Încă nu este publicată nicio părere.")).to_be_visible()

    decide(admin_page, record, OPINION, "Publică")
    decide(admin_page, record, REFUSED, "Refuză", REASON)
    mailed = product.portal("shell", "-c", MAILED)
    to_provider, to_author = (
        urlsplit(link).path for link in re.findall(r"http\S+/parerea-mea/\S+", mailed)
    )
    assert REASON in mailed

    visitor.goto(to_provider)
    send(visitor, REPLY, "Trimiteți răspunsul")
    visitor.goto(to_author)
    expect(visitor.get_by_role("main")).to_contain_text(REASON)
    send(visitor, APPEAL, "Contestați refuzul")

    decide(admin_page, record, OPINION, "Publică răspunsul")
    decide(admin_page, record, REFUSED, "Primește contestația și publică", "Aveți dreptate.")
    visitor.goto(record.path)
    opinions = visitor.locator(".opinion")
    expect(opinions).to_have_count(2)
    expect(opinions.filter(has_text=OPINION)).to_contain_text(REPLY)
    expect(opinions.filter(has_text=REFUSED)).to_be_visible()
    assert not english_words(visitor)
