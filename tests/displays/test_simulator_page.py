"""„Ce se vede”: the slides of a moment in playing order, and why the others wait."""

from datetime import datetime, time, timedelta

from django.utils import timezone

import pytest

from core.console.roles import Role
from displays import services
from displays.explanations import spoken_days, why_hidden
from displays.models import HallAlert
from displays.seeding.builders import make_slide, window
from displays.windows import BUCHAREST
from tests.console.conftest import person, signed_in  # noqa: F401 -- fixtures

PAGE = "/admin/ce-se-vede/"
MONDAY = datetime(2026, 11, 23, 14, 0)  # noqa: DTZ001 -- wall clock
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=BUCHAREST)


def rule(start=None, end=None, days=(), hours=None):
    return {"from": start, "to": end, "weekdays": list(days), "hours": hours}


@pytest.mark.parametrize(
    ("windows", "words"),
    [
        ([], ""),
        ([rule(days=[0])], ""),
        ([rule("2026-11-24T08:00:00")], "începe la 24.11.2026, 08:00"),
        ([rule(end="2026-11-23T14:00:00")], "s-a terminat la 23.11.2026, 14:00"),
        ([rule(days=[1, 2, 3, 4])], "doar marți–vineri"),
        ([rule(days=[1, 3])], "doar marți și joi"),
        ([rule(hours=["08:00:00", "14:00:00"])], "doar între 08:00 și 14:00"),
        (
            [rule(days=[5, 6], hours=["22:00:00", "06:00:00"])],
            "doar sâmbătă și duminică, între 22:00 și 06:00",
        ),
        (
            [rule(end="2026-11-01T00:00:00"), rule("2026-12-01T00:00:00")],
            "începe la 01.12.2026, 00:00",
        ),
        ([rule(days=[1]), rule(days=[1])], "doar marți"),
    ],
)
def test_why_a_slide_waits_is_said_as_its_form_says_it(windows, words):
    assert why_hidden(windows, MONDAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([0], "luni"),
        ([0, 1], "luni și marți"),
        ([0, 2, 4], "luni, miercuri și vineri"),
        ([0, 1, 2, 3, 4], "luni–vineri"),
    ],
)
def test_days_are_named_as_people_name_them(days, words):
    assert spoken_days(days) == words


@pytest.fixture
def see(signed_in, screen, board, monkeypatch):  # noqa: F811 -- the fixture
    """Open the page at a moment."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)

    def act(day="23.11.2026", hour="14:00", slug="hol", role=Role.EDITOR):
        services.refresh_all()
        return signed_in(role).get(PAGE, {"ecran": slug, "zi": day, "ora": hour})

    return act


def shown(response):
    return [slide["id"] for slide in response.context["shown"]]


def test_the_slides_of_the_moment_stand_in_playing_order_with_their_seconds(see, board):
    make_slide(board, slug="mereu", dwell_seconds=10)
    make_slide(board, slug="doar-marti", windows=[window(weekdays=[1])])
    make_slide(board, slug="luni", dwell_seconds=7, windows=[window(weekdays=[0])])
    response = see()
    assert shown(response) == ["mereu", "luni"]
    page = " ".join(response.content.decode().split())
    assert "2 slide-uri la rând, un tur durează 17 secunde." in page
    assert "Lista se schimbă singură la 24.11.2026, 00:00." in page
    assert "doar marți" in page


def test_every_other_slide_says_why_it_waits(see, board):
    make_slide(board, title="Ciornă", slug="ciorna", live=False)
    make_slide(board, title="Online", slug="online", target="online")
    ended = NOW - timedelta(days=1)
    make_slide(board, title="Gata", slug="gata", windows=[window(end=ended)])
    make_slide(
        board, title="Mai târziu", slug="tarziu", windows=[window(start=NOW + timedelta(30))]
    )
    hours = (time(8), time(12))
    make_slide(board, title="Dimineața", slug="dimineata", windows=[window(hours=hours)])
    waiting = {slide.title: slide.reason for slide in see().context["waiting"]}
    assert waiting == {
        "Ciornă": "nu este publicat",
        "Online": "se arată numai online",
        "Gata": "s-a terminat la 19.11.2026, 09:00",
        "Mai târziu": "începe la 20.12.2026, 09:00",
        "Dimineața": "doar între 08:00 și 12:00",
    }


def test_with_no_slide_in_play_the_institution_stands(see, board):
    response = see()
    assert response.context["is_fallback"]
    assert "ecranul arată numele instituției" in response.content.decode()


def test_the_first_look_is_at_now_on_the_first_screen(signed_in, screen, board):  # noqa: F811 -- the fixture
    make_slide(board, slug="unu")
    services.refresh_all()
    assert shown(signed_in(Role.EDITOR).get(PAGE)) == ["unu"]


def test_an_alert_and_hours_off_at_that_moment_are_said(see, screen, board):
    screen.hours_from, screen.hours_to = time(8), time(12)
    screen.save()
    alert = HallAlert.objects.create(
        template="liber",
        title="Ședință",
        starts_at=NOW,
        ends_at=NOW + timedelta(days=4),
    )
    alert.screens.add(screen)
    page = see().content.decode()
    assert "alerta „Ședință” acoperă tot ecranul" in page
    assert "în afara orelor lui de funcționare" in page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"day": "19.11.2026"}, "Alegeți o oră de acum înainte."),
        ({"day": "31.02.2027"}, "Scrieți ziua așa: 27.11.2026."),
        ({"hour": "25:00"}, "Scrieți ora așa: 14:30."),
        ({"slug": "nimic"}, "Ecranul nu există."),
        ({"slug": "<script>alert(1)</script>"}, "Ecranul nu există."),
    ],
)
def test_what_cannot_be_shown_is_said_in_romanian(see, asked, sentence):
    page = see(**asked).content.decode()
    assert sentence in page
    assert "Nu se arată atunci" not in page
    assert "<script>alert(1)" not in page


def test_without_a_screen_the_page_says_what_to_do(signed_in):  # noqa: F811 -- the fixture
    page = signed_in(Role.EDITOR).get(PAGE).content.decode()
    assert "Nu este înregistrat niciun ecran." in page


def test_a_picture_is_one_slide_on_the_stage_whatever_the_time(see, signed_in, board):  # noqa: F811 -- the fixture
    make_slide(board, slug="vara", windows=[window(start=NOW + timedelta(200))])
    see()
    client = signed_in(Role.EDITOR)
    response = client.get(f"{PAGE}hol/", {"slide": "vara"})
    [slide] = response.context["document"]["slides"]
    assert (slide["id"], slide["windows"]) == ("vara", [])
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert client.get(f"{PAGE}hol/", {"slide": "@institution"}).status_code == 200
    assert client.get(f"{PAGE}hol/", {"slide": "alta"}).status_code == 404
    assert client.get(f"{PAGE}altul/", {"slide": "vara"}).status_code == 404


def test_strangers_see_nothing(client, screen):
    assert client.get(PAGE).status_code == 302
    assert client.get(f"{PAGE}hol/?slide=a").status_code == 302
