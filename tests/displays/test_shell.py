"""The player's shell: what a hall screen keeps to start without the server."""

import hashlib
import json
import re

from core.shells import static_file
from displays import shell as shells
from displays.release import assets

WORKER = "/ecran/sw.js"


def described(client):
    script = client.get(WORKER).content.decode()
    return json.loads(script[script.index("{", script.index("serve(")) : script.rindex(")")])


def test_the_worker_is_asked_for_each_time_and_rules_over_the_screens_alone(client, db):
    response = client.get(WORKER)
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-cache" in response["Cache-Control"]
    assert response["Service-Worker-Allowed"] == "/ecran/"
    assert "Set-Cookie" not in response.headers
    assert client.post(WORKER).status_code == 405


def test_the_worker_costs_no_database_query(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(WORKER)


def test_a_screen_called_sw_js_could_not_take_its_place(client, db):
    script = client.get(WORKER).content.decode()
    assert re.match(r'import \{ serve \} from "/static/js/player/worker/routes[^"]*\.js";', script)


def test_the_shell_names_all_that_the_screen_needs_and_nothing_of_other_pages(client, db):
    urls = {file["url"] for file in described(client)["files"]}
    names = {re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", url) for url in urls}
    assert {
        "/static/js/player/main.js",
        "/static/js/player/worker/routes.js",
        "/static/js/vendor/noble-hashes/sha2.js",
        "/static/css/player.css",
        "/static/img/favicon.svg",
    } <= names
    assert {asset["url"] for asset in assets()} <= urls
    assert not {"/static/js/player/board.js", "/static/js/player/preview.js"} & names


def test_every_file_of_the_shell_is_named_with_its_content(client, db):
    for path in ("js/player/main.js", "css/player.css"):
        body = static_file(path).read_bytes()
        entry = next(file for file in described(client)["files"] if path[:-4] in file["url"])
        assert entry["bytes"] == len(body)
        assert entry["sha256"] == hashlib.sha256(body).hexdigest()


def test_the_version_changes_with_a_module_and_with_the_page(monkeypatch, tmp_path, settings):
    before = shells.shell()["version"]
    assert before == shells.shell()["version"]
    monkeypatch.setattr(shells, "_page_digest", lambda: "altul")
    page_changed = shells.shell()["version"]
    monkeypatch.undo()
    monkeypatch.setattr(shells, "OTHERS", shells.OTHERS[1:])
    assert len({before, page_changed, shells.shell()["version"]}) == 3
