"""The console's pages of alerts: who may, what the form says, what confirming and stopping do."""

import json
from datetime import timedelta

from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from core.console.roles import Role
from core.models import SiteAlert
from displays import store
from displays.models import HallAlert, ScreenGroup
from displays.seeding.builders import make_screen
from tests.console.conftest import person, signed_in  # noqa: F401 -- fixtures

INDEX = "/admin/alerta/"


@pytest.fixture
def approver(signed_in, screen):  # noqa: F811 -- the fixture
    return signed_in(Role.APPROVER)


@pytest.fixture
def confirm(approver, screen, django_capture_on_commit_callbacks):
    """Send the form of a kind."""

    def act(template="liber", address=None, **fields):
        data = {
            "title": "Titlu",
            "text": "Text",
            "ends_at": ro(timezone.now() + timedelta(hours=1)),
            "screens": [screen.pk],
        }
        with django_capture_on_commit_callbacks(execute=True):
            return approver.post(address or f"{INDEX}{template}/", data | fields)

    return act


def ro(moment):
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")


def sent(slug="hol"):
    return json.loads(store.current("alerts", slug).body)["alert"]


# Who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "evacuare/", "istoric/", "previzualizare/?template=liber"])
def test_only_approvers_and_administrators_reach_alerts(signed_in, screen, path):  # noqa: F811 -- the fixture
    answers = [signed_in(role).get(INDEX + path).status_code for role in Role]
    assert answers == [302, 200, 200]


def test_an_editor_sees_no_entry_in_the_menu_and_cannot_send_the_form(signed_in, screen):  # noqa: F811 -- the fixture
    editor = signed_in(Role.EDITOR)
    assert INDEX not in editor.get("/admin/").content.decode()
    assert INDEX in signed_in(Role.APPROVER).get("/admin/").content.decode()
    editor.post(f"{INDEX}evacuare/", {"title": "a", "screens": [screen.pk]})
    assert not HallAlert.objects.exists()


def test_an_editor_cannot_stop_an_alert(signed_in, confirm):  # noqa: F811 -- the fixture
    confirm()
    alert = HallAlert.objects.get()
    signed_in(Role.EDITOR).post(f"{INDEX}{alert.pk}/oprire/")
    alert.refresh_from_db()
    assert alert.is_running()


def test_a_stranger_is_sent_to_the_sign_in(client, screen):
    response = client.get(INDEX)
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


# Raising ---------------------------------------------------------------------------------------


def test_the_page_offers_four_kinds_and_says_that_nothing_runs(approver):
    page = approver.get(INDEX).content.decode()
    for label in ("Evacuare", "Închis azi", "Sistem nefuncțional", "Text liber"):
        assert label in page
    assert "Nicio alertă. Ecranele arată anunțurile obișnuite." in page


def test_without_a_screen_the_page_says_what_to_do(signed_in):  # noqa: F811 -- the fixture
    page = signed_in(Role.APPROVER).get(INDEX).content.decode()
    assert "Nu este înregistrat niciun ecran." in page


def test_the_form_comes_filled_in_with_every_screen_chosen(approver, board):
    make_screen(board, name="Etaj", slug="etaj")
    response = approver.get(f"{INDEX}evacuare/")
    form = response.context["form"]
    assert form["title"].value() == "Evacuați clădirea"
    left = timezone.make_aware(form["ends_at"].value()) - timezone.now()
    assert timedelta(minutes=29) <= left <= timedelta(minutes=30)
    assert response.content.decode().count('name="screens"') == 2
    assert all(chosen for _, screens in form.groups for _, chosen in screens)


def test_a_screen_out_of_use_is_not_offered(approver, screen, board):
    make_screen(board, name="Vechi", slug="vechi", retired_on=timezone.localdate())
    assert "Vechi" not in approver.get(f"{INDEX}evacuare/").content.decode()


def test_screens_stand_under_their_groups(approver, screen, board):
    group = ScreenGroup.objects.create(name="Sediul central")
    make_screen(board, name="Etaj", slug="etaj", group=group)
    groups = approver.get(f"{INDEX}evacuare/").context["form"].groups
    assert [(name, [s.name for s, _ in screens]) for name, screens in groups] == [
        ("Sediul central", ["Etaj"]),
        ("", ["Hol"]),
    ]


def test_one_confirmation_puts_the_alert_on_the_screen_and_in_the_journal(confirm, approver):
    response = confirm("evacuare", title="Evacuați clădirea")
    assert response.status_code == 302
    alert = HallAlert.objects.get()
    assert sent()["id"] == str(alert.pk)
    assert alert.created_by.username == "aprobator"
    assert ModelLogEntry.objects.filter(action="displays.alert.raise").count() == 1
    assert "este trimisă pe ecrane" in approver.get(INDEX).content.decode()


def test_closed_today_stands_on_the_site_without_being_asked_and_the_others_when_asked(confirm):
    confirm("liber")
    assert not SiteAlert.objects.exists()
    confirm("liber", online="on")
    confirm("inchis", title="Azi este închis")
    assert SiteAlert.objects.count() == 2


def test_closed_today_has_no_box_to_keep_it_off_the_site(approver):
    page = approver.get(f"{INDEX}inchis/").content.decode()
    assert 'name="online"' not in page
    assert "Se termină peste tot la aceeași oră." in page


# What is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ends_at": "01.01.2020 10:00"}, "Ora de sfârșit a trecut deja."),
        ({"ends_at": "01.01.2062 10:00"}, "O alertă ține cel mult 7 zile."),
        ({"ends_at": "mâine"}, "Scrieți data și ora așa"),
        ({"ends_at": ""}, "Alegeți ora la care se termină alerta."),
        ({"screens": []}, "Alegeți cel puțin un ecran."),
        ({"title": ""}, "Scrieți titlul alertei."),
        ({"title": "ș" * 61}, "cel mult 60 de caractere, acum are 61"),
        ({"text": "ț" * 221}, "cel mult 220 de caractere, acum are 221"),
    ],
)
def test_what_is_wrong_is_said_in_romanian_and_nothing_is_sent(confirm, fields, sentence):
    response = confirm(**fields)
    assert response.status_code == 200
    page = response.content.decode()
    assert sentence in page
    assert "Alerta nu a fost trimisă." in page
    assert not HallAlert.objects.exists()


def test_an_unknown_kind_or_screen_is_refused(approver, confirm):
    assert approver.get(f"{INDEX}altceva/").status_code == 404
    assert confirm(screens=[999]).status_code == 200
    assert not HallAlert.objects.exists()


def test_typed_html_stays_words_in_the_console(confirm, approver):
    confirm(title="<b>x</b><script>alert(1)</script>"[:60])
    for path in ("", "istoric/"):
        page = approver.get(INDEX + path).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;" in page


# Running ---------------------------------------------------------------------------------------


def test_a_running_alert_is_listed_with_how_far_it_got_on_each_screen(confirm, approver):
    confirm("nefunctional", title="Prima")
    assert "trimisă" in approver.get(INDEX).content.decode()
    confirm(title="A doua")
    page = approver.get(INDEX).content.decode()
    assert page.index("A doua") < page.index("Prima")
    assert "acoperită de altă alertă" in page


def test_only_the_report_of_the_screen_makes_it_confirmed(confirm, approver, screen):
    from displays.models import ScreenState  # noqa: PLC0415 -- read where it is needed

    confirm()
    alert = HallAlert.objects.get()
    ScreenState.objects.create(screen=screen, state="alert", alert="999")
    assert "confirmată pe ecran" not in approver.get(INDEX).content.decode()
    ScreenState.objects.update(alert=str(alert.pk))
    assert "confirmată pe ecran" in approver.get(INDEX).content.decode()


def test_stopping_takes_it_off_everywhere_and_says_so(
    confirm, approver, django_capture_on_commit_callbacks
):
    confirm("inchis", title="Azi este închis")
    alert = HallAlert.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        response = approver.post(f"{INDEX}{alert.pk}/oprire/", follow=True)
    assert "a fost oprită peste tot" in response.content.decode()
    assert sent() is None
    assert not SiteAlert.objects.current().exists()
    again = approver.post(f"{INDEX}{alert.pk}/oprire/", follow=True)
    assert "se terminase deja" in again.content.decode()
    assert ModelLogEntry.objects.filter(action="displays.alert.stop").count() == 1


def test_stopping_by_a_link_is_not_possible(confirm, approver):
    confirm()
    alert = HallAlert.objects.get()
    assert approver.get(f"{INDEX}{alert.pk}/oprire/").status_code == 405


def test_the_stop_button_carries_the_token_of_the_form(confirm, approver):
    confirm()
    page = approver.get(INDEX).content.decode()
    stop = page[page.index("/oprire/") :]
    assert "csrfmiddlewaretoken" in stop[: stop.index("</form>")]


def test_a_running_alert_can_be_changed_and_one_that_is_over_cannot(confirm, approver):
    confirm(title="Unu")
    alert = HallAlert.objects.get()
    assert "Unu" in approver.get(f"{INDEX}{alert.pk}/").content.decode()
    confirm(title="Doi", address=f"{INDEX}{alert.pk}/")
    assert HallAlert.objects.get().title == "Doi"
    assert "Doi" in sent()["html"]
    past = timezone.now() - timedelta(hours=1)
    HallAlert.objects.update(starts_at=past - timedelta(hours=1), ends_at=past)
    response = approver.get(f"{INDEX}{alert.pk}/", follow=True)
    assert "s-a terminat între timp" in response.content.decode()


# Preview and history ---------------------------------------------------------------------------


def test_the_preview_is_the_stage_with_the_typed_words(approver):
    response = approver.get(
        f"{INDEX}previzualizare/",
        {"template": "evacuare", "title": "Ieșiți <acum>", "orientation": "portrait"},
    )
    document = response.context["document"]
    assert document["screen"]["orientation"] == "portrait"
    assert "Ieșiți &lt;acum&gt;" in document["slides"][0]["html"]
    assert any(asset["url"].endswith(".css") for asset in document["assets"])
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert not HallAlert.objects.exists()


def test_a_preview_of_no_kind_is_not_found(approver):
    assert approver.get(f"{INDEX}previzualizare/").status_code == 404


def test_no_page_has_a_script_of_its_own(confirm, approver):
    page = approver.get(f"{INDEX}evacuare/").content.decode()
    assert "js/displays/alert-form" in page
    policy = approver.get(f"{INDEX}evacuare/")["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


def test_the_history_says_who_when_and_where(confirm, approver, django_capture_on_commit_callbacks):
    assert "Încă nu a fost nicio alertă." in approver.get(f"{INDEX}istoric/").content.decode()
    confirm("inchis", title="Azi este închis")
    alert = HallAlert.objects.get()
    assert "rulează, până la" in approver.get(f"{INDEX}istoric/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        approver.post(f"{INDEX}{alert.pk}/oprire/")
    page = " ".join(approver.get(f"{INDEX}istoric/").content.decode().split())
    assert "oprită de Aprobator" in page
    assert "Hol; site" in page


def test_the_history_costs_the_same_with_more_alerts(approver, confirm, flat_queries):
    assert flat_queries(lambda: approver.get(f"{INDEX}istoric/"), confirm) > 0


def test_a_running_alert_stands_first_in_what_there_is_to_do(confirm, approver, signed_in):  # noqa: F811 -- the fixture
    confirm(title="Lift defect")
    sentence = "Pe ecrane rulează alerta „Lift defect”"
    assert sentence in approver.get("/admin/de-facut/").content.decode()
    assert sentence not in signed_in(Role.EDITOR).get("/admin/de-facut/").content.decode()
