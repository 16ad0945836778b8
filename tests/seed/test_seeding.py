"""The default content appears once, stays as editors leave it, and answers at its addresses."""

from django.core.management import call_command

from wagtail.models import Page, Revision, Site

import pytest

from core import seeding
from core.models import Amount, Film, Office, PortalImage, PortalSettings
from displays.models import Screen
from home.models import HomePage, NewsPage
from search.models import SynonymGroup
from services.models import ServicePage

pytestmark = pytest.mark.usefixtures("seeded")

ADDRESSES = (
    "/",
    "/servicii/",
    "/servicii/tichete-sociale-pensionari/",
    "/servicii/ajutor-social/",
    "/servicii/alocatia-de-sustinere/",
    "/servicii/ajutor-de-urgenta/",
    "/servicii/ajutor-chirie-incalzire/",
    "/noutati/",
    "/noutati/feed.xml",
    "/avizier/",
    "/avizier/feed.xml",
    "/avizier/embed/",
    "/avizier/cum-depuneti/",
    "/ecran/hol/",
    "/cauta/?q=vmi",
    "/harta-site/",
    "/sitemap.xml",
    "/robots.txt",
    "/despre-institutie/",
    "/declaratia-de-accesibilitate/",
    "/protectia-datelor/",
    "/informatii-de-interes-public/",
    "/transparenta-decizionala/",
    "/cookie-uri/",
    "/cum-depuneti-o-cerere/",
    "/termeni/",
)
COUNTED = (Page, Revision, Amount, Office, PortalImage, Film, Screen, SynonymGroup, PortalSettings)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_answers(client, address):
    assert client.get(address).status_code == 200


def test_seeding_again_changes_nothing():
    before = [model.objects.count() for model in COUNTED]
    call_command("seed")
    assert [model.objects.count() for model in COUNTED] == before


def test_what_an_editor_deleted_stays_deleted():
    ServicePage.objects.get(slug="ajutor-de-urgenta").delete()
    NewsPage.objects.first().delete()
    PortalImage.objects.first().delete()
    assert seeding.seed() == []
    assert not ServicePage.objects.filter(slug="ajutor-de-urgenta").exists()


def test_the_home_page_takes_the_place_of_wagtails_welcome_page():
    root = Site.objects.get(is_default_site=True).root_page
    assert isinstance(root.specific, HomePage)
    assert list(Page.objects.filter(depth=2)) == [root]


def test_the_portal_button_leads_to_the_help_page_while_no_address_is_set(client):
    link = PortalSettings.for_site(Site.objects.get(is_default_site=True)).services_portal_link()
    assert link == ("/cum-depuneti-o-cerere/", False, False)


def test_the_news_about_the_portal_waits_as_a_draft(client):
    draft = NewsPage.objects.get(slug="portalul-serviciilor-online")
    assert not draft.live
    assert draft.latest_revision is not None
    assert client.get("/noutati/portalul-serviciilor-online/").status_code == 404
    assert NewsPage.objects.live().count() == 3


def test_nothing_says_open_now_from_hours_that_nobody_confirmed(client):
    office = Office.objects.get()
    assert office.opening_state().is_open is None
    assert "2024" in office.note
    assert "deschis acum" not in client.get("/servicii/ajutor-social/").content.decode().lower()


def test_no_contact_data_were_made_up():
    settings = PortalSettings.objects.get()
    office = Office.objects.get()
    empty = (settings.phone, settings.email, settings.services_portal_url, settings.facebook_url)
    assert not any((*empty, settings.cofinancing_text, office.postcode, office.email))
    assert not office.phones.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/416/", "/servicii/ajutor-social/"),
        ("/vmi/", "/servicii/ajutor-social/"),
        ("/ajutor-incalzire/", "/servicii/ajutor-chirie-incalzire/"),
    ],
)
def test_short_addresses_lead_to_the_pages(client, old, new):
    response = client.get(old, follow=True)
    assert response.redirect_chain[-1][0] == new


def test_the_services_name_each_other():
    page = ServicePage.objects.get(slug="ajutor-social")
    assert [found.slug for found in page.related_services][:3] == [
        "alocatia-de-sustinere",
        "ajutor-chirie-incalzire",
        "ajutor-de-urgenta",
    ]
