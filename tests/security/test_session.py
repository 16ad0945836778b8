"""An expired sign-in costs no typed text: the browser asks before it sends a form."""

from django.urls import reverse

import pytest

pytestmark = pytest.mark.django_db
FROM_SCRIPT = {"x-requested-with": "XMLHttpRequest"}


def test_a_signed_in_browser_gets_a_fresh_token(console):
    answer = console.get(reverse("console_session"), headers=FROM_SCRIPT)
    assert answer.json()["user"] == "maria"
    assert len(answer.json()["token"]) == 64
    assert "no-store" in answer["Cache-Control"]


def test_a_signed_out_browser_is_told_so(home_page, client):
    assert client.get(reverse("console_session"), headers=FROM_SCRIPT).status_code == 403


def test_signing_in_again_ends_on_a_page_the_editor_recognises(console, client, home_page):
    assert "data-signed-in" in console.get(reverse("console_signed_in")).content.decode()
    assert client.get(reverse("console_signed_in")).status_code == 302


def test_the_sign_in_page_may_stand_in_our_own_dialog_only(home_page, client):
    response = client.get(reverse("wagtailadmin_login"))
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_every_console_page_carries_the_guard(console):
    html = console.get("/admin/").content.decode()
    assert "js/console/main.js" in html
    assert "portal-wagtail-config" in html
