"""The player's shell and the release documents over HTTP."""

import json

import pytest

from displays import services, store
from displays.seeding.builders import make_slide
from displays.shell import shell

RELEASE = "/ecran/hol/release.json"


@pytest.fixture
def published(screen, board):
    """A screen whose release is stored."""
    make_slide(board, slug="unu")
    services.refresh_all()
    return screen


def test_the_release_is_answered_with_its_id_as_etag(client, published):
    response = client.get(RELEASE)
    document = json.loads(response.content)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/json")
    assert response["ETag"] == f'"{document["release"]}"'
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("form", ['"{}"', 'W/"{}"', '"other", "{}"'])
def test_a_player_that_has_it_is_told_so_in_one_line(client, published, form):
    known = form.format(store.current("screens", "hol").release)
    response = client.get(RELEASE, headers={"If-None-Match": known})
    assert response.status_code == 304
    assert response.content == b""


def test_a_player_with_an_old_release_gets_the_new_one(client, published):
    response = client.get(RELEASE, headers={"If-None-Match": '"old"'})
    assert response.status_code == 200


def test_an_unchanged_release_asks_nothing_of_the_database(
    client, published, django_assert_num_queries
):
    known = client.get(RELEASE)["ETag"]
    with django_assert_num_queries(0):
        assert client.get(RELEASE).status_code == 200
        assert client.get(RELEASE, headers={"If-None-Match": known}).status_code == 304


def test_a_screen_without_a_stored_release_gets_one(client, screen):
    assert json.loads(client.get(RELEASE).content)["slides"] == []


def test_an_unknown_screen_is_not_found(client, home_page):
    assert client.get("/ecran/nimic/release.json").status_code == 404
    assert client.get("/ecran/nimic/").status_code == 404


@pytest.mark.parametrize("path", ["/ecran/..%2f..%2fx/release.json", "/ecran/a.b/release.json"])
def test_no_path_leads_out_of_the_folder(client, home_page, path):
    assert client.get(path).status_code == 404


def test_nothing_but_reading_is_allowed(client, published):
    assert client.post(RELEASE).status_code == 405


def test_the_shell_is_strict_static_and_never_translated(client, published, portal):
    response = client.get("/ecran/hol/")
    page = response.content.decode()
    assert 'lang="ro"' in page
    assert 'data-player="starting"' in page
    assert '<meta name="google" content="notranslate">' in page
    assert f'data-shell="{shell()["version"]}"' in page
    assert "Instituția de probă" in page
    assert "style=" not in page
    assert "Set-Cookie" not in response.headers
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_the_shell_asks_nothing_of_third_parties_even_with_analytics(client, published, portal):
    portal.analytics_id = "G-ABCD1234"
    portal.save()
    response = client.get("/ecran/hol/")
    assert "google" not in response["Content-Security-Policy"]
    assert "googletagmanager" not in response.content.decode()
