"""A protected place stays hidden at every address that the directory has, today's and tomorrow's.

The addresses are read from the project itself, so that a new one is asked as well.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from itertools import product

from django.urls import URLPattern, get_resolver

import brotli
import pytest

from directory.exports.build import build as build_open_data
from directory.models import Service
from directory.offline.build import build as build_copy
from tests.directory.public_corpus import SECRETS, corpus, shelter

__all__ = ["corpus", "shelter"]
ROOTS = ("harta/", "api/")
QUERIES = ("", "?vedere=harta", "?ordine=nume&p=2", "?lat=44.12&lon=26.65&raza=5", "?per_page=500")
BOX = "?bbox=26.6,44.1,26.7,44.2&zoom=14"


def patterns(found=None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the project under the roots."""
    for pattern in get_resolver().url_patterns if found is None else found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if route.startswith(ROOTS):
                yield route, pattern
        else:
            yield from patterns(pattern.url_patterns, route)


def text_of(response) -> str:
    """Return what an answer says, archives opened."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Encoding") == "br":
        data = brotli.decompress(data)
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    return data.decode("utf-8", "replace")


@pytest.fixture
def values(shelter, home_page, settings) -> dict[str, list[str]]:
    """What the parts of addresses may be: everything that leads to the shelter."""
    settings.DEBUG = True  # without a collected bundle the shell names its parts
    made = build_copy()
    place = shelter.places.get()
    county = place.location.county_id.lower()
    open_data = build_open_data()
    return {
        "digest": [made["common"]["piece"], *(item["piece"] for item in made["counties"])],
        "code": [county],
        "key": [str(shelter.pk), str(shelter.organization_id), str(place.pk)],
        "slug": ["judete", "harta", "categorii", "localitati", "lipsuri", "tipuri"],
        "section": ["servicii", "furnizori", "judete"],
        "name": [item["name"] for item in open_data["files"]],
    }


def test_no_address_tells_a_protected_place(client, shelter, values):
    hidden = [*SECRETS, str(shelter.places.get().location_id)]
    asked, told = 0, []
    for route, pattern in patterns():
        names = list(pattern.pattern.converters)
        known = [values.get(name, [str(shelter.pk)]) for name in names]
        for chosen in product(*known):
            address = "/" + route
            for name, value in zip(names, chosen, strict=True):
                part = next(p for p in address.split("<") if p.split(">")[0].endswith(name))
                address = address.replace("<" + part.split(">")[0] + ">", value, 1)
            for query in (*QUERIES, BOX) if not names else ("",):
                response = client.get(address + query)
                asked += 1
                assert response.status_code < 500, address
                text = text_of(response)
                told += [(address + query, word) for word in hidden if word in text]
    assert told == []
    assert asked > 150


def test_the_search_does_not_find_a_protected_place_by_its_street(client, shelter, home_page):
    html = client.get("/cauta/", {"q": "Ascunsă"}).content.decode()
    assert shelter.name not in html


def test_the_walk_would_find_a_leak(client, shelter, values):
    """The control: with the rule switched off the same walk must see the street."""
    Service.objects.filter(pk=shelter.pk).update(term=None, code_text="")
    text = text_of(client.get(f"/harta/{shelter.pk}/"))
    assert SECRETS[0] in text
    packed = [
        text_of(client.get(f"/harta/offline/{item['piece']}.json"))
        for item in build_copy()["counties"]
    ]
    assert SECRETS[0] in json.dumps(packed, ensure_ascii=False)
