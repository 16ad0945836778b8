"""Keys of the API in the console: told once, kept as a hash, revoked at once."""

import re

import pytest

from core.console.roles import MapRole
from directory.models import ApiKey
from tests.console.conftest import person, signed_in  # noqa: F401 -- fixtures
from tests.directory.public_corpus import ROOT

PAGE = "/admin/harta/chei/"
NEW = {"name": "Primăria Florești", "contact": "", "per_minute": "600"}


@pytest.fixture
def administrator(signed_in, home_page):  # noqa: F811 -- the fixture
    return signed_in(MapRole.ADMINISTRATOR)


def issue(browser) -> str:
    text = browser.post(PAGE, NEW).content.decode()
    found = re.search(r"<code>([\w-]{20,})</code>", text)
    assert found is not None
    return found[1]


def test_a_key_is_told_once_and_opens_the_api_until_it_is_revoked(administrator, client):
    key = issue(administrator)
    kept = ApiKey.objects.get()
    assert (kept.name, kept.per_minute, kept.hashed) == (
        "Primăria Florești",
        600,
        ApiKey.digest(key),
    )
    assert key not in administrator.get(PAGE).content.decode()
    assert client.get(ROOT, headers={"X-API-Key": key}).status_code == 200
    text = administrator.post(f"{PAGE}{kept.pk}/revoca/", follow=True).content.decode()
    assert "Cheia „Primăria Florești” nu mai este valabilă." in text
    assert client.get(ROOT, headers={"X-API-Key": key}).status_code == 401


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"name": ""}, "obligatoriu"), ({"per_minute": "3"}, "Scrieți cel puțin 120")],
)
def test_a_wrong_form_makes_no_key_and_says_why(administrator, changed, sentence):
    assert sentence in administrator.post(PAGE, NEW | changed).content.decode()
    assert not ApiKey.objects.exists()


def test_a_moderator_neither_sees_nor_makes_nor_revokes_keys(signed_in, home_page):  # noqa: F811 -- the fixture
    ApiKey.issue("Un ziar")
    browser = signed_in(MapRole.MODERATOR)
    pk = ApiKey.objects.get().pk
    for response in (
        browser.get(PAGE),
        browser.post(PAGE, NEW),
        browser.post(f"{PAGE}{pk}/revoca/"),
    ):
        assert response.status_code == 302
    assert ApiKey.objects.filter(active=True).count() == 1
