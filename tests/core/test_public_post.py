"""Public forms work without cookies and keep programs out."""

import time

from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

import pytest

from core import public_post

pytestmark = pytest.mark.django_db


@public_post.public_post("test")
def view(request):
    return HttpResponse("primit")


@pytest.fixture
def post(monkeypatch, rf: RequestFactory):
    cache.clear()
    monkeypatch.setattr(public_post, "MIN_AGE", 0)

    def send(token=None, *, headers=None, **data):
        fields = {public_post.TOKEN_FIELD: token or public_post.make_token("test"), **data}
        request = rf.post("/", fields, headers=headers or {"Sec-Fetch-Site": "same-origin"})
        response = view(request)
        if hasattr(response, "render"):
            response.render()
        return response

    return send


def test_a_person_on_our_page_is_heard_without_any_cookie(post):
    response = post()
    assert response.content == b"primit"
    assert not response.cookies


def test_an_old_browser_is_known_by_its_origin(post):
    assert post(headers={"Origin": "http://testserver"}).status_code == 200
    assert post(headers={"Origin": "http://altul.ro"}).status_code == 403


def test_another_site_or_nobody_is_refused(post):
    assert post(headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert post(headers={"User-Agent": "x"}).status_code == 403


def test_a_forged_or_foreign_token_is_refused(post):
    assert post("fals").status_code == 403
    assert post(public_post.make_token("altceva")).status_code == 403


def test_a_token_too_young_or_too_old_is_refused(post, monkeypatch):
    monkeypatch.setattr(public_post, "MIN_AGE", 5)
    assert post().status_code == 403
    monkeypatch.setattr(public_post, "MIN_AGE", 0)
    token = public_post.make_token("test")
    late = time.time() + public_post.MAX_AGE + 5
    monkeypatch.setattr("core.public_post.time.time", lambda: late)
    assert post(token).status_code == 403


def test_who_comes_with_a_secret_may_be_quick(rf, monkeypatch):
    monkeypatch.setattr(public_post, "MIN_AGE", 5)
    quick = public_post.public_post("test", at_once=True)(lambda _request: HttpResponse("primit"))
    for headers, status in (("same-origin", 200), ("cross-site", 403)):
        fields = {public_post.TOKEN_FIELD: public_post.make_token("test")}
        request = rf.post("/", fields, headers={"Sec-Fetch-Site": headers})
        assert quick(request).status_code == status


def test_whoever_fills_the_trap_is_refused_with_a_sentence(post):
    response = post(**{public_post.TRAP_FIELD: "http://spam"})
    assert response.status_code == 403
    assert "reîncărcați-o" in response.content.decode()


def test_a_flood_is_slowed_down(post):
    statuses = {post().status_code for _ in range(public_post.RATE + 1)}
    assert statuses == {200, 429}


def test_a_get_is_not_a_post(rf):
    assert view(rf.get("/")).status_code == 405
