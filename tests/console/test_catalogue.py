"""The console speaks Romanian: our catalogue supplies what the installed packages leave in English."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext, trans_real

import pytest

from tools.messages import LOCALE, Message, read_po, stale_catalogues

CEDILLA = set("şţŞŢ")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z.\d]*[a-z]|%[sdr]|\{\w*\}")
FUNCTIONS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
# Apps without an English catalogue to compare with: their source is read instead.
READ_SOURCE = {"axes", "wagtailmedia", "modelsearch", "treebeard"}
# What nobody meets in the console.
OWN_APPS = {"home", "search", "displays", "services", "core"}


def folder(app: str) -> Path:
    spec = importlib.util.find_spec(app)
    assert spec, app
    assert spec.origin, app
    return Path(spec.origin).parent


@cache
def ours(domain: str = "django") -> dict[tuple[str, str], Message]:
    path = LOCALE / "ro" / "LC_MESSAGES" / f"{domain}.po"
    return {(m.context, m.msgid): m for m in read_po(path) if m.msgid}


def merged() -> dict[Any, Any]:
    """What the running product says: the first catalogue that knows a text wins."""
    found: dict[Any, Any] = {}
    catalogue: Any = trans_real.translation("ro")
    for key, text in catalogue._catalog.items():
        found.setdefault(key, text)
    return found


def installed() -> list[str]:
    apps = [app for app in settings.INSTALLED_APPS if app not in OWN_APPS]
    return ["django.conf", "django.contrib.humanize", "django.contrib.postgres", *apps]


def translated_by(app: str, domain: str) -> set[tuple[str, str]]:
    path = folder(app) / "locale" / "ro" / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return set()
    return {
        (m.context, m.msgid)
        for m in read_po(path)
        if m.is_translated and not CEDILLA & set("".join(m.strings))
    }


def english_of(app: str, domain: str) -> set[tuple[str, str]]:
    path = folder(app) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    if path.exists():
        return {(m.context, m.msgid) for m in read_po(path) if m.msgid}
    return set()


def marked_in_source(app: str) -> Iterator[tuple[str, str]]:
    for path in folder(app).rglob("*.py"):
        if {"tests", "migrations", "locale"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in FUNCTIONS:
                continue
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if texts and isinstance(texts[0], str):
                in_context = getattr(node.func, "id", "").startswith("pgettext")
                yield (texts[0], str(texts[1])) if in_context else ("", texts[0])


def test_the_compiled_catalogues_equal_their_sources():
    assert stale_catalogues() == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("app", installed())
def test_no_text_of_an_installed_app_stays_english(app, domain):
    missing = english_of(app, domain) - translated_by(app, domain) - set(ours(domain))
    assert not missing


@pytest.mark.parametrize("app", sorted(READ_SOURCE))
def test_no_text_of_an_app_without_catalogue_stays_english(app):
    known = set(merged())
    missing = {
        msgid
        for context, msgid in marked_in_source(app)
        if not {f"{context}\x04{msgid}" if context else msgid, (msgid, 0)} & known
    }
    assert not missing


def test_our_texts_win_over_those_of_the_packages():
    """Django merges a catalogue with an equal plural rule below others; ours must come first."""
    with translation.override("ro"):
        for (context, msgid), message in ours().items():
            if message.plural:
                if not context:
                    found = [ngettext(msgid, message.plural, n) for n in (1, 2, 20)]
                    assert found == message.strings, msgid
            elif context:
                assert pgettext(context, msgid) == message.strings[0], msgid
            else:
                assert gettext(msgid) == message.strings[0], msgid


def test_nothing_has_cedilla_letters_at_run_time():
    assert [
        key for key, text in merged().items() if isinstance(text, str) and CEDILLA & set(text)
    ] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_text_is_whole(domain):
    for message in ours(domain).values():
        assert message.is_translated, message.msgid
        known = set(PLACEHOLDER.findall(message.msgid + message.plural))
        for text in message.strings:
            assert set(PLACEHOLDER.findall(text)) <= known, message.msgid
        assert len(message.strings) == (3 if message.plural else 1), message.msgid


def test_plurals_have_de_from_twenty_up():
    with translation.override("ro"):
        said = [
            ngettext("%(size)d byte", "%(size)d bytes", n) % {"size": n}
            for n in (0, 1, 2, 19, 20, 101, 120)
        ]
    assert said == [
        "0 octeți", "1 octet", "2 octeți", "19 octeți", "20 de octeți", "101 octeți", "120 de octeți",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "slip", ["Crează", "crează", "nici un ", "nici o ", "stergere", "sait-", "Slug", "dashboard"]
)
def test_known_slips_are_gone(slip):
    visible = {
        text
        for key, text in merged().items()
        if isinstance(text, str) and text and not str(key).startswith("Slug (")
    }
    assert [text for text in visible if slip in text] == []


def test_the_browser_gets_the_same_language(client):
    script = client.get("/admin/jsi18n/").content.decode()
    assert "Scrie\\u021bi comentariul" in script or "Scrieți comentariul" in script
    assert "Salveaz" in script
