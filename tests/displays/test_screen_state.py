"""„Starea ecranelor”: three states with times, in words, for many screens at once."""

import json
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from core.console.roles import Role
from core.models import PortalSettings
from displays import services
from displays.models import Play, Publication, Screen, ScreenGroup
from displays.screens import cards, pairing
from displays.screens.cards import duration
from displays.screens.faults import FAULTS
from displays.screens.monitoring import Condition, statuses
from displays.seeding.builders import make_screen, make_slide
from tests.console.conftest import person, signed_in  # noqa: F401 -- fixtures
from tests.displays.players import entry, paired, stamp

pytestmark = pytest.mark.django_db
INDEX = "/admin/ecrane/"


@pytest.fixture
def console(signed_in):  # noqa: F811
    return signed_in(Role.APPROVER)


@pytest.fixture
def release(screen, board):
    """The release that is published for the screen."""
    make_slide(board, slug="unu", title="Program de iarnă")
    services.refresh_all()
    return Publication.objects.latest().release


def page(console, url=INDEX):
    answer = console.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def condition():
    return statuses()[0].condition


def later(monkeypatch, **length):
    moment = timezone.now() + timedelta(**length)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_without_screens_the_page_says_what_to_do(console, home_page, signed_in):  # noqa: F811
    assert "Înregistrați primul ecran" in page(console)
    editors = page(signed_in(Role.EDITOR))
    assert "Nu este înregistrat niciun ecran" in editors
    assert "Înregistrați primul ecran" not in editors


def test_a_publication_is_written_down_once(screen, board, release):
    services.refresh_all()
    services.refresh_all()
    assert Publication.objects.count() == 1
    make_slide(board, slug="doi")
    services.refresh_all()
    assert Publication.objects.count() == 2
    assert Publication.objects.latest().downloaded_at is None


def test_the_same_release_again_is_a_publication_of_its_own(screen, board, release):
    slide = make_slide(board, slug="doi")
    services.refresh_all()
    slide.unpublish()
    services.refresh_all()
    found = list(Publication.objects.values_list("release", flat=True))
    assert len(found) == 3
    assert found[0] == found[2]


def test_an_unpaired_screen_says_that_nothing_is_known(console, release):
    assert condition() == Condition.UNPAIRED
    text = page(console)
    assert "nu se știe ce este pe ecran" in text
    assert "Ce ar trebui să arate acum" in text


def test_a_paired_screen_waits_then_confirms(console, screen, release):
    television = paired(screen)
    assert condition() == Condition.WAITING
    television.report(release="r0", downloaded="r0")
    assert condition() == Condition.BEHIND
    assert "pe ecran este încă versiunea dinainte" in page(console)
    television.report(release=release, downloaded=release)
    assert condition() == Condition.CONFIRMED
    text = page(console)
    assert "Confirmat pe ecran" in text
    assert "„Program de iarnă”" in text
    assert "Chromium 156, Linux, 1920 × 1080, pornit de 1 oră și 1 minut" in text
    assert "potrivit" in text
    assert "pornește și fără rețea" in text
    assert text.count("is-reached") == 3


def test_after_two_missing_reports_nothing_is_confirmed(console, screen, release, monkeypatch):
    paired(screen).report(release=release)
    later(monkeypatch, seconds=89)
    assert condition() == Condition.CONFIRMED
    later(monkeypatch, seconds=2)
    assert condition() == Condition.UNCONFIRMED
    text = page(console)
    assert "de atunci neconfirmat" in text
    assert text.count("is-reached") == 2
    assert "Ultima dată pe ecran" in text


def test_one_lost_report_is_no_news(screen, release, monkeypatch):
    """The next one comes half a minute later, up to a tenth late, after 15 s of waiting in vain."""
    paired(screen).report(release=release)
    later(monkeypatch, seconds=2 * 33 + 15)
    assert condition() == Condition.CONFIRMED


def test_past_the_limit_the_screen_is_silent(console, screen, release, monkeypatch):
    paired(screen).report(release=release)
    later(monkeypatch, minutes=11)
    assert condition() == Condition.SILENT
    text = page(console, "/admin/de-facut/")
    assert "Ecranul nu răspunde: „Hol”" in text
    assert "de 11 minute" in text


def test_an_old_confirmation_of_another_release_is_none(screen, board, release):
    television = paired(screen)
    television.report(release=release)
    make_slide(board, slug="doi")
    services.refresh_all()
    assert condition() == Condition.BEHIND
    television.report(release=Publication.objects.latest().release)
    assert condition() == Condition.CONFIRMED


def test_a_screen_that_went_back_is_not_confirmed(screen, release):
    television = paired(screen)
    television.report(release=release)
    television.report(release="older")
    assert condition() == Condition.BEHIND


def test_an_alert_is_said_first(screen, release):
    paired(screen).report(release=release, state="alert", slide="@alert-1", alert="1")
    assert condition() == Condition.ALERT


def test_a_screen_out_of_use_is_quiet(console, screen, release, monkeypatch):
    paired(screen).report()
    Screen.objects.update(retired_on=timezone.localdate())
    later(monkeypatch, minutes=30)
    assert condition() == Condition.RETIRED
    assert "Ecranul nu răspunde" not in page(console, "/admin/de-facut/")


@pytest.mark.parametrize("code", [*FAULTS, "altceva"])
def test_a_problem_is_told_in_romanian_with_what_to_do(console, screen, release, code):
    paired(screen).report(errors=[{"code": code, "detail": "x.mp4", "at": stamp()}] * 3)
    text = page(console)
    found = cards.fault(code)
    assert text.count(found.text) == 1
    assert found.advice in text
    assert found.text[-1] == found.advice[-1] == "."


def test_a_failure_to_keep_something_is_not_taken_for_a_full_disk():
    storage = FAULTS["storage"]
    assert "loc" not in storage.text
    assert storage.advice.startswith("Reporniți browserul")
    assert "eliberați spațiu" in storage.advice


def test_the_page_refreshes_its_cards_alone(console, release):
    part = page(console, f"{INDEX}?parte")
    assert "data-screen=" in part
    assert "<html" not in part


def test_many_screens_cost_as_much_as_few(console, board, release, flat_queries):
    def grow():
        number = Screen.objects.count()
        screen = make_screen(board, slug=f"e{number}", name=f"Ecran {number}")
        screen.group = ScreenGroup.objects.get_or_create(name="Sediu")[0]
        screen.save()
        services.refresh_screen(screen)
        television = paired(screen, "abcdefghij"[number])
        television.report(entry(1), slide="unu")

    flat_queries(lambda: page(console), grow)
    flat_queries(lambda: page(console, "/admin/de-facut/"), grow)


def test_what_needs_somebody_stands_first(console, board, screen, release, monkeypatch):
    well = make_screen(board, slug="etaj", name="Alt ecran")
    paired(screen).report(release=release)
    later(monkeypatch, minutes=11)
    services.refresh_screen(well)
    paired(well, "b").report(release=Publication.objects.filter(screen=well).latest().release)
    assert [card.screen.name for card in cards.cards(statuses())] == ["Hol", "Alt ecran"]


@pytest.mark.parametrize("role", list(Role))
def test_everybody_in_the_console_may_look(screen, signed_in, role):  # noqa: F811
    text = page(signed_in(role))
    assert ("Asociază televizorul" in text) is (role != Role.EDITOR)
    assert "Starea ecranelor" in page(signed_in(role), "/admin/")


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/miniatura/"])
def test_a_stranger_sees_nothing(client, screen, path):
    assert client.get(INDEX + path.format(pk=screen.pk)).status_code == 302


def test_the_thumbnail_is_the_screens_own_renderer(console, screen, release):
    answer = console.get(reverse("displays_thumbnail", args=[screen.pk]))
    text = answer.content.decode()
    assert "js/player/thumbnail.js" in text
    assert release in text
    assert 'data-expected="unu"' in text
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_a_screen_without_a_release_has_no_thumbnail(console, screen):
    assert console.get(reverse("displays_thumbnail", args=[screen.pk])).status_code == 404


def test_the_log_of_a_day_adds_up(console, screen, release):
    television = paired(screen)
    television.report(*(entry(number, ms=60_000) for number in (1, 2, 3)))
    text = page(console, f"{INDEX}{screen.pk}/")
    assert "Program de iarnă" in text
    assert "3 ori" in text
    assert "3 minute" in text
    other = page(console, f"{INDEX}{screen.pk}/?zi=2020-01-01")
    assert "Nicio însemnare din această zi" in other
    assert "1 ianuarie 2020" in other


def test_a_slide_that_is_gone_keeps_its_name_in_the_log(console, screen):
    paired(screen).report(entry(1, slide="anunt-sters"), entry(2, slide="@institution"))
    text = page(console, f"{INDEX}{screen.pk}/")
    assert "anunt-sters" in text
    assert "ecranul instituției" in text


def test_an_entry_of_an_untrusted_clock_is_on_the_day_it_came(console, screen):
    paired(screen).report(entry(1, at="1970-01-01T00:00:10.000Z", trusted=False))
    assert "ceas nepotrivit" in page(console, f"{INDEX}{screen.pk}/")


def test_a_day_ends_at_midnight_in_bucharest(console, screen):
    paired(screen).report(
        entry(1, at="2027-03-27T21:59:59.000Z", slide="slide-de-ieri"),
        entry(2, at="2027-03-27T22:00:00.000Z", slide="slide-de-azi"),
    )
    text = page(console, f"{INDEX}{screen.pk}/?zi={date(2027, 3, 28)}")
    assert "slide-de-azi" in text
    assert "slide-de-ieri" not in text


def test_a_long_day_has_pages(console, screen, flat_queries):
    television = paired(screen)
    television.report(*(entry(number, slide=f"s{number}") for number in range(1, 151)))
    assert "Pagina 1 din 2" in page(console, f"{INDEX}{screen.pk}/")
    assert "Pagina 2 din 2" in page(console, f"{INDEX}{screen.pk}/?p=2")


def test_a_problem_in_the_log_is_in_words(console, screen):
    paired(screen).report(entry(1, "error", detail="download: film.mp4"))
    assert FAULTS["download"].text in page(console, f"{INDEX}{screen.pk}/")


def test_the_page_of_a_screen_names_who_gets_the_mail(console, screen):
    assert "aprobator" not in page(console, f"{INDEX}{screen.pk}/").split("pleacă la")[1][:200]
    Screen.objects.update(alert_emails="hol@exemplu.ro")
    assert "hol@exemplu.ro" in page(console, f"{INDEX}{screen.pk}/")


def test_an_unpaired_screen_is_a_task_of_those_who_can_pair(screen, signed_in):  # noqa: F811
    texts = {role: page(signed_in(role), "/admin/de-facut/") for role in Role}
    assert [("Televizor neasociat: „Hol”" in texts[role]) for role in Role] == [False, True, True]


def test_a_missing_public_address_is_a_task_of_administrators(
    screen,
    portal,
    signed_in,  # noqa: F811
    monkeypatch,
):
    def asked(role):
        return "Scrieți adresa publică" in page(signed_in(role), "/admin/de-facut/")

    assert not asked(Role.ADMINISTRATOR)
    PortalSettings.objects.update(public_url="")
    assert [asked(role) for role in Role] == [False, False, True]
    monkeypatch.setenv("PORTAL_PUBLIC_URL", "https://info.exemplu.ro")
    assert not asked(Role.ADMINISTRATOR)


def test_a_screen_with_a_log_is_taken_out_of_use_not_deleted(console, screen):
    url = f"/admin/displays/screen/delete/{screen.pk}/"
    paired(screen).report(entry(1))
    answer = console.post(url, follow=True)
    assert "Completați „scos din folosință la”" in answer.content.decode()
    assert Screen.objects.exists()
    Play.objects.all().delete()
    console.post(url)
    assert not Screen.objects.exists()


def test_the_register_has_every_field(console, board):
    form = page(console, "/admin/displays/screen/create/")
    for name in (
        *("name", "slug", "place", "noticeboard", "group", "orientation", "resolution"),
        *("diagonal_inches", "distance_m", "hours_from", "hours_to", "days_on"),
        *("silence_minutes", "alert_emails", "retired_on"),
    ):
        assert f'name="{name}"' in form, name
    assert "pairing_until" not in form


def test_groups_are_registered_too(console, screen):
    console.post("/admin/displays/screengroup/create/", {"name": "Sediul central"})
    Screen.objects.update(group=ScreenGroup.objects.get())
    text = page(console, "/admin/displays/screengroup/")
    assert "Sediul central" in text
    assert "Hol" in text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 secunde"),
        (1, "1 secundă"),
        (20, "20 de secunde"),
        (60, "1 minut"),
        (61, "1 minut și 1 secundă"),
        (3_600, "1 oră"),
        (7_260, "2 ore și 1 minut"),
        (86_400 * 21 + 3_600, "21 de zile și 1 oră"),
    ],
)
def test_a_stretch_of_time_in_words(seconds, words):
    assert duration(timedelta(seconds=seconds)) == words


def test_the_report_document_is_what_the_contract_says(screen):
    """One entry as a player writes it, kept literally."""
    television = paired(screen)
    body = """{"schema": 1, "entries": [{"seq": 1, "kind": "shown", "at": "2026-11-22T08:00:00.000Z",
      "mono": 1000, "ms": 12000, "boot": "x", "trusted": true, "release": "r", "slide": "s",
      "digest": "d", "ok": true, "detail": ""}], "now": {"at": "2026-11-22T08:00:12.000Z",
      "state": "playing", "release": "r", "downloaded": "r", "slide": "s", "alert": null,
      "clock": {"trusted": true, "offset_s": null, "reason": "ok"},
      "storage": {"usage": 1, "quota": 2, "persisted": false, "offline_ready": false},
      "errors": [{"code": "worker", "detail": "", "at": "2026-11-22T08:00:00.000Z"}],
      "environment": {"shell": "1", "viewport": "1920x1080", "user_agent": "x", "secure": true,
      "uptime_s": 12}}}"""
    assert television.post("report", json.loads(body)).json() == {"received": 1}
    assert pairing.SECRET.fullmatch(television.secret)
