"""Short names and names of old laws lead to the page that answers now, as long as editors let them."""

from wagtail.contrib.redirects.models import Redirect

import pytest

from core import seeding
from home.seeding import MOVED_FOR_GOOD, OLD_ADDRESSES, SHORT_NAMES


@pytest.mark.parametrize("address", [*OLD_ADDRESSES, "/416/", "/vmi/?utm_source=afis"])
def test_an_old_address_leads_to_its_page(seeded, client, address):
    path = address.split("?", maxsplit=1)[0].rstrip("/")
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"].rstrip("/").endswith(OLD_ADDRESSES[path])


def test_a_law_that_gave_way_moved_for_good_and_a_short_name_did_not(seeded, client):
    assert {client.get(address).status_code for address in MOVED_FOR_GOOD} == {301}
    assert {client.get(address).status_code for address in SHORT_NAMES} == {302}


def test_what_an_editor_deleted_stays_deleted(seeded, client):
    Redirect.objects.filter(old_path="/416").delete()
    seeding.seed()
    assert client.get("/416/").status_code == 404
