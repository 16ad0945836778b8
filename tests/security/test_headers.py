"""Headers, cookies and error pages."""

from django.test import Client
from django.urls import reverse

import pytest

from core import csp
from tests.security.conftest import PASSWORD

pytestmark = pytest.mark.django_db
INLINE = "'unsafe-inline'"


def policy_of(response):
    parts = (part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    return {name: value[0] if value else "" for name, *value in parts}


def test_public_pages_allow_no_inline_code(home_page, client):
    policy = policy_of(client.get("/"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["base-uri"] == "'none'"
    assert INLINE not in str(policy)


def test_the_console_allows_nothing_foreign(console):
    policy = policy_of(console.get("/admin/"))
    assert policy["default-src"] == "'none'"
    assert "http" not in str(policy)
    assert "unsafe-eval" not in str(policy)
    assert policy["form-action"] == policy["connect-src"] == "'self'"


def test_files_of_visitors_run_nothing(home_page, client, media_root):
    media_root.mkdir(parents=True)
    (media_root / "a.txt").write_text("<script>alert(1)</script>")
    response = client.get("/media/a.txt")
    response.close()
    policy = policy_of(response)
    assert "sandbox" in policy
    assert policy["default-src"] == "'none'"


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/nu-exista/"])
def test_every_answer_has_the_headers(home_page, client, address):
    response = client.get(address)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert policy_of(response)["frame-ancestors"] == "'self'"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_visitors_get_no_cookie(home_page, client):
    client.get("/")
    assert not client.cookies


def test_the_session_cookie_is_out_of_reach_of_scripts(editor):
    client = Client()
    client.post(reverse("wagtailadmin_login"), {"username": "maria", "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_form_without_its_token_is_refused(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(reverse("wagtailimages:add"), {"title": "x"}).status_code == 403


def test_the_console_fetches_nothing_from_elsewhere(console):
    html = console.get("/admin/").content.decode()
    assert "gravatar" not in html
    assert "releases.wagtail" not in html


def test_a_broken_view_shows_no_details(home_page, client, monkeypatch):
    def break_down(*_args, **_kwargs):
        raise RuntimeError("parola bazei de date")

    client.raise_request_exception = False
    monkeypatch.setattr("core.context.main_menu", break_down)
    response = client.get("/")
    assert response.status_code == 500
    assert "parola" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


def test_policies_are_written_as_headers():
    assert csp.header({"a": "'self'", "b": "x y"}) == "a 'self'; b x y"
