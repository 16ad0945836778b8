"""The release document: its shape, its id, what is in it."""

import re
from datetime import timedelta

from django.utils import timezone

import pytest

from core.models import Amount
from displays.models import NoticeboardPage, Screen
from displays.release import online_release, screen_release
from displays.seeding.builders import figure, make_slide, number, text, window
from displays.stage.slides import sha256


@pytest.fixture
def release(screen):
    """Compose the release of the screen from what the database holds."""
    return lambda: screen_release(Screen.objects.get(pk=screen.pk))


def ids(document):
    return [slide["id"] for slide in document["slides"]]


def test_the_document_has_the_agreed_shape(board, release, picture):
    make_slide(board, slug="poza", layout="image_full", body=figure(picture))
    document = release()
    assert set(document) == {
        "schema", "release", "issued_at", "screen", "slides", "fallback", "assets",
    }  # fmt: skip
    [slide] = document["slides"]
    assert set(slide) == {"id", "digest", "dwell_s", "windows", "html", "media", "online_url"}
    assert set(slide["media"][0]) == {"url", "sha256", "bytes", "type"}
    assert {"url", "sha256", "bytes"} == set(document["assets"][0])
    assert slide["online_url"] == "/avizier/poza/"


def test_the_id_is_the_hash_of_the_content_without_the_time_of_issue(board, release):
    make_slide(board)
    document = release()
    content = {k: v for k, v in document.items() if k not in ("release", "issued_at")}
    assert document["release"] == sha256(content)


def test_equal_content_has_the_same_id_and_any_change_another(board, release):
    slide = make_slide(board, title="Unu", slug="unu")
    before = release()["release"]
    assert release()["release"] == before
    slide.title = "Doi"
    slide.save_revision().publish()
    assert release()["release"] != before


def test_no_absolute_address_stands_in_it_outside_qr_codes(board, release, picture):
    make_slide(board, layout="image_full", body=figure(picture))
    assert not re.search(r"https?://", str(release()))


def test_another_public_address_changes_the_qr_codes(board, portal, release):
    make_slide(board)
    before = release()
    portal.public_url = "https://altul.exemplu.ro"
    portal.save()
    assert release()["slides"][0]["html"] != before["slides"][0]["html"]


def test_slides_play_in_tree_order(board, release):
    first, second = make_slide(board, slug="unu"), make_slide(board, slug="doi")
    assert ids(release()) == ["unu", "doi"]
    second.move(first, pos="left")
    assert ids(release()) == ["doi", "unu"]


def test_drafts_online_slides_and_ended_slides_are_left_out(board, release):
    now = timezone.now()
    make_slide(board, slug="ciorna", live=False)
    make_slide(board, slug="online", target="online")
    make_slide(board, slug="trecut", windows=[window(end=now - timedelta(seconds=1))])
    make_slide(board, slug="viitor", windows=[window(start=now + timedelta(days=1))])
    make_slide(board, slug="hol", target="hall")
    assert ids(release()) == ["viitor", "hol"]


def test_windows_are_plain_wall_clock_data(board, release):
    start = timezone.make_aware(timezone.datetime(2027, 7, 1, 8))
    make_slide(board, windows=[window(start=start, weekdays=[0, 4])])
    [slide] = release()["slides"]
    assert slide["windows"] == [
        {"from": "2027-07-01T08:00:00", "to": None, "weekdays": [0, 4], "hours": None}
    ]


def test_a_changed_sum_changes_the_slides_that_show_it(board, release):
    sum_ = Amount.objects.create(
        key="a", name="Ajutor", value=100, valid_from="2025-01-01", source_title="HCL"
    )
    make_slide(board, slug="suma", layout="number", body=[("amount", {"amount": sum_, "note": ""})])
    make_slide(board, slug="alt", layout="number", body=[number("119")])
    before = {slide["id"]: slide["digest"] for slide in release()["slides"]}
    sum_.value = 120
    sum_.save()
    after = {slide["id"]: slide["digest"] for slide in release()["slides"]}
    assert after["suma"] != before["suma"]
    assert after["alt"] == before["alt"]


def test_the_screen_says_how_it_hangs(board, screen, release):
    assert release()["screen"]["orientation"] == "landscape"
    Screen.objects.update(orientation="portrait")
    assert release()["screen"]["orientation"] == "portrait"


def test_style_sheets_and_fonts_are_part_of_it(release, board):
    urls = [asset["url"] for asset in release()["assets"]]
    assert any(url.endswith(".css") for url in urls)
    assert any(url.endswith(".woff2") for url in urls)


def test_the_online_release_leaves_out_what_is_for_the_hall_only(board):
    make_slide(board, slug="hol", target="hall")
    make_slide(board, slug="online", target="online")
    make_slide(board, slug="ambele", body=[text("Text")])
    assert ids(online_release(NoticeboardPage.objects.get(pk=board.pk))) == ["online", "ambele"]
