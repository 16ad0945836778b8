"""Reports: believed only of paired players, stored once, harmless when they are wrong."""

import json
from datetime import timedelta

from django.utils import timezone

import pytest

from displays.models import Play, Publication, ScreenState
from displays.screens import records, reports
from tests.displays.players import Television, document, entry, paired, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def television(screen):
    return paired(screen)


def ago(moment):
    """Seconds since a moment."""
    assert moment is not None
    return (timezone.now() - moment).total_seconds()


def publish(screen, release, age=0.0):
    return Publication.objects.create(
        screen=screen, release=release, published_at=timezone.now() - timedelta(seconds=age)
    )


def test_a_report_is_stored_and_its_numbers_answered(television):
    answer = television.report(entry(1), entry(2, "flipped"), entry(3))
    assert answer.json() == {"received": 3}
    plays = list(Play.objects.order_by("seq"))
    assert [(play.kind, play.slide, play.duration_ms) for play in plays] == [
        ("shown", "unu", 10_000),
        ("flipped", "unu", None),
        ("shown", "unu", 10_000),
    ]
    assert plays[0].boot == "b1"
    assert plays[0].clock_trusted
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_the_state_of_the_screen_is_what_the_last_report_said(television, screen):
    television.report(slide="doi", state="fallback")
    state = ScreenState.objects.get()
    assert (state.slide, state.state, state.player) == ("doi", "fallback", television.player)
    assert state.storage["offline_ready"]
    assert state.clock["offset_s"] == 0.2
    assert ago(state.last_seen_at) < 5


def test_the_time_of_a_slide_is_that_of_its_first_report(television):
    television.report()
    first = ScreenState.objects.get().shown_at
    television.report()
    assert ScreenState.objects.get().shown_at == first
    television.report(slide="doi")
    assert ago(ScreenState.objects.get().shown_at) < ago(first)


def test_sending_a_batch_again_stores_nothing_twice(television):
    batch = [entry(number) for number in range(1, 6)]
    assert television.report(*batch).json() == {"received": 5}
    assert television.report(*batch, entry(6)).json() == {"received": 6}
    assert Play.objects.count() == 6


def test_two_televisions_count_on_their_own(screen):
    for letter in "ab":
        paired(screen, letter).report(entry(1))
    assert Play.objects.count() == 2


@pytest.mark.parametrize(
    ("numbers", "received"),
    [([1, 2, 4], 2), ([7, 8, 9], 9), ([3, 1, 2], 3), ([], 0), ([5, 5], 5)],
)
def test_received_is_the_last_number_before_a_gap(television, numbers, received):
    assert television.report(*(entry(number) for number in numbers)).json()["received"] == received


WRONG = [
    {"kind": "altceva"},
    {"kind": None},
    {"at": "ieri"},
    {"at": "2026-11-22T10:00:00"},  # without a zone
    {"at": "0001-01-01T00:00:00Z"},
    {"at": 5},
    {"mono": -1},
    {"mono": 2**70},
    {"mono": True},
    {"ms": "mult"},
    {"trusted": "da"},
    {"ok": None},
    {"release": "r" * 65},
    {"slide": "s" * 256},
    {"slide": "a\x00b"},
    {"digest": ["d"]},
    {"detail": 5},
    {"boot": "\ud800"},
]


@pytest.mark.parametrize("fields", WRONG)
def test_an_entry_that_is_wrong_is_refused_by_its_number_and_the_rest_stored(television, fields):
    answer = television.report(entry(1), entry(2, **fields), entry(3))
    assert answer.json() == {"received": 3, "refused": [2]}
    assert list(Play.objects.order_by("seq").values_list("seq", flat=True)) == [1, 3]


@pytest.mark.parametrize("wrong", [5, None, "text", [], {"seq": 0}, {"seq": "1"}, {"seq": 2**60}])
def test_what_has_no_number_is_left_out(television, wrong):
    assert television.post("report", document(entry(1), wrong)).json() == {"received": 1}


def test_words_are_cut_and_cleaned(television):
    television.report(entry(1, "error", detail="slide: a\x00b" + "c" * 500))
    play = Play.objects.get()
    assert play.detail.startswith("slide: a b")
    assert len(play.detail) == 300


NOT_JSON = [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000]


@pytest.mark.parametrize("body", NOT_JSON)
def test_what_is_no_document_is_refused_with_a_sentence(television, body):
    answer = television.post("report", body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("Raportul nu")


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"entries": None},
        {"entries": {}},
        {"now": None},
        {"now": {}},
        {"now": document(state="altceva")["now"]},
        {"now": document(clock=5)["now"]},
        {"now": document(storage={"usage": "mult"})["now"]},
        {"now": document(storage={"usage": float("nan")})["now"]},
        {"now": document(release="r" * 65)["now"]},
    ],
)
def test_a_document_of_another_form_is_refused_and_nothing_stored(television, change):
    answer = television.post("report", document(entry(1)) | change)
    assert answer.status_code == 400
    assert answer.json() == {"error": "Raportul nu are forma așteptată."}
    assert not Play.objects.exists()


def test_a_problem_that_is_malformed_does_not_hide_the_state(television):
    good = {"code": "download", "detail": "film.mp4", "at": stamp()}
    television.report(errors=[{"code": 5}, "x", good])
    assert [error["code"] for error in ScreenState.objects.get().errors] == ["download"]


def test_only_the_last_ten_problems_are_kept(television):
    errors = [{"code": "slide", "detail": str(number), "at": stamp()} for number in range(40)]
    television.report(errors=errors)
    assert [error["detail"] for error in ScreenState.objects.get().errors] == [
        str(number) for number in range(30, 40)
    ]


def test_a_report_that_is_too_big_is_refused_unread(television):
    answer = television.post("report", b" " * (256 * 1024 + 1))
    assert answer.status_code == 413
    assert "prea mare" in answer.json()["error"]


def test_a_report_with_too_many_entries_is_refused(television):
    body = document(*(entry(number) for number in range(1, reports.MOST_ENTRIES + 2)))
    for one in body["entries"]:
        one.pop("digest")
    assert television.post("report", body).json() == {"error": reports.TOO_MANY}


def test_nobody_but_a_paired_television_is_heard(screen, television):
    stranger = Television(screen, "z")
    assert stranger.report(entry(1)).status_code == 401
    assert stranger.report().json() == {"error": "Televizorul nu este asociat cu acest ecran."}
    assert television.client.get("/ecran/hol/report").status_code == 405
    assert not Play.objects.exists()


def test_a_revoked_television_is_not_heard_but_what_it_said_stays(television):
    television.report(entry(1))
    television.player.__class__.objects.update(revoked_at=timezone.now())
    assert television.report(entry(2)).status_code == 401
    assert Play.objects.count() == 1


@pytest.mark.parametrize("days", [-1, 1, -20_000])
def test_a_clock_that_jumps_harms_nothing(television, screen, days):
    publish(screen, "r1", age=100)
    moment = timezone.now() + timedelta(days=days)
    television.report(entry(1, "flipped", at=moment.isoformat()), entry(2, trusted=False))
    row = Publication.objects.get()
    assert 0 <= ago(row.confirmed_at) <= ago(row.published_at)
    assert Play.objects.count() == 2


@pytest.mark.parametrize("at", [None, "ieri", 5, "2026-11-22T10:00:00", "2106-02-07T06:28:15.000Z"])
def test_a_report_whose_own_time_cannot_be_read_counts_as_sent_when_it_came(television, screen, at):
    publish(screen, "r1", age=100)
    answer = television.report(entry(1, "flipped", at=stamp(20)), at=at)
    assert answer.json() == {"received": 1}
    assert ScreenState.objects.get().slide == "unu"
    assert ago(Publication.objects.get().confirmed_at) == pytest.approx(20, abs=2)


def store_while(monkeypatch, television, body, happens):
    """Store a report; let something happen between its arrival and that."""
    player = television.player
    report = reports.read(json.dumps(body).encode())
    real = timezone.now

    def now():
        monkeypatch.setattr(timezone, "now", real)
        arrived = real()
        happens()
        return arrived

    monkeypatch.setattr(timezone, "now", now)
    records.store(player, report)


def test_a_report_that_waited_does_not_write_over_a_later_one(television, monkeypatch):
    body = document(entry(1), slide="doi")
    store_while(
        monkeypatch,
        television,
        body,
        lambda: television.report(entry(2), slide="trei", release="r2"),
    )
    state = ScreenState.objects.get()
    assert (state.slide, state.release) == ("trei", "r2")
    assert Play.objects.count() == 2


def test_the_same_report_at_once_in_two_processes_is_stored_once(television, screen, monkeypatch):
    publish(screen, "r1", age=100)
    batch = [entry(1), entry(2, "flipped", at=stamp(50))]
    ScreenState.objects.all().delete()
    body = document(*batch)
    store_while(monkeypatch, television, body, lambda: television.report(*batch))
    assert Play.objects.count() == 2
    assert ScreenState.objects.get().slide == "unu"
    assert ago(Publication.objects.get().confirmed_at) == pytest.approx(50, abs=2)


def test_a_report_that_waited_takes_no_confirmation_back(television, screen, monkeypatch):
    publish(screen, "r2", age=100)
    body = document(downloaded="r2")
    store_while(
        monkeypatch, television, body, lambda: television.report(release="r2", downloaded="r2")
    )
    row = Publication.objects.get()
    assert row.confirmed_at
    assert row.downloaded_at


def test_a_release_published_while_a_report_waits_is_not_confirmed_by_it(
    television, screen, monkeypatch
):
    publish(screen, "r1", age=100)
    body = document(entry(1, "flipped", at=stamp(10)))
    store_while(monkeypatch, television, body, lambda: publish(screen, "r2"))
    old, new = Publication.objects.order_by("published_at")
    assert old.confirmed_at
    assert new.downloaded_at is new.confirmed_at is None


def test_a_release_is_downloaded_then_confirmed_with_times(television, screen):
    publish(screen, "r2", age=60)
    television.report(entry(1, "downloaded", release="r2", at=stamp(20)), downloaded="r2")
    row = Publication.objects.get()
    assert row.confirmed_at is None
    assert ago(row.downloaded_at) == pytest.approx(20, abs=2)
    television.report(entry(2, "flipped", release="r2", at=stamp(5)), release="r2")
    row.refresh_from_db()
    assert ago(row.confirmed_at) == pytest.approx(5, abs=2)


def test_a_constant_error_of_the_clock_does_not_move_the_confirmation(television, screen):
    publish(screen, "r2", age=60)
    late = (timezone.now() + timedelta(minutes=4, seconds=-10)).isoformat()
    sent = (timezone.now() + timedelta(minutes=4)).isoformat()
    television.report(entry(1, "flipped", release="r2", at=late), at=sent, release="r2")
    assert ago(Publication.objects.get().confirmed_at) == pytest.approx(10, abs=2)


def test_a_late_entry_confirms_the_publication_it_speaks_about(television, screen):
    old, between, new = (
        publish(screen, release, age) for release, age in (("r1", 500), ("r2", 400), ("r1", 10))
    )
    late = [
        entry(1, "flipped", release="r1", at=stamp(480)),
        entry(2, "flipped", release="r2", at=stamp(380)),
    ]
    television.report(*late, release="r2", downloaded="r2")
    for row in (old, between, new):
        row.refresh_from_db()
    assert old.confirmed_at
    assert between.confirmed_at
    assert new.confirmed_at is None


def test_what_is_on_screen_now_needs_no_entry(television, screen):
    publish(screen, "r1", age=100)
    television.report()
    assert Publication.objects.get().confirmed_at is not None


@pytest.mark.parametrize(
    "now",
    [{"state": "starting"}, {"state": "alert"}, {"release": "r0", "downloaded": "r0"}],
)
def test_nothing_is_confirmed_that_is_not_on_screen(television, screen, now):
    publish(screen, "r1", age=100)
    television.report(**now)
    assert Publication.objects.get().confirmed_at is None


def test_a_flip_that_was_not_whole_confirms_nothing(television, screen):
    publish(screen, "r2", age=100)
    television.report(entry(1, "flipped", release="r2", ok=False))
    assert Publication.objects.get().confirmed_at is None


def test_a_report_of_a_minute_or_an_hour_costs_the_same_few_queries(
    television, screen, django_assert_max_num_queries
):
    publish(screen, "r1", age=100)
    television.report()
    with django_assert_max_num_queries(7):
        television.report(*(entry(number) for number in range(1, 61)))


def test_the_log_is_kept_for_four_hundred_days(television, screen):
    current = publish(screen, "r2", age=500 * 86_400)
    older = publish(screen, "r1", age=600 * 86_400)
    television.report(entry(1), entry(2))
    old = timezone.now() - timedelta(days=401)
    Play.objects.filter(seq=1).update(received_at=old)
    assert records.drop_old() == 1
    assert Play.objects.get().seq == 2
    assert list(Publication.objects.all()) == [current]
    assert older.pk != current.pk


def test_reading_a_report_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        found = reports.read(json.dumps(document(entry(1))).encode())
    assert found.now.state == "playing"
