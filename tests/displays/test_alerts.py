"""Alerts: which one a screen shows, the stored documents, the answer over HTTP, the banner of the site."""

import json
import re
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from core import jobs
from core.models import SiteAlert
from displays import alert_actions, alerts, store
from displays.models import AlertTemplate, HallAlert
from displays.release import STAGE_STYLES
from displays.seeding.builders import make_screen
from displays.stage.slides import sha256
from displays.windows import BUCHAREST
from tests.displays import test_contrast

ADDRESS = "/ecran/hol/alert.json"


@pytest.fixture
def user(db):
    return User.objects.create_user("ana", first_name="Ana")


@pytest.fixture
def put_up(screen, user, django_capture_on_commit_callbacks):
    """Raise an alert as the form does: its documents are written after commit."""

    def act(template="liber", *, screens=None, online=False, minutes=60, **fields):
        alert = HallAlert(
            **{"title": "Titlu", "text": "Text"} | fields,
            template=template,
            ends_at=timezone.now() + timedelta(minutes=minutes),
        )
        with django_capture_on_commit_callbacks(execute=True):
            return alert_actions.put_up(alert, screens or [screen], online=online, user=user)

    return act


@pytest.fixture
def stop(user, django_capture_on_commit_callbacks):
    """Stop an alert as the console does."""

    def act(alert):
        with django_capture_on_commit_callbacks(execute=True):
            return alert_actions.stop(alert, user)

    return act


def document(client, address=ADDRESS):
    return json.loads(client.get(address).content)


def end(alert, seconds=1):
    """Let the time of an alert be over."""
    now = timezone.now()
    HallAlert.objects.filter(pk=alert.pk).update(
        starts_at=now - timedelta(hours=1), ends_at=now - timedelta(seconds=seconds)
    )


# The document ----------------------------------------------------------------------------------


def test_without_an_alert_the_document_says_so(client, screen):
    assert document(client) == {"schema": 1, "pairing_until": None, "alert": None}


def test_an_alert_is_in_the_document_at_once_with_all_that_a_player_needs(client, put_up):
    alert = put_up("evacuare", title="Evacuați clădirea", minutes=30)
    sent = document(client)["alert"]
    assert sent["id"] == str(alert.pk)
    assert sent["template"] == "evacuare"
    assert "Evacuați clădirea" in sent["html"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", sent["starts_at"])
    assert sent["ends_at"].endswith("Z")
    digest = sent.pop("digest")
    assert digest == sha256(sent)


def test_changed_words_change_the_digest_and_keep_the_alert(client, put_up, user):
    alert = put_up(title="Unu")
    before = document(client)["alert"]
    alert.title = "Doi"
    alert_actions.put_up(alert, alert.screens.all(), online=False, user=user)
    alerts.refresh_alerts()
    after = document(client)["alert"]
    assert after["id"] == before["id"]
    assert after["digest"] != before["digest"]


def test_only_chosen_screens_show_it(client, put_up, board, screen):
    make_screen(board, name="Etaj", slug="etaj")
    put_up(screens=[screen])
    assert document(client)["alert"] is not None
    assert document(client, "/ecran/etaj/alert.json")["alert"] is None


def test_the_newest_replaces_the_one_before_and_gives_way_when_it_ends(client, put_up, stop):
    first = put_up("nefunctional")
    second = put_up("liber")
    assert document(client)["alert"]["id"] == str(second.pk)
    stop(second)
    assert document(client)["alert"]["id"] == str(first.pk)


def test_an_evacuation_is_never_covered(client, put_up):
    evacuation = put_up("evacuare")
    put_up("inchis", online=True)
    assert document(client)["alert"]["id"] == str(evacuation.pk)


def test_a_second_alert_of_the_same_kind_ends_the_first_with_its_banner(client, put_up):
    first = put_up("inchis", online=True, title="Azi este închis")
    second = put_up("inchis", online=True, title="Închis până la 12")
    first.refresh_from_db()
    assert not first.is_running()
    assert [banner.title for banner in SiteAlert.objects.current()] == ["Închis până la 12"]
    assert document(client)["alert"]["id"] == str(second.pk)


def test_an_alert_of_the_same_kind_on_other_screens_goes_on(client, put_up, board, screen):
    etaj = make_screen(board, name="Etaj", slug="etaj")
    first = put_up(screens=[screen, etaj])
    put_up(screens=[etaj])
    first.refresh_from_db()
    assert first.is_running()
    assert document(client)["alert"]["id"] == str(first.pk)


def test_a_stopped_alert_is_gone_at_once(client, put_up, stop):
    alert = put_up()
    assert stop(alert)
    assert document(client)["alert"] is None
    assert not stop(alert)


def test_an_alert_that_is_over_is_not_handed_out_even_before_the_job_runs(client, put_up):
    short = put_up("nefunctional", title="Scurt")
    put_up(title="Lung")
    end(short)
    alerts.refresh_alerts()
    assert "Lung" in document(client)["alert"]["html"]


def test_a_stored_alert_whose_end_has_come_is_left_out_of_the_next_answer(
    client, put_up, monkeypatch
):
    put_up(minutes=10)
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert document(client)["alert"] is None


def test_the_job_takes_out_what_is_over(screen, put_up):
    alert = put_up()
    end(alert)
    assert "displays.refresh_alerts" in jobs.run_due()
    assert json.loads(store.current("alerts", "hol").body)["alert"] is None


def test_words_of_an_attacker_are_only_words(put_up, client):
    put_up(title="<script>alert(1)</script>", text='<img src=x onerror="alert(1)">\n&amp; gata')
    html = document(client)["alert"]["html"]
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "<br>&amp;amp; gata" in html


@pytest.mark.parametrize("template", AlertTemplate.values)
def test_every_kind_has_its_look_and_no_inline_style(template, put_up):
    html = alerts.stage_html(put_up(template, online=template == "inchis"))
    assert f"hall-alert-{template}" in html
    assert 'data-fit="1"' in html
    assert "data-fit-box" in html
    assert html.count("<svg") == 1
    assert not re.search(r"\sstyle=|<script|\son\w+=|{{|None", html)


def test_closed_today_names_the_day(put_up):
    alert = put_up("inchis", online=True)
    alert.starts_at = datetime(2026, 11, 23, 8, tzinfo=BUCHAREST)
    assert "Luni, 23 noiembrie 2026" in alerts.stage_html(alert)


def test_the_look_of_alerts_comes_with_the_release():
    assert "css/stage/alert.css" in STAGE_STYLES


def test_every_colour_of_the_evacuation_stands_out_seven_to_one(monkeypatch):
    css = (settings.BASE_DIR / "static/css/stage/alert.css").read_text()
    monkeypatch.setattr(test_contrast, "CSS", css)
    test_contrast.test_words_stand_out_seven_to_one("evacuare")


# Stored and answered ---------------------------------------------------------------------------


def test_a_stored_document_asks_nothing_of_the_database(client, put_up, django_assert_num_queries):
    put_up()
    etag = client.get(ADDRESS)["ETag"]
    with django_assert_num_queries(0):
        response = client.get(ADDRESS)
        assert client.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 304
    assert response["Cache-Control"] == "no-cache"
    assert response["Content-Type"].startswith("application/json")


def test_an_equal_document_keeps_its_tag_and_a_new_alert_changes_it(client, screen, put_up):
    alerts.refresh_alerts()
    before = client.get(ADDRESS)["ETag"]
    alerts.refresh_alerts()
    assert client.get(ADDRESS)["ETag"] == before
    put_up()
    assert client.get(ADDRESS, headers={"If-None-Match": before}).status_code == 200


def test_an_unknown_screen_is_not_found_and_nothing_but_reading_is_allowed(client, screen):
    assert client.get("/ecran/nimic/alert.json").status_code == 404
    assert client.post(ADDRESS).status_code == 405


def test_a_new_screen_has_its_document_and_a_removed_one_leaves_none(
    board, put_up, screen, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        other = make_screen(board, name="Etaj", slug="etaj")
    assert sorted(store.keys("alerts")) == ["etaj", "hol"]
    with django_capture_on_commit_callbacks(execute=True):
        other.delete()
    assert store.keys("alerts") == ["hol"]


def test_the_document_says_until_when_a_browser_may_be_paired(client, screen):
    screen.pairing_until = timezone.now() + timedelta(minutes=10)
    screen.save()
    alerts.refresh_alerts()
    assert document(client)["pairing_until"].endswith("Z")
    screen.pairing_until = timezone.now() - timedelta(seconds=1)
    screen.save()
    alerts.refresh_alerts()
    assert document(client)["pairing_until"] is None


def test_one_screen_that_cannot_be_written_does_not_keep_the_others_waiting(
    client, board, screen, put_up, monkeypatch
):
    other = make_screen(board, name="Etaj", slug="etaj")
    real = store.store

    def broken(kind, key, content):
        if key == "hol":
            raise OSError
        return real(kind, key, content)

    monkeypatch.setattr(store, "store", broken)
    put_up(screens=[screen, other])
    assert document(client, "/ecran/etaj/alert.json")["alert"] is not None


# The site --------------------------------------------------------------------------------------


def test_closed_today_is_hall_board_and_banner_at_once_and_ends_everywhere(client, put_up, stop):
    alert = put_up("inchis", online=True, title="Azi este închis")
    banner = SiteAlert.objects.get()
    assert alert.site_alert == banner
    assert (banner.title, banner.level, banner.ends_at) == (
        "Azi este închis",
        "danger",
        alert.ends_at,
    )
    board = document(client, "/avizier/ecran/alerta/")
    assert board["alert"]["id"] == str(alert.pk)
    assert "Azi este închis" in client.get("/avizier/embed/").content.decode()
    assert "Azi este închis" in client.get("/").content.decode()
    stop(alert)
    assert not SiteAlert.objects.current().exists()
    assert document(client, "/avizier/ecran/alerta/")["alert"] is None
    assert "Azi este închis" not in client.get("/").content.decode()


def test_banner_and_board_end_by_themselves_with_the_screens(client, put_up, monkeypatch):
    put_up("inchis", online=True, title="Azi este închis", minutes=10)
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert not SiteAlert.objects.current().exists()
    assert document(client, "/avizier/ecran/alerta/")["alert"] is None
    assert document(client)["alert"] is None


def test_an_alert_for_the_hall_alone_stays_off_the_site(client, put_up):
    put_up()
    assert not SiteAlert.objects.exists()
    assert document(client, "/avizier/ecran/alerta/")["alert"] is None


def test_a_changed_alert_changes_its_banner_and_one_taken_off_the_site_ends_it(put_up, user):
    alert = put_up(online=True)
    alert.title, alert.ends_at = "Altul", alert.ends_at + timedelta(hours=1)
    alert_actions.put_up(alert, alert.screens.all(), online=True, user=user)
    banner = SiteAlert.objects.get()
    assert (banner.title, banner.ends_at) == ("Altul", alert.ends_at)
    alert_actions.put_up(alert, alert.screens.all(), online=False, user=user)
    assert alert.site_alert is None
    assert not SiteAlert.objects.current().exists()


def test_a_banner_that_was_deleted_by_hand_does_not_hinder_the_stop(put_up, stop):
    alert = put_up(online=True)
    SiteAlert.objects.all().delete()
    alert.refresh_from_db()
    assert stop(alert)


def test_a_banner_put_off_to_later_never_appears_after_the_stop(put_up, stop):
    alert = put_up(online=True)
    SiteAlert.objects.update(starts_at=timezone.now() + timedelta(minutes=5))
    assert stop(alert)
    assert not SiteAlert.objects.exists()


# The record ------------------------------------------------------------------------------------


def test_what_was_done_stands_in_the_journal(put_up, stop, user):
    alert = put_up("evacuare", title="Evacuați")
    stop(alert)
    entries = ModelLogEntry.objects.filter(action__startswith="displays.alert").order_by("pk")
    assert [entry.action for entry in entries] == [alert_actions.RAISED, alert_actions.STOPPED]
    assert {entry.user for entry in entries} == {user}
    assert entries[0].data["screens"] == ["Hol"]
    assert entries[0].data["title"] == "Evacuați"


def test_the_database_refuses_an_alert_that_ends_before_it_starts(screen):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        HallAlert.objects.create(
            template="liber", title="a", starts_at=now, ends_at=now - timedelta(1)
        )


@pytest.mark.parametrize(
    ("template", "minutes"), [("evacuare", 30), ("nefunctional", 120), ("liber", 60)]
)
def test_each_kind_has_its_usual_length(template, minutes):
    left = alert_actions.usual_end(AlertTemplate(template)) - timezone.now()
    assert minutes - 1 <= left.total_seconds() / 60 <= minutes


def test_closed_today_ends_with_the_day(monkeypatch):
    noon = datetime(2026, 11, 23, 12, 30, tzinfo=BUCHAREST)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    end = alert_actions.usual_end(AlertTemplate.CLOSED)
    assert timezone.localtime(end).strftime("%d.%m.%Y %H:%M") == "23.11.2026 23:59"
