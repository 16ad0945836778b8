"""The addresses of the copy: page, pieces, worker, shell, app."""

import json
import re
from typing import Any

import brotli
import pytest

from core.shells import static_file
from directory.offline import build
from directory.offline.shell import shell

STATE = "/harta/offline/stare.json"
PAGE = "/harta/offline/"


@pytest.fixture
def sources(settings) -> None:
    """Without a collected bundle the shell names the style sheets that it is made of."""
    settings.DEBUG = True


def manifest() -> dict[str, Any]:
    made = build.manifest()
    assert made
    return made


def test_before_the_first_copy_the_page_says_when_to_come_back(client, db):
    response = client.get(PAGE)
    assert "Copia hărții nu e gata încă" in response.content.decode()
    assert "data-offline-copy" not in response.content.decode()
    answer = client.get(STATE)
    assert answer.status_code == 404
    assert answer.json()["detail"].endswith("Reveniți peste o oră.")


def test_the_page_says_what_comes_and_how_much_before(client, copy):
    html = client.get(PAGE).content.decode()
    made = manifest()
    for item in made["counties"]:
        assert f'value="{item["county"]}"' in html
        assert item["name"] in html
    assert "toată țara: 39 de servicii" in " ".join(html.split())


def test_the_state_names_the_pieces_and_nothing_of_the_house(client, copy):
    response = client.get(STATE)
    told = response.json()
    assert set(told) == {"made_at", "bundle", "common", "counties"}
    assert sum(item["services"] for item in told["counties"]) == 39
    assert "no-cache" in response["Cache-Control"]


def test_a_piece_comes_packed_or_plain_and_stays_for_ever(client, copy):
    name = manifest()["common"]["piece"]
    packed = client.get(f"/harta/offline/{name}.json", headers={"accept-encoding": "gzip, br"})
    plain = client.get(f"/harta/offline/{name}.json")
    assert packed["Content-Encoding"] == "br"
    assert json.loads(brotli.decompress(packed.content)) == plain.json() == copy["common"]
    for response in (packed, plain):
        assert "immutable" in response["Cache-Control"]
        assert "Accept-Encoding" in response["Vary"]


def test_a_piece_that_does_not_exist_and_a_path_that_is_none_are_404(client, copy):
    assert client.get(f"/harta/offline/{'0' * 32}.json").status_code == 404
    assert client.get("/harta/offline/..%2fmanifest.json").status_code == 404
    assert client.get("/harta/offline/manifest.json").status_code == 404


def test_a_piece_costs_no_query(client, copy, django_assert_num_queries):
    name = manifest()["common"]["piece"]
    with django_assert_num_queries(0):
        client.get(f"/harta/offline/{name}.json")


def test_the_worker_names_the_shell_and_is_asked_for_each_time(client, db, sources):
    response = client.get("/harta/sw.js")
    script = response.content.decode()
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-cache" in response["Cache-Control"]
    assert script.startswith('import { serve } from "/static/js/offline/service-worker/serve')
    told = json.loads(script[script.index("{", script.index("serve(")) : script.rindex(")")])
    names = {re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", file["url"]) for file in told["files"]}
    assert {
        "/static/js/offline/app.js",
        "/static/js/offline/worker.js",
        "/static/js/offline/search/finder.js",
        "/static/js/map/main.js",
        "/static/js/vendor/leaflet/leaflet.css",
        "/static/css/map.css",
    } <= names
    assert told["page"] == "/harta/offline/cadru/"


def test_the_files_of_the_shell_exist_and_the_version_follows_them(db, monkeypatch, sources):
    before = shell()
    assert all(file["bytes"] for file in before["files"])
    assert static_file("js/offline/app.js").exists()
    monkeypatch.setattr("directory.offline.shell.OTHERS", ())
    assert shell()["version"] != before["version"]


def test_the_shell_is_a_page_without_anybody_in_it(client, db, sources):
    response = client.get("/harta/offline/cadru/")
    html = response.content.decode()
    assert "data-offline" in html
    assert "noindex" in html
    assert "Set-Cookie" not in response.headers
    assert "Vă aflați" not in html


def test_the_app_starts_and_stays_in_the_map(client, db):
    response = client.get("/harta/aplicatie.webmanifest")
    told = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert told["start_url"] == told["scope"] == "/harta/"
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert 'rel="manifest"' in client.get("/harta/").content.decode()
