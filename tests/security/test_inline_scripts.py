"""Inline scripts of the console: known starters with plain data run, nothing else does."""

import re

import pytest

from core.console.inline_scripts import admit, is_known

NONCE = "0123456789abcdef"
PANEL = '(function() { var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}")); })();'


@pytest.mark.parametrize(
    "code",
    [
        'initDateChooser("id_date", {"dayOfWeekStart": 1, "format": "d.m.Y"});',
        '\n  initTimeChooser("id_time", {"format": "H:i"});\n',
        'initDateTimeChooser("id___prefix__-x", {"a": null});',
        'new PageChooser("id_page", {"modelNames": ["wagtailcore.page"], "canChooseRoot": true});',
        'createTaskChooser("id_task");',
        PANEL,
    ],
)
def test_the_starters_of_wagtail_are_known(code):
    assert is_known(code)


@pytest.mark.parametrize(
    "code",
    [
        "alert(1)",
        'initDateChooser("x", {"a": 1}); alert(1)',
        'initDateChooser("x", {"a": alert(1)});',
        'initDateChooser(alert(1), {"a": 1});',
        'new PageChooser("x", {"a": (() => alert(1))()});',
        'new PageChooser("<img>", {});',
        'fetch("https://example.org")',
        PANEL.replace("})();", "alert(1)})();"),
        "",
    ],
)
def test_anything_else_is_not(code):
    assert not is_known(code)


def test_only_known_scripts_get_the_nonce():
    html = '<script>initDateChooser("a", {});</script><script>alert(1)</script><script src="/a.js"></script>'
    marked = admit(html, NONCE)
    assert marked.count(NONCE) == 1
    assert f'<script nonce="{NONCE}">initDateChooser' in marked
    assert "<script>alert(1)</script>" in marked


def test_the_form_kept_for_adding_a_row_gets_it_too():
    html = '<script type="text/django-form-template"><script>initDateChooser("a", {});<-/script></script>'
    assert f'<script nonce="{NONCE}">initDateChooser' in admit(html, NONCE)


def nonce_of(response):
    found = re.search(r"'nonce-(\w+)'", response["Content-Security-Policy"])
    return found[1] if found else ""


@pytest.mark.django_db
def test_the_console_has_no_unsafe_inline_scripts(console):
    response = console.get("/admin/pages/", follow=True)
    policy = response["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src "))
    assert scripts == f"script-src 'self' 'nonce-{nonce_of(response)}'"
    html = response.content.decode()
    assert f'<script nonce="{nonce_of(response)}">initDateChooser' in html
    assert int(response["Content-Length"]) == len(response.content)


@pytest.mark.django_db
def test_the_nonce_belongs_to_the_session(console, client, home_page):
    assert nonce_of(console.get("/admin/")) == nonce_of(console.get("/admin/pages/"))
    assert nonce_of(client.get("/admin/login/")) == ""
    assert "nonce" not in client.get("/")["Content-Security-Policy"]
