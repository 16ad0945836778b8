"""The slide in the console: what the form asks, refuses and shows."""

import json
from html import unescape

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from displays.models import NoticeboardPage, Screen, SlidePage
from displays.seeding.builders import figure, make_slide, text


@pytest.fixture
def console(admin_client):
    """The console as an administrator sees it."""
    return admin_client


def form_data(*blocks, **values):
    filled = {
        "title": "Program nou",
        "slug": "program-nou",
        "layout": "title_text",
        "theme": "alb",
        "target": "both",
        "body": streamfield(list(blocks)),
        "windows": streamfield([]),
        "dwell_seconds": "",
        "service": "",
        "summary": "",
        "seo_title": "",
        "search_description": "",
        "social_image": "",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
    }
    data = nested_form_data(filled | values)
    for prefix in ("comments",):
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS"):
            data[f"{prefix}-{name}"] = "0"
    return data


def add_url(board):
    return reverse("wagtailadmin_pages:add", args=["displays", "slidepage", board.pk])


def test_the_form_offers_every_layout_with_its_drawing(console, board):
    page = console.get(add_url(board)).content.decode()
    assert page.count('class="layout-option"') == 10
    assert "img/layouts/free.svg" in page
    assert "Admite: „Pași” sau „Listă de acte”." in page
    assert 'data-blocks="steps checklist"' in page


def test_the_slides_windows_are_the_only_schedule(console, board):
    page = console.get(add_url(board)).content.decode()
    assert 'name="go_live_at"' not in page
    assert 'name="expire_at"' not in page
    assert 'id="windows"' in page


def test_a_good_slide_is_published(console, board):
    data = form_data(("text", rich_text("<p>De luni.</p>")))
    response = console.post(add_url(board), data | {"action-publish": "1"})
    assert response.status_code == 302
    assert SlidePage.objects.get().live


def test_a_slide_that_its_layout_cannot_show_is_refused_with_a_sentence(console, board):
    data = form_data(("text", rich_text("<p>Un text lung, scris cu grijă</p>")), layout="steps")
    response = console.post(add_url(board), data | {"action-publish": "1"})
    page = unescape(response.content.decode())
    assert json.dumps("Aspectul „Pași sau listă” nu arată „Text”.")[1:-1] in page
    assert "Un text lung, scris cu grij" in page
    assert not SlidePage.objects.exists()


def test_a_draft_may_break_the_rules(console, board):
    data = form_data(("text", rich_text("<p>Text</p>")), layout="steps")
    assert console.post(add_url(board), data).status_code == 302
    assert not SlidePage.objects.get().live


@pytest.mark.parametrize("slug", ["ecran", "embed", "feed"])
def test_addresses_of_the_board_itself_are_refused(console, board, slug):
    data = form_data(("text", rich_text("<p>Text</p>")), slug=slug)
    page = console.post(add_url(board), data).content.decode()
    assert "Adresa aceasta este folosită de avizier. Alegeți alta." in page


@pytest.mark.parametrize("seconds", ["2", "601", "mult"])
def test_a_time_on_screen_that_makes_no_sense_is_refused(console, board, seconds):
    data = form_data(("text", rich_text("<p>Text</p>")), dwell_seconds=seconds)
    console.post(add_url(board), data | {"action-publish": "1"})
    assert not SlidePage.objects.exists()


@pytest.mark.parametrize("mode", ["landscape", "portrait"])
def test_the_preview_shows_the_unsaved_draft_on_the_stage(console, board, mode):
    data = form_data(("text", rich_text("<p>Încă nesalvat.</p>")))
    url = reverse("wagtailadmin_pages:preview_on_add", args=["displays", "slidepage", board.pk])
    assert console.post(url, data).json()["is_valid"]
    page = console.get(f"{url}?mode={mode}").content.decode()
    document = json.loads(
        page.split('id="release" type="application/json">')[1].split("</script>")[0]
    )
    assert document["screen"]["orientation"] == mode
    assert "Încă nesalvat." in document["slides"][0]["html"]


def test_the_preview_shows_the_online_notice(console, board):
    data = form_data(("text", rich_text("<p>Încă nesalvat.</p>")))
    url = reverse("wagtailadmin_pages:preview_on_add", args=["displays", "slidepage", board.pk])
    console.post(url, data)
    page = console.get(f"{url}?mode=online").content.decode()
    assert "Încă nesalvat." in page
    assert "<h1>Program nou</h1>" in page


def test_an_edited_slide_is_previewed_with_its_change_and_not_saved(console, board):
    slide = make_slide(board, title="Vechi", slug="vechi", body=[text("Text")])
    data = form_data(("text", rich_text("<p>Schimbat</p>")), title="Nou", slug="vechi")
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[slide.pk])
    assert console.post(url, data).json()["is_valid"]
    assert "Schimbat" in console.get(f"{url}?mode=landscape").content.decode()
    assert SlidePage.objects.get().title == "Vechi"


def test_a_draft_with_a_hall_only_target_can_be_previewed_online_too(console, board):
    slide = make_slide(board, target="hall", live=False, body=[text("Numai în hol")])
    url = reverse("wagtailadmin_pages:view_draft", args=[slide.pk])
    assert "Numai în hol" in console.get(f"{url}?mode=online").content.decode()


@pytest.mark.parametrize("mode", ["landscape", "portrait", ""])
def test_the_board_can_be_previewed(console, board, picture, mode):
    make_slide(board, layout="image_full", title="Primul", body=figure(picture))
    url = reverse("wagtailadmin_pages:view_draft", args=[board.pk])
    response = console.get(f"{url}?mode={mode}")
    assert response.status_code == 200
    assert "Primul" in response.content.decode()


def test_a_board_without_slides_previews_its_frame(console, board):
    url = reverse("wagtailadmin_pages:view_draft", args=[board.pk])
    assert "@institution" in console.get(f"{url}?mode=landscape").content.decode()


def test_slides_offer_three_previews_each_with_its_size():
    slide = SlidePage()
    assert [label for _mode, label in slide.preview_modes] == [
        "Ecran 1920×1080",
        "Ecran 1080×1920",
        "Anunț online",
    ]
    assert [size["device_width"] for size in slide.preview_sizes] == [1920, 1080, 375]


def test_the_register_of_screens_lists_them_with_what_can_be_read(console, board):
    Screen.objects.create(
        name="Hol", slug="hol", noticeboard=board, diagonal_inches=55, distance_m=6
    )
    Screen.objects.create(name="Etaj", slug="etaj", noticeboard=board)
    page = console.get("/admin/displays/screen/").content.decode()
    assert "/ecran/hol/" in page
    assert "3,9 m: folosiți texte scurte" in page
    assert "completați diagonala" in page


def test_a_screen_is_registered_through_the_console(console, board):
    data = {
        "name": "Hol",
        "slug": "hol",
        "place": "",
        "noticeboard": board.pk,
        "orientation": "portrait",
        "resolution": "1920x1080",
        "hours_from": "08:00",
    }
    refused = console.post("/admin/displays/screen/create/", data)
    assert "Completați ambele ore sau lăsați-le goale." in refused.content.decode()
    console.post("/admin/displays/screen/create/", data | {"hours_to": "16:00"})
    assert Screen.objects.get().orientation == "portrait"


def test_a_board_is_not_deleted_from_under_a_screen(console, board):
    screen = Screen.objects.create(name="Hol", slug="hol", noticeboard=board)
    url = reverse("wagtailadmin_pages:delete", args=[board.pk])
    refused = console.post(url, follow=True)
    assert "Avizierul este arătat de „Hol”." in refused.content.decode()
    assert NoticeboardPage.objects.exists()
    screen.delete()
    console.post(url)
    assert not NoticeboardPage.objects.exists()
