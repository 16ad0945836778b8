"""Short names and names of old laws lead to the page that answers now, as long as editors let them."""

from wagtail.contrib.redirects.models import Redirect

import pytest

from core import seeding
from home.seeding import OLD_ADDRESSES


@pytest.mark.parametrize("address", [*OLD_ADDRESSES, "/416/", "/vmi/?utm_source=afis"])
def test_an_old_address_leads_to_its_page(seeded, client, address):
    path = address.split("?", maxsplit=1)[0].rstrip("/")
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"].rstrip("/").endswith(OLD_ADDRESSES[path])


def test_what_an_editor_deleted_stays_deleted(seeded, client):
    Redirect.objects.filter(old_path="/416").delete()
    seeding.seed()
    assert client.get("/416/").status_code == 404
