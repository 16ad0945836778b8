"""The drawing of a place in its county, on the page of its service."""

import re

from django.urls import reverse


def page_of(client, service) -> str:
    return client.get(reverse("directory_service", args=[service.pk])).content.decode()


def test_a_place_is_drawn_inside_its_county(client, make):
    text = page_of(client, make())
    left, top, width, height = map(float, re.findall(r'viewBox="([^"]+)"\s+role', text)[0].split())
    [(x, y)] = re.findall(r'outline__point" cx="([^"]+)" cy="([^"]+)"', text)
    assert left < float(x) < left + width
    assert top < float(y) < top + height
    assert re.search(r">\s*Cluj-Napoca\s*</text>", text)
    assert re.search(r"\?lat=46\.\d{4}&amp;lon=23\.\d{4}&amp;raza=5&amp;vedere=harta", text)


def test_a_protected_or_unknown_place_is_not_drawn(client, make):
    assert "outline__point" not in page_of(client, make("Adăpost", code="8790CR-VD-I"))
    assert "outline__point" not in page_of(client, make("Ferit", sensitive=True))


def test_a_point_far_outside_its_county_is_not_drawn(client, make):
    assert "outline__point" not in page_of(client, make(latitude=44.4, longitude=26.1))


def test_of_towns_whose_names_would_cover_each_other_one_is_named(client, make):
    text = page_of(client, make())
    assert "Cluj-Napoca\n" in text or ">Cluj-Napoca<" in text
    assert "Turda" in text
    assert "Câmpia Turzii" not in text
