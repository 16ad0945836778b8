"""The first page leads on, whatever exists behind it."""

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from core.models import PortalSettings
from home.models import InfoPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def portal(home_page):
    settings = PortalSettings.for_site(home_page.get_site())
    settings.institution_name = "Direcția Generală"
    settings.short_name = "DGASPC"
    settings.save()
    return settings


def test_an_empty_portal_still_has_a_first_page(home_page, client):
    response = client.get("/")
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert '<html lang="ro"' in html
    assert not response.cookies


def test_the_first_page_is_cheap(home_page, client):
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert len(captured) <= 12


def test_without_an_address_the_portal_button_leads_to_the_help_page(home_page, portal, client):
    help_page = home_page.add_child(
        instance=InfoPage(title="Cum depuneți azi", slug="cum-depuneti")
    )
    portal.portal_help_page = help_page
    portal.save()
    assert 'href="/cum-depuneti/"' in client.get("/").content.decode()


def test_with_an_address_the_portal_button_leads_to_the_portal(home_page, portal, client):
    portal.services_portal_url = "https://servicii.exemplu.ro/"
    portal.save()
    html = client.get("/").content.decode()
    assert html.count('href="https://servicii.exemplu.ro/"') >= 2


def test_the_institution_is_described_without_inventing_anything(home_page, portal, client):
    html = client.get("/").content.decode()
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    institution = next(
        d for d in json.loads(data)["@graph"] if d["@type"] == "GovernmentOrganization"
    )
    assert institution["name"] == "Direcția Generală"
    assert "telephone" not in institution
    assert "address" not in institution


def test_pages_with_a_footer_name_stand_in_the_footer(home_page, client):
    home_page.add_child(
        instance=InfoPage(title="Declarația", slug="d", footer_title="Declarația de accesibilitate")
    )
    home_page.add_child(
        instance=InfoPage(title="C", slug="c", footer_title="Ciornă în subsol", live=False)
    )
    html = client.get("/").content.decode()
    assert "Declarația de accesibilitate" in html
    assert "Ciornă în subsol" not in html
