"""Suggestions while typing: the address, and the pure parts of the combobox."""

import json
import re
import subprocess

import pytest

from config.env import BASE_DIR
from home.models import InfoPage
from search.models import QueryCount
from search.query.results import Suggestion
from tests.displays.node import program_of_node

SITE = BASE_DIR / "static" / "js" / "site"


def in_node(module: str, expression: str) -> object:
    """Return what an expression says of the functions of a module."""
    program = (
        f"import * as m from {json.dumps((SITE / module).as_uri())};"
        f"process.stdout.write(JSON.stringify({expression}));"
    )
    done = subprocess.run(
        [program_of_node(), "--input-type=module", "-e", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return json.loads(done.stdout)


@pytest.mark.django_db
def test_the_answer_is_small_json_that_nobody_shares(home_page, client):
    home_page.add_child(instance=InfoPage(title="Protecția datelor", slug="date"))
    answer = client.get("/cauta/sugestii", {"q": "protec"})
    assert answer["Content-Type"] == "application/json"
    assert "private" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    lines = answer.json()["suggestions"]
    assert {"text": "Protecția datelor", "url": "/date/"} in lines


@pytest.mark.django_db
def test_words_and_pages_are_told_apart(home_page, client, monkeypatch):
    offered = [Suggestion("ajutor social"), Suggestion("Ajutor de urgență", "/urgenta/")]
    monkeypatch.setattr("search.engine.suggest", lambda _prefix: offered)
    assert client.get("/cauta/sugestii?q=ajutor").json() == {
        "suggestions": [
            {"text": "ajutor social", "url": None},
            {"text": "Ajutor de urgență", "url": "/urgenta/"},
        ]
    }


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", " ", "\x00", "a" * 10_000, "'\"<b>", "🙂", "((("])
def test_whatever_is_typed_gets_an_answer(home_page, client, typed):
    answer = client.get("/cauta/sugestii", {"q": typed})
    assert answer.status_code == 200
    assert isinstance(answer.json()["suggestions"], list)
    assert not QueryCount.objects.exists()


def test_only_a_get_is_answered(client, db):
    assert client.post("/cauta/sugestii").status_code == 405


def test_the_arrows_go_round_through_the_field():
    steps = "[-1, 0, 1, 2].map((at) => [m.move(at, 3, 'ArrowDown'), m.move(at, 3, 'ArrowUp')])"
    assert in_node("combobox.js", steps) == [[0, 2], [1, -1], [2, 0], [-1, 1]]


def test_screen_readers_hear_how_many_there_are():
    heard = in_node("combobox.js", "[0, 1, 2].map(m.announcement)")
    assert heard == [
        "",
        "O sugestie. Alegeți cu săgețile sus și jos.",
        "2 sugestii. Alegeți cu săgețile sus și jos.",
    ]


def test_personal_numbers_and_single_letters_are_not_asked_about():
    typed = [
        "a",
        "aj",
        "416/20",
        "416/2001",
        "ce e 416/2001 277/2010",
        "1416/20011",
        "0722 123 456",
        "19601011",
        "x".ljust(81, "x"),
    ]
    asked = in_node("suggestions.js", f"{json.dumps(typed)}.map(m.isWorthAsking)")
    assert asked == [False, True, True, True, True, False, False, False, False]


def test_old_browsers_can_read_the_scripts():
    for script in SITE.glob("*.js"):
        assert not re.search(r"\(\?<[=!]", script.read_text()), "Safari before 16.4 stops here"
