"""Health, robots, map of the site, feedback, headers."""

from django.core.cache import cache

import pytest

from core import public_post
from core.models import PageFeedback, PortalSettings
from home.models import InfoPage

pytestmark = pytest.mark.django_db


def test_alive_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_ready_when_all_is_in_order(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "problems": {}})


def test_not_ready_says_why(client, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda _key: None)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "cache" in response.json()["problems"]


def test_a_broken_media_folder_is_a_reason(client, settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("nu e folder")
    settings.MEDIA_ROOT = str(blocked / "media")
    assert "media" in client.get("/readyz").json()["problems"]


def test_missing_migrations_are_a_reason(client, monkeypatch):
    monkeypatch.setattr("core.views.MigrationExecutor.migration_plan", lambda *_args: ["x"])
    assert "portal migrate" in client.get("/readyz").json()["problems"]["migrations"]


def test_robots_keep_out_of_the_console_and_find_the_sitemap(home_page, client):
    settings = PortalSettings.for_site(home_page.get_site())
    settings.public_url = "https://info.exemplu.ro"
    settings.save()
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: https://info.exemplu.ro/sitemap.xml" in text


def test_the_site_map_lists_live_pages(home_page, client):
    home_page.add_child(instance=InfoPage(title="Despre noi", slug="despre"))
    home_page.add_child(instance=InfoPage(title="Ciornă ascunsă", slug="c", live=False))
    html = client.get("/harta-site/").content.decode()
    assert "Despre noi" in html
    assert "Ciornă ascunsă" not in html


def test_the_xml_sitemap_has_the_live_pages(home_page, client):
    home_page.add_child(instance=InfoPage(title="Despre noi", slug="despre"))
    assert b"/despre/" in client.get("/sitemap.xml").content


@pytest.fixture
def answer(client, monkeypatch):
    monkeypatch.setattr(public_post, "MIN_AGE", 0)

    def send(page_id, useful):
        data = {
            "page": page_id,
            "useful": useful,
            public_post.TOKEN_FIELD: public_post.make_token("feedback"),
        }
        return client.post("/parere/", data, headers={"Sec-Fetch-Site": "same-origin"})

    return send


def test_feedback_is_counted_by_day_and_thanked(home_page, answer):
    answer(home_page.pk, "da")
    response = answer(home_page.pk, "nu")
    row = PageFeedback.objects.get()
    assert (row.useful, row.not_useful) == (1, 1)
    assert response.status_code == 200
    assert "Mulțumim" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("page_id", ["", "abc", "999999", "1' OR 1=1"])
def test_feedback_about_nothing_is_not_found(home_page, answer, page_id):
    assert answer(page_id, "da").status_code == 404
    assert not PageFeedback.objects.exists()


def test_feedback_without_an_answer_returns_to_the_page(home_page, answer):
    assert answer(home_page.pk, "poate").status_code == 302
    assert not PageFeedback.objects.exists()


def test_public_answers_carry_a_strict_policy(home_page, client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "googletagmanager" not in policy


def test_measuring_opens_the_policy_only_when_it_is_switched_on(home_page, client):
    settings = PortalSettings.for_site(home_page.get_site())
    settings.analytics_id = "G-ABCDE12345"
    settings.save()
    assert "googletagmanager" in client.get("/")["Content-Security-Policy"]


def test_an_unknown_address_offers_a_search(home_page, client):
    response = client.get("/nu-exista/")
    assert response.status_code == 404
    assert 'action="/cauta/"' in response.content.decode()
    assert not response.cookies
