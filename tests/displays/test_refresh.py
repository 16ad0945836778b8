"""Releases follow the content: after every change, and with the clock."""

import json
from datetime import timedelta

from django.utils import timezone

import pytest

from core import jobs
from core.models import Amount
from displays import receivers, services, store
from displays.models import Screen
from displays.seeding.builders import figure, make_screen, make_slide, window


def slides():
    return [slide["id"] for slide in json.loads(store.current("screens", "hol").body)["slides"]]


@pytest.fixture
def playing(screen, board, django_capture_on_commit_callbacks):
    """Publish slides as requests do: what follows a change runs after commit."""

    def publish(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            return make_slide(board, **fields)

    return publish


def test_a_published_slide_is_in_the_release_at_once(playing):
    playing(slug="unu")
    assert slides() == ["unu"]


def test_an_unpublished_moved_or_deleted_slide_changes_the_release(
    playing, django_capture_on_commit_callbacks
):
    one, two = playing(slug="unu"), playing(slug="doi")
    with django_capture_on_commit_callbacks(execute=True):
        two.move(one, pos="left")
    assert slides() == ["doi", "unu"]
    with django_capture_on_commit_callbacks(execute=True):
        one.unpublish()
    assert slides() == ["doi"]
    two.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        two.delete()
    assert slides() == []


def test_a_changed_sum_reaches_the_screens(playing, django_capture_on_commit_callbacks):
    sum_ = Amount.objects.create(
        key="a", name="Ajutor", value=100, valid_from="2025-01-01", source_title="HCL"
    )
    playing(layout="number", body=[("amount", {"amount": sum_, "note": ""})])
    before = store.current("screens", "hol").release
    sum_.value = 120
    with django_capture_on_commit_callbacks(execute=True):
        sum_.save()
    assert store.current("screens", "hol").release != before


def test_a_draft_changes_nothing(playing, board):
    playing(slug="unu")
    before = store.current("screens", "hol").release
    playing(slug="doi", live=False)
    assert store.current("screens", "hol").release == before


def test_a_new_screen_has_a_release_and_a_deleted_one_has_none(
    board, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        screen = make_screen(board, slug="etaj")
    assert store.keys("screens") == ["etaj"]
    with django_capture_on_commit_callbacks(execute=True):
        screen.delete()
    assert store.keys("screens") == []


def test_the_periodic_job_lets_date_dependent_text_follow(screen, board, monkeypatch):
    sum_ = Amount.objects.create(
        key="a",
        name="Ajutor",
        value=100,
        valid_from="2025-01-01",
        valid_to=timezone.localdate(),
        source_title="HCL",
    )
    make_slide(board, layout="number", body=[("amount", {"amount": sum_, "note": ""})])
    services.refresh_all()
    assert "valabil până la" in store.current("screens", "hol").body.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: tomorrow)
    job = next(job for job in jobs.registered() if job.name == "displays.refresh_releases")
    job.run()
    assert "valoare din" in store.current("screens", "hol").body.decode()


def test_an_ended_slide_leaves_the_release_with_the_next_refresh(screen, board, monkeypatch):
    end = timezone.now() + timedelta(hours=1)
    make_slide(board, slug="unu", windows=[window(end=end)])
    services.refresh_all()
    assert slides() == ["unu"]
    monkeypatch.setattr(timezone, "now", lambda: end)
    services.refresh_all()
    assert slides() == []


def test_a_slide_that_cannot_be_rendered_keeps_the_release_before(screen, board, monkeypatch):
    make_slide(board, slug="unu")
    services.refresh_all()
    before = store.current("screens", "hol").release

    def fail(_screen):
        raise RuntimeError("broken")

    monkeypatch.setattr(services, "screen_release", fail)
    assert services.refresh_all() == []
    assert store.current("screens", "hol").release == before


def test_a_failure_never_stops_publishing(playing, monkeypatch):
    def fail():
        raise RuntimeError("no disk")

    monkeypatch.setattr(receivers.services, "refresh_all", fail)
    assert playing(slug="unu").live


def test_released_files_that_nothing_names_are_dropped_after_a_month(
    screen, board, picture, media_root, monkeypatch
):
    make_slide(board, layout="image_full", body=figure(picture))
    services.refresh_all()
    unused = media_root / "released" / "0000.webp"
    unused.write_bytes(b"old")
    assert services.drop_unused_media() == 0
    later = unused.stat().st_ctime + services.KEEP_UNUSED + 60
    monkeypatch.setattr(services.time, "time", lambda: later)
    assert services.drop_unused_media() == 1
    assert len(list((media_root / "released").iterdir())) == 1


def test_screens_of_several_boards_are_told_apart(board, home_page, screen):
    from displays.seeding.builders import make_noticeboard  # noqa: PLC0415 -- used only here

    other = make_noticeboard(home_page, title="Etaj", slug="etaj")
    make_slide(board, slug="unu")
    make_slide(other, slug="doi")
    make_screen(other, slug="etaj", name="Etaj")
    assert sorted(services.refresh_all()) == ["etaj", "hol"]
    assert slides() == ["unu"]
    assert Screen.objects.get(slug="etaj").address == "/ecran/etaj/"


def test_the_online_release_of_a_board_follows_too_and_goes_with_it(
    client, board, django_capture_on_commit_callbacks
):
    client.get("/avizier/ecran/date/")
    before = store.current("boards", str(board.pk)).release
    with django_capture_on_commit_callbacks(execute=True):
        make_slide(board, slug="unu")
    assert store.current("boards", str(board.pk)).release != before
    with django_capture_on_commit_callbacks(execute=True):
        board.unpublish()
    assert store.keys("boards") == []
