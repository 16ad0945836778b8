"""Nothing that the API says tells where a shelter is."""

import pytest

from directory.models import Service
from tests.directory.api.conftest import ROOT, SECRETS

LISTS = ("services", "organizations", "service_at_locations", "locations")


def text_of(response) -> str:
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode()


@pytest.mark.parametrize("form", ["json", "ndjson"])
@pytest.mark.parametrize("full", ["true", "false"])
@pytest.mark.parametrize("path", LISTS)
def test_no_list_and_no_stream_tells_a_shelters_place(path, full, form, shelter, client):
    asked = {"full": full, "full_service": full, "format": form}
    asked |= {"per_page": 500} if form == "json" else {}
    text = text_of(client.get(ROOT + path, asked))
    location = shelter.places.get().location
    hidden = [*SECRETS, str(location.pk)]
    assert [word for word in hidden if word in text] == []


def test_a_shelter_shows_its_county_and_says_that_it_is_protected(shelter, get):
    record = get(f"services/{shelter.pk}")
    (place,) = record["service_at_locations"]
    kinds = {item["link_type"]: item["value"] for item in place["location"]["attributes"]}
    assert kinds == {"county": shelter.places.get().location.county.name, "protected": "da"}
    assert "addresses" not in place["location"]
    assert "latitude" not in place["location"]


def test_no_circle_and_no_box_finds_a_shelter(shelter, get):
    for path in ("services", "service_at_locations", "locations"):
        assert get(path, lat=44.123456, lon=26.654321, radius=200)["empty"]
        assert get(path, bbox="26.65,44.12,26.66,44.13")["empty"]


def test_the_place_of_a_shelter_has_no_address_of_its_own(shelter, client, get):
    tie = shelter.places.get()
    assert client.get(f"{ROOT}locations/{tie.location_id}").status_code == 404
    shown = get(f"service_at_locations/{tie.pk}")
    assert shown["location_id"] != str(tie.location_id)


def test_a_neighbour_at_the_same_address_does_not_give_the_shelter_away(shelter, get):
    tie = shelter.places.get()
    other = Service.objects.published().exclude(pk=shelter.pk).first()
    other.places.update(location=tie.location)
    neighbour = get(f"services/{other.pk}")["service_at_locations"][0]["location_id"]
    assert get(f"services/{shelter.pk}")["service_at_locations"][0]["location_id"] != neighbour
