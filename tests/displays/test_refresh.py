"""Releases follow the content: after every change, and with the clock."""

import json
from datetime import timedelta
from threading import Event, Thread

from django.db import connection, connections
from django.utils import timezone

import pytest

from core import jobs
from core.models import Amount
from displays import receivers, services, store
from displays.models import NoticeboardPage, Screen
from displays.seeding.builders import figure, make_screen, make_slide, window


def dropped_after(monkeypatch, *, days):
    """Run the daily job so many days from now."""
    moment = timezone.now().timestamp() + days * 86_400
    monkeypatch.setattr(services.time, "time", lambda: moment)
    return services.drop_unused_media()


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
    assert dropped_after(monkeypatch, days=0) == 0
    assert dropped_after(monkeypatch, days=29) == 0
    assert dropped_after(monkeypatch, days=31) == 1
    assert len(list((media_root / "released").iterdir())) == 1


def test_the_month_of_a_released_file_begins_when_the_last_release_leaves_it(
    screen, board, picture, media_root, monkeypatch
):
    slide = make_slide(board, layout="image_full", body=figure(picture))
    services.refresh_all()
    assert dropped_after(monkeypatch, days=100) == 0
    slide.unpublish()
    services.refresh_all()
    assert dropped_after(monkeypatch, days=101) == 0
    assert dropped_after(monkeypatch, days=129) == 0
    assert dropped_after(monkeypatch, days=131) == 1
    assert list((media_root / "released").iterdir()) == []


def test_a_file_of_an_online_board_alone_is_kept_too(client, board, picture, monkeypatch):
    make_slide(board, layout="image_full", body=figure(picture))
    client.get("/avizier/ecran/date/")
    assert dropped_after(monkeypatch, days=0) == 0
    assert dropped_after(monkeypatch, days=50) == 0


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


class Composers:
    """Two processes that compose the release of one screen; the first is held in the middle."""

    def __init__(self, monkeypatch, function):
        self.reading, self.go_on = Event(), Event()
        self.seen = []
        monkeypatch.setattr(services, function, self.compose)

    def compose(self, read):
        name = read.name if isinstance(read, Screen) else read.title
        self.seen.append(name)
        if len(self.seen) == 1:
            self.reading.set()
            assert self.go_on.wait(10)
        return {"release": name}

    def run(self, first, change, second):
        """Start the first, change the content while it composes, start the second, let both end."""
        one, two = (self.thread(function) for function in (first, second))
        one.start()
        assert self.reading.wait(10)
        change()
        two.start()
        two.join(0.3)
        assert self.seen == ["vechi"]
        assert two.is_alive()
        self.go_on.set()
        one.join(10)
        two.join(10)
        assert self.seen == ["vechi", "nou"]

    @staticmethod
    def thread(function):
        """Run in a thread on the connection of the test, where its data is."""
        here = connections["default"]

        def act():
            connections["default"] = here
            function()

        return Thread(target=act, daemon=True)


@pytest.fixture
def shared_connection(db):
    connection.inc_thread_sharing()
    yield
    connection.dec_thread_sharing()


@pytest.mark.parametrize("first", ["everything", "one"])
def test_of_two_composers_at_once_the_newer_content_stays(
    screen, monkeypatch, shared_connection, first
):
    Screen.objects.update(name="vechi")
    stale = Screen.objects.get()
    orders = [services.refresh_all, lambda: services.refresh_screen(stale)]
    both = orders if first == "everything" else orders[::-1]
    Composers(monkeypatch, "screen_release").run(
        both[0], lambda: Screen.objects.update(name="nou"), both[1]
    )
    assert store.current("screens", "hol").release == "nou"
    assert [row.release for row in screen.publications.all()] == ["nou", "vechi"]


@pytest.mark.parametrize("first", ["everything", "one"])
def test_of_two_composers_of_an_online_board_the_newer_content_stays(
    board, monkeypatch, shared_connection, first
):
    NoticeboardPage.objects.update(title="vechi")
    store.store("boards", str(board.pk), {"release": "0"})
    orders = [services.refresh_all, lambda: services.refresh_board(board)]
    both = orders if first == "everything" else orders[::-1]
    Composers(monkeypatch, "online_release").run(
        both[0], lambda: NoticeboardPage.objects.update(title="nou"), both[1]
    )
    assert store.current("boards", str(board.pk)).release == "nou"


def test_a_screen_that_was_deleted_meanwhile_gets_no_release(screen):
    stale = Screen.objects.get()
    Screen.objects.all().delete()
    assert not services.refresh_screen(stale)
    assert store.keys("screens") == []


def test_a_release_is_never_served_before_its_publication_is_written_down(
    screen, board, monkeypatch
):
    written = []
    real = store.store

    def watch(kind, key, document):
        written.append(screen.publications.filter(release=document["release"]).exists())
        return real(kind, key, document)

    monkeypatch.setattr(store, "store", watch)
    services.refresh_all()
    assert written == [True]
