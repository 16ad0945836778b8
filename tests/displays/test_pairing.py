"""Pairing: a code on the television, typed in the console, gives a browser its voice."""

import json
import re
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from core.console.roles import Role
from displays import store, tasks
from displays.models import Player, ScreenState
from displays.screens import pairing
from displays.screens.browsers import describe
from displays.seeding.builders import make_screen
from displays.views.pairing import REQUESTS
from tests.console.conftest import person, signed_in  # noqa: F401 -- fixtures
from tests.displays.players import AGENT, Television, paired

pytestmark = pytest.mark.django_db


@pytest.fixture
def television(screen):
    return Television(screen)


@pytest.fixture
def window(screen, django_capture_on_commit_callbacks):
    """The quarter of an hour in which televisions may ask."""
    with django_capture_on_commit_callbacks(execute=True):
        pairing.open_window(screen)
    return screen


def url_of(screen):
    return reverse("displays_pairing", args=[screen.pk])


def test_without_a_window_nobody_gets_a_code_and_nothing_is_written(television):
    assert television.pair() == {"state": "closed"}
    assert not Player.objects.exists()


def test_in_the_window_a_browser_gets_one_code_however_often_it_asks(window, television):
    first = television.pair()
    assert first["state"] == "waiting"
    assert re.fullmatch(rf"[{pairing.ALPHABET}]{{6}}", first["code"])
    assert television.pair() == first
    assert Player.objects.count() == 1


def test_no_two_letters_of_the_code_look_alike():
    assert not set("0O1I2Z5S8B") & set(pairing.ALPHABET)
    assert pairing.ALPHABET.isupper() or pairing.ALPHABET.isalnum()


def test_only_the_hash_of_the_secret_is_kept(window, television):
    television.pair()
    row = Player.objects.values().get()
    assert television.secret not in map(str, row.values())
    assert len(row["secret_hash"]) == 64


def test_the_alert_document_tells_players_when_to_ask(screen, window):
    stored = json.loads(store.current("alerts", "hol").body)
    assert stored["pairing_until"].startswith(f"{window.pairing_until:%Y-%m-%dT%H:%M}")


def test_the_code_from_the_television_pairs_it(window, television, signed_in):  # noqa: F811
    code = television.pair()["code"]
    console = signed_in(Role.APPROVER)
    typed = f" {code[:3].lower()}-{code[3:]} "
    page = console.post(url_of(window), {"pas": "cauta", "cod": typed}).content.decode()
    assert "Chromium 156, Linux" in page
    assert Player.objects.paired().count() == 0
    answer = console.post(url_of(window), {"pas": "confirma", "cod": code}, follow=True)
    assert "Televizorul este asociat" in answer.content.decode()
    assert television.pair() == {"state": "paired"}
    player = Player.objects.get()
    assert player.confirmed_by.username == "aprobator"
    assert player.code == ""
    assert ScreenState.objects.get().last_seen_at is None


def test_the_window_stays_a_minute_longer_so_that_the_television_learns_it(window, television):
    television.pair()
    pairing.confirm(television.player, None, replace=False)
    window.refresh_from_db()
    grace_ends = timezone.now() + pairing.GRACE
    assert grace_ends - timedelta(seconds=10) < window.pairing_until <= grace_ends
    assert television.pair() == {"state": "paired"}


def test_staff_may_close_the_window(window, signed_in):  # noqa: F811
    signed_in(Role.APPROVER).post(url_of(window), {"pas": "inchide"})
    window.refresh_from_db()
    assert window.pairing_until is None


def test_who_paired_and_revoked_is_in_the_journal(window, television, signed_in):  # noqa: F811
    console = signed_in(Role.ADMINISTRATOR)
    console.post(url_of(window), {"pas": "deschide"})
    code = television.pair()["code"]
    console.post(url_of(window), {"pas": "confirma", "cod": code})
    revoke = reverse("displays_player_revoke", args=[window.pk, television.player.pk])
    console.post(revoke)
    entries = ModelLogEntry.objects.filter(user__username="administrator").order_by("pk")
    assert [entry.action for entry in entries] == [
        pairing.OPENED,
        pairing.PAIRED,
        pairing.REVOKED,
    ]
    assert television.secret not in str(list(entries.values()))
    history = console.get(f"/admin/displays/screen/history/{window.pk}/").content.decode()
    assert "A asociat un televizor" in history


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Scrieți codul"), ("AAAAAA", "Niciun televizor nu arată codul „AAAAAA”")],
)
def test_a_wrong_code_is_refused_with_what_to_do(window, signed_in, typed, sentence):  # noqa: F811
    page = signed_in(Role.APPROVER).post(url_of(window), {"pas": "cauta", "cod": typed})
    assert sentence in page.content.decode()


def test_a_code_of_another_screen_is_named(window, board, signed_in):  # noqa: F811
    other = make_screen(board, slug="etaj", name="Etaj")
    pairing.open_window(other)
    code = Television(other).pair()["code"]
    page = signed_in(Role.APPROVER).post(url_of(window), {"pas": "confirma", "cod": code})
    assert "al televizorului de la ecranul „Etaj”" in page.content.decode()
    assert not Player.objects.paired().exists()


def test_after_a_quarter_of_an_hour_the_code_is_worth_nothing(window, television, monkeypatch):
    code = television.pair()["code"]
    late = timezone.now() + pairing.WINDOW + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: late)
    assert television.pair() == {"state": "closed"}
    with pytest.raises(pairing.PairingRefusedError, match="s-a încheiat"):
        pairing.find(window, code)


def test_a_revoked_television_is_told_to_forget_its_secret(screen):
    television = paired(screen)
    pairing.revoke(television.player, None)
    assert television.pair() == {"state": "revoked"}


def test_a_television_moved_to_another_address_starts_anew(screen, board):
    television = paired(screen)
    television.screen = make_screen(board, slug="etaj", name="Etaj")
    assert television.pair() == {"state": "revoked"}
    assert television.report().status_code == 401


def test_a_new_television_may_take_the_place_of_the_old(window, signed_in):  # noqa: F811
    old, new = paired(window, "a"), Television(window, "b")
    pairing.open_window(window)
    code = new.pair()["code"]
    console = signed_in(Role.APPROVER)
    assert "Înlocuiește televizorul" in console.post(url_of(window), {"cod": code}).content.decode()
    console.post(url_of(window), {"pas": "confirma", "cod": code, "inlocuieste": "on"})
    assert (old.pair()["state"], new.pair()["state"]) == ("revoked", "paired")


def test_two_televisions_may_show_one_screen(screen):
    televisions = [paired(screen, letter) for letter in "ab"]
    assert [television.pair()["state"] for television in televisions] == ["paired", "paired"]


@pytest.mark.parametrize(
    ("role", "status"), [(Role.EDITOR, 302), (Role.APPROVER, 200), (Role.ADMINISTRATOR, 200)]
)
def test_only_approvers_and_administrators_pair(screen, signed_in, role, status):  # noqa: F811
    console = signed_in(role)
    assert console.get(url_of(screen)).status_code == status
    console.post(url_of(screen), {"pas": "deschide"})
    screen.refresh_from_db()
    assert (screen.pairing_until is not None) is (status == 200)


def test_an_editor_cannot_revoke(screen, signed_in):  # noqa: F811
    television = paired(screen)
    url = reverse("displays_player_revoke", args=[screen.pk, television.player.pk])
    signed_in(Role.EDITOR).post(url)
    assert television.player.is_paired
    assert signed_in(Role.APPROVER).get(url).status_code == 405


def test_a_stranger_is_sent_to_the_sign_in_page(client, screen):
    assert isinstance(client.get(url_of(screen)).wsgi_request.user, AnonymousUser)
    assert client.get(url_of(screen)).status_code == 302


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer scurt", "Basic " + "a" * 43, "Bearer " + "a" * 42 + "ș"]
)
def test_a_request_without_a_secret_is_refused_with_a_sentence(screen, television, header):
    answer = television.post("pair", headers={"authorization": header})
    assert answer.status_code == 401
    assert answer.json() == {"error": "Cererea nu are secretul unui televizor."}


def test_an_answer_is_never_cached_and_sets_no_cookie(window, television):
    answer = television.post("pair")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert television.client.get("/ecran/hol/pair").status_code == 405


def test_an_unknown_screen_is_not_found(home_page, screen):
    television = Television(screen)
    television.screen.slug = "nimic"
    assert television.post("pair").status_code == 404


def test_a_flood_of_browsers_is_bounded(window, monkeypatch):
    monkeypatch.setattr(pairing, "MOST_WAITING", 3)
    states = [Television(window, letter).pair()["state"] for letter in "abcde"]
    assert states == ["waiting"] * 5
    assert Player.objects.count() == 3


def test_a_flood_of_strangers_does_not_keep_the_television_out(window, television, monkeypatch):
    monkeypatch.setattr(pairing, "MOST_WAITING", 3)
    for letter in "bcdef":
        Television(window, letter).pair()
    code = television.pair()["code"]
    assert pairing.find(window, code) == television.player


def test_a_paired_television_makes_room_for_nobody(window, monkeypatch):
    monkeypatch.setattr(pairing, "MOST_WAITING", 1)
    old = paired(window, "z")
    pairing.open_window(window)
    for letter in "ab":
        Television(window, letter).pair()
    assert old.player.is_paired
    assert Player.objects.waiting().count() == 1


def test_one_address_cannot_ask_for_so_many_codes_that_the_televisions_is_forgotten():
    assert pairing.WINDOW.total_seconds() / 60 * REQUESTS < pairing.MOST_WAITING


def test_a_new_window_forgets_the_codes_of_earlier_ones(window, television):
    old = television.pair()["code"]
    pairing.close_window(window)
    pairing.open_window(window)
    assert not Player.objects.exists()
    with pytest.raises(pairing.PairingRefusedError, match="Niciun televizor"):
        pairing.find(window, old)
    assert television.pair()["state"] == "waiting"


def test_a_window_that_is_made_longer_keeps_its_codes(window, television):
    code = television.pair()["code"]
    pairing.open_window(window)
    assert television.pair()["code"] == code


def test_opening_a_window_leaves_the_codes_of_other_screens(window, television, board):
    code = television.pair()["code"]
    pairing.open_window(make_screen(board, slug="etaj", name="Etaj"))
    assert television.pair()["code"] == code


def test_a_flood_of_requests_is_slowed_down(television, monkeypatch):
    monkeypatch.setattr("displays.views.pairing.REQUESTS", 2)
    statuses = [television.post("pair").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_codes_that_nobody_typed_are_forgotten(window, television):
    television.pair()
    paired(window, "b")
    Player.objects.update(created_at=timezone.now() - timedelta(days=2))
    tasks.drop_old_reports()
    assert [player.is_paired for player in Player.objects.all()] == [True]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (AGENT, "Chromium 156, Linux"),
        ("Mozilla/5.0 (Web0S; Linux/SmartTV) Chrome/94.0 Safari/537.36", "Chromium 94, webOS"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge 140, Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox 140, Linux",
        ),
        ("", "browser necunoscut"),
    ],
)
def test_a_browser_is_described_in_words(agent, words):
    assert describe(agent) == words
