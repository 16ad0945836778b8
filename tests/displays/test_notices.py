"""The online noticeboard: lists, single notices, feed, embedding."""

import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

import pytest

from displays.models import NoticeboardPage, SlidePage
from displays.seeding.builders import figure, make_slide, text, window
from search.engine import find

HOUR = timedelta(hours=1)


def listed(board):
    return [notice.slug for notice in NoticeboardPage.objects.get(pk=board.pk).notices()]


def test_the_list_shows_what_is_online_now_in_tree_order(board):
    now = timezone.now()
    make_slide(board, slug="acum", windows=[window(start=now - HOUR, end=now + HOUR)])
    make_slide(board, slug="mereu", target="online")
    make_slide(board, slug="hol", target="hall")
    make_slide(board, slug="ciorna", live=False)
    make_slide(board, slug="trecut", windows=[window(end=now - HOUR)])
    make_slide(board, slug="viitor", windows=[window(start=now + HOUR)])
    assert listed(board) == ["acum", "mereu"]


def test_a_notice_leaves_the_list_to_the_second(board, monkeypatch):
    end = timezone.now() + HOUR
    make_slide(board, slug="acum", windows=[window(end=end)])
    assert listed(board) == ["acum"]
    monkeypatch.setattr(timezone, "now", lambda: end - timedelta(seconds=1))
    assert listed(board) == ["acum"]
    monkeypatch.setattr(timezone, "now", lambda: end)
    assert listed(board) == []


def test_the_board_costs_the_same_queries_for_any_number_of_notices(
    client, board, picture, flat_queries
):
    def grow():
        make_slide(board, layout="image_text", body=[*figure(picture), text("Text")])

    assert flat_queries(lambda: client.get("/avizier/"), grow) <= 13


def test_the_notices_with_their_pictures_are_one_query(
    board, picture, service, django_assert_num_queries
):
    for _ in range(3):
        make_slide(board, layout="image_text", body=figure(picture), service=service)
    fresh = NoticeboardPage.objects.get(pk=board.pk)
    with django_assert_num_queries(1):
        for notice in fresh.notices():
            assert notice.picture.default_alt_text
            assert notice.service.title
            assert notice.summary_text is not None


def test_caches_may_keep_the_list_only_until_it_changes(client, board):
    make_slide(board, windows=[window(end=timezone.now() + timedelta(seconds=20))])
    age = int(client.get("/avizier/")["Cache-Control"].removeprefix("max-age="))
    assert 15 <= age <= 20


def test_caches_keep_a_list_that_does_not_change_for_a_minute(client, board):
    make_slide(board)
    assert client.get("/avizier/")["Cache-Control"] == "max-age=60"


def test_a_notice_has_its_own_page(client, board):
    make_slide(board, title="Program nou", slug="program", body=[text("De luni.")])
    response = client.get("/avizier/program/")
    assert response.status_code == 200
    assert "Program nou" in response.content.decode()
    assert "X-Robots-Tag" not in response


def test_an_ended_notice_says_so_and_is_not_indexed(client, board):
    end = timezone.now() - HOUR
    make_slide(board, slug="trecut", windows=[window(end=end)])
    response = client.get("/avizier/trecut/")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert response.context_data["ended_at"] == end.replace(microsecond=0)
    assert "expirat la" in response.content.decode().lower()


@pytest.mark.parametrize("fields", [{"target": "hall"}, {"live": False}])
def test_what_is_not_online_is_not_found(client, board, fields):
    make_slide(board, slug="ascuns", **fields)
    assert client.get("/avizier/ascuns/").status_code == 404


def test_a_notice_that_has_not_begun_is_not_found(client, board):
    make_slide(board, slug="viitor", windows=[window(start=timezone.now() + HOUR)])
    assert client.get("/avizier/viitor/").status_code == 404


def test_a_notice_between_two_windows_keeps_its_page(client, board):
    now = timezone.now()
    rest = [window(end=now - HOUR), window(start=now + HOUR)]
    make_slide(board, slug="pauza", windows=[window(start=now - 2 * HOUR, end=now - HOUR), rest[1]])
    assert listed(board) == []
    assert client.get("/avizier/pauza/").status_code == 200


def test_the_feed_holds_the_notices_of_now_with_permanent_addresses(client, board):
    make_slide(board, title="Program nou", slug="program", summary="De luni, de la 9.")
    make_slide(board, slug="trecut", windows=[window(end=timezone.now() - HOUR)])
    response = client.get("/avizier/feed.xml")
    feed = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "https://info.exemplu.ro/avizier/program/" in feed
    assert "De luni, de la 9." in feed
    assert "trecut" not in feed


def test_any_site_may_frame_the_embedded_board_and_only_that(client, board):
    make_slide(board, slug="program")
    framed = client.get("/avizier/embed/")
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert (
        'href="https://info.exemplu.ro/avizier/program/" target="_top"' in framed.content.decode()
    )
    assert "frame-ancestors 'self'" in client.get("/avizier/")["Content-Security-Policy"]


def test_the_banner_comes_with_code_to_copy(client, board):
    page = client.get("/avizier/embed/banner/").content.decode()
    assert "&lt;a href=&quot;https://info.exemplu.ro/&quot;&gt;" in page.replace('"', "&quot;")
    assert "&lt;iframe src=" in page


def test_as_on_the_screen_has_a_pause_and_plays_the_online_notices(client, board):
    make_slide(board, slug="online", target="online")
    make_slide(board, slug="hol", target="hall")
    page = client.get("/avizier/ecran/").content.decode()
    assert 'id="pause"' in page
    assert 'data-release-url="/avizier/ecran/date/"' in page
    slides = json.loads(client.get("/avizier/ecran/date/").content)["slides"]
    assert [slide["id"] for slide in slides] == ["online"]


def test_public_addresses_set_no_cookie(client, board):
    make_slide(board, slug="program")
    for path in ("", "program/", "embed/", "embed/banner/", "ecran/", "ecran/date/", "feed.xml"):
        assert not client.get(f"/avizier/{path}").cookies


def test_the_summary_is_the_editors_or_the_first_words(board):
    assert make_slide(board, summary="Pe scurt.").summary_text == "Pe scurt."
    slide = make_slide(board, body=[text("cuvânt " * 40)])
    assert slide.summary_text == " ".join(["cuvânt"] * 30) + "…"


def test_the_first_picture_stands_for_the_notice_even_inside_a_zone(board, picture):
    from displays.seeding.builders import zone  # noqa: PLC0415 -- used only here

    slide = make_slide(board, layout="free", body=[zone(12, *figure(picture))])
    assert slide.picture == picture
    slide.body = [("text", "<p>Fără poză</p>")]
    slide.save_revision().publish()
    slide.refresh_from_db()
    assert slide.picture is None


def test_where_a_qr_code_leads(board, service):
    online = make_slide(board, slug="online", service=service)
    assert online.online_address == "/avizier/online/"
    hall = make_slide(board, slug="hol", target="hall", service=service)
    assert hall.online_address == "/servicii/ajutor-de-urgenta/"
    assert make_slide(board, slug="hol2", target="hall").online_address == "/avizier/"


def test_structured_data_says_until_when_the_notice_holds(rf, board):
    end = timezone.now() + HOUR
    slide = make_slide(board, slug="program", windows=[window(end=end)])
    request = rf.get("/")
    notice = slide.structured_data(request)[0]
    assert notice["url"] == "https://info.exemplu.ro/avizier/program/"
    assert notice["expires"].startswith(timezone.localtime(end).isoformat()[:16])
    parts = NoticeboardPage.objects.get(pk=board.pk).structured_data(request)[0]["hasPart"]
    assert [part["name"] for part in parts] == ["Anunț"]


def test_the_sitemap_leaves_out_what_is_not_listed(rf, board):
    kept = make_slide(board, slug="program")
    ended = make_slide(board, slug="trecut", windows=[window(end=timezone.now() - HOUR)])
    assert kept.get_sitemap_urls(rf.get("/"))
    assert ended.get_sitemap_urls(rf.get("/")) == []


def test_the_search_finds_only_what_is_listed_now(board):
    now = timezone.now()
    slides: dict[str, dict[str, Any]] = {
        "acum": {},
        "hol": {"target": "hall"},
        "trecut": {"windows": [window(end=now - HOUR)]},
        "viitor": {"windows": [window(start=now + HOUR)]},
    }
    for slug, fields in slides.items():
        make_slide(board, title="Program deosebit", slug=slug, **fields)
    assert [hit.url.split("/")[-2] for hit in find("deosebit").hits] == ["acum"]


def test_slides_live_only_under_a_noticeboard():
    assert SlidePage.allowed_parent_page_models() == [NoticeboardPage]
    assert SlidePage.allowed_subpage_models() == []
