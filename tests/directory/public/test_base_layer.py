"""The optional pictures under the map: only where set, only from there, never broken."""

from django.core.exceptions import ValidationError

from wagtail.models import Site

import pytest

from core.models import PortalSettings

TILES = "https://{s}.harti.exemplu.ro/{z}/{x}/{y}.png"
CREDIT = "© Exemplu"


@pytest.fixture
def set_tiles(home_page, make):
    """Set the base layer of the default site."""
    make()

    def act(tiles: str = TILES, credit: str = CREDIT, **more: str) -> PortalSettings:
        found = PortalSettings.for_site(Site.objects.get(is_default_site=True))
        found.map_tiles, found.map_tiles_credit = tiles, credit
        for name, value in more.items():
            setattr(found, name, value)
        found.full_clean()
        found.save()
        return found

    return act


def images_of(client, address: str) -> str:
    parts = client.get(address)["Content-Security-Policy"].split("; ")
    return next(part for part in parts if part.startswith("img-src"))


def test_without_a_base_layer_no_other_server_is_allowed(client, home_page, make):
    make()
    assert images_of(client, "/harta/?vedere=harta") == "img-src 'self' data:"


def test_the_base_layer_is_allowed_on_the_map_alone(client, set_tiles):
    set_tiles()
    assert images_of(client, "/harta/?vedere=harta").endswith(" https://*.harti.exemplu.ro")
    text = client.get("/harta/?vedere=harta").content.decode()
    assert f'data-tiles="{TILES}"' in text
    assert f'data-credit="{CREDIT}"' in text
    for other in ("/harta/", "/harta/statistici/", "/"):
        assert "exemplu" not in images_of(client, other)


def test_the_map_in_a_frame_of_another_site_has_the_base_layer_too(client, set_tiles):
    set_tiles()
    address = "/harta/embed/?judet=CJ&vedere=harta"
    assert images_of(client, address).endswith(" https://*.harti.exemplu.ro")
    page = client.get(address)
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    text = page.content.decode()
    assert 'data-points="/harta/puncte.json?judet=CJ&amp;vedere=harta"' in text
    assert '<base target="_top">' in text  # the records may not be framed


def test_the_base_layer_goes_with_measuring(client, set_tiles):
    set_tiles(analytics_id="G-ABCD1234")
    images = images_of(client, "/harta/?vedere=harta")
    assert "google-analytics" in images
    assert "harti.exemplu.ro" in images


@pytest.mark.parametrize(
    "tiles",
    [
        "http://harti.exemplu.ro/{z}/{x}/{y}.png",
        "https://harti.exemplu.ro/harta.png",
        "https://harti.exemplu.ro/{z}/{x}.png",
        "https://harti.exemplu.ro; script-src */{z}/{x}/{y}",
        "https://harti.exemplu.ro/{z}/{x}/{y}.png' *",
        "https://{x}/{z}/{y}",
    ],
)
def test_an_address_that_is_none_is_refused_with_an_example(set_tiles, tiles):
    with pytest.raises(ValidationError, match=r"harti\.exemplu\.ro/\{z\}"):
        set_tiles(tiles)


def test_pictures_need_the_name_of_their_authors(set_tiles):
    with pytest.raises(ValidationError, match="ai cui sunt"):
        set_tiles(credit="")
