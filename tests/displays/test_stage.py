"""The renderer: plain data and HTML of slides and frames."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from core import figures, register_figures
from core.models import Amount, Office, PortalSettings
from core.models.offices import OfficeHours
from core.register_figures import Reading, Source
from displays.layouts import LAYOUTS
from displays.models import SlidePage
from displays.seeding.builders import (
    checklist,
    figure,
    make_slide,
    number,
    steps,
    table,
    text,
    zone,
)
from displays.stage.frame import frame_entry
from displays.stage.slides import fallback_entry, slide_entry, suggested_seconds, words_of

BASE = "https://info.exemplu.ro"


def bodies(picture, film, service):
    return {
        "title_text": [text("Un <b>text</b> scurt.")],
        "image_full": [*figure(picture), text("Pe scurt.")],
        "image_text": [*figure(picture), text("Pe scurt.")],
        "film": [("film", {"film": film, "caption": ""})],
        "steps": [steps(("Veniți", "La ghișeu."), ("Cereți", ""))],
        "table": [table("Program", ("Ziua", "Ora"), ("luni", "9–12"))],
        "number": [number("119", label="Sunați")],
        "services_qr": [("services", {"services": [service]})],
        "announcement": [text("Luni este închis.")],
        "free": [zone(6, text("Stânga")), zone(6, *figure(picture))],
    }


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_every_layout_renders_clean_html_with_title_and_qr(layout, board, picture, film, service):
    body = bodies(picture, film, service)[layout]
    slide = make_slide(board, layout=layout, title="Titlul <anunțului>", body=body)
    html = slide_entry(slide, BASE)["html"]
    assert "Titlul &lt;anunțului&gt;" in html
    assert f"slide-{layout}" in html
    assert html.count("<svg") >= 1
    assert 'class="qr-card"' in html
    assert not re.search(r"\sstyle=|<script|<style|\son\w+=|data-block-key|{{|None", html)
    Balanced().check(html)


class Balanced(HTMLParser):
    """Fails on tags that are not closed."""

    VOID = frozenset({"img", "br", "input", "circle", "path"})

    def check(self, html):
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """``<path />`` opens nothing."""

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_media_of_a_slide_carry_their_content_in_their_address(board, picture, media_root):
    slide = make_slide(board, layout="image_full", title="Poză", body=figure(picture))
    [media] = slide_entry(slide, BASE)["media"]
    assert media["url"] == f"/media/released/{media['sha256']}.webp"
    assert media["type"] == "image/webp"
    released = media_root / "released" / f"{media['sha256']}.webp"
    assert released.stat().st_size == media["bytes"]
    assert media["url"] in slide_entry(slide, BASE)["html"]


def test_a_film_brings_its_subtitles(board, film):
    body = [("film", {"film": film, "caption": ""})]
    entry = slide_entry(make_slide(board, layout="film", body=body), BASE)
    assert sorted(media["type"] for media in entry["media"]) == ["text/vtt", "video/mp4"]
    assert "data-film-subtitles=" in entry["html"]


def test_a_film_decides_how_long_its_slide_stays(board, film):
    body = [("film", {"film": film, "caption": ""})]
    assert make_slide(board, layout="film", body=body).seconds == 13


def test_a_slide_whose_picture_file_is_gone_is_shown_without_it(board, picture):
    slide = make_slide(board, layout="image_text", body=[*figure(picture), text("Rămâne textul.")])
    picture.file.storage.delete(picture.stage_name)
    entry = slide_entry(slide, BASE)
    assert entry["media"] == []
    assert "Rămâne textul." in entry["html"]


def test_links_of_rich_text_are_plain_words_on_the_wall(board):
    body = [("text", '<p>Vedeți <a linktype="page" id="3">pagina</a>.</p>')]
    html = slide_entry(make_slide(board, body=body), BASE)["html"]
    assert "Vedeți pagina." in html
    assert "<a " not in html


def amount(**values):
    known = {
        "key": "vmi",
        "name": "Ajutor de incluziune",
        "value": Decimal(366),
        "unit": "lei_luna",
        "valid_from": date(2025, 3, 1),
        "source_title": "Ministerul Muncii",
    }
    return Amount.objects.create(**known | values)


def test_a_sum_shows_unit_year_and_source(board):
    body = [("amount", {"amount": amount(), "note": ""})]
    html = slide_entry(make_slide(board, layout="number", body=body), BASE)["html"]
    assert "366 <span" in html
    assert "de lei pe lună" in html
    assert "valabil din 2025 · sursa: Ministerul Muncii" in html


def test_an_expired_sum_is_history_with_its_year(board):
    old = amount(valid_from=date(2016, 9, 1), valid_to=date(2019, 12, 31))
    body = [("number", number("")[1] | {"amount": old})]
    html = slide_entry(make_slide(board, layout="number", body=body), BASE)["html"]
    assert "valoare din 2016–2019" in html


def test_an_office_shows_its_hours(board):
    office = Office.objects.create(name="Ghișeul 1", street="Strada Lungă 1")
    OfficeHours.objects.create(office=office, weekday=0, opens="09:00", closes="12:00")
    html = slide_entry(make_slide(board, body=[("office", {"office": office})]), BASE)["html"]
    assert "Ghișeul 1" in html
    assert "09:00–12:00" in html


def test_days_left_are_counted_by_the_screen_and_read_as_a_date_without_it(board):
    value = {"label": "Mai sunt", "until": date(2027, 3, 31), "after": "gata", "note": "Notă"}
    slide = make_slide(board, layout="number", body=[("countdown", value)])
    html = slide_entry(slide, BASE)["html"]
    assert 'data-countdown="2027-03-31"' in html
    assert ">31.03.2027<" in html
    assert "Notă" in html


def test_a_call_out_has_its_sign_and_an_empty_one_is_left_out(board):
    full = {"kind": "danger", "title": "Atenție", "text": "<p>Pericol.</p>"}
    empty = {"kind": "info", "title": "", "text": ""}
    slide = make_slide(board, body=[("callout", full), ("callout", empty)])
    html = slide_entry(slide, BASE)["html"]
    assert html.count('class="callout"') == 1
    assert "Pericol." in html


def test_a_live_figure_of_the_portal_stands_on_a_slide(board, monkeypatch):
    figure_ = figures.Figure("servicii", "Servicii licențiate", lambda: 1386)
    monkeypatch.setattr(figures, "_figures", {"servicii": figure_})
    value = number("")[1] | {"figure": "servicii", "unit": "servicii"}
    html = slide_entry(make_slide(board, layout="number", body=[("number", value)]), BASE)["html"]
    assert "1386" in html
    assert "Servicii licențiate" in html


def test_figures_of_the_register_stand_on_a_slide_with_their_day(board, monkeypatch):
    asked = []

    def read(territory, kind):
        asked.append((territory, kind))
        return Reading("Cantine sociale, Cluj", [("Servicii", 1386)], date(2026, 11, 21))

    monkeypatch.setattr(register_figures, "_sources", [Source(list, list, read)])
    body = [("register_figures", {"territory": "CJ", "kind": "8899CPDH-I"})]
    html = slide_entry(make_slide(board, layout="table", body=body), BASE)["html"]
    assert "Cantine sociale, Cluj – date din 21.11.2026" in html
    assert "1.386" in html
    assert asked == [("CJ", "8899CPDH-I")]


def test_without_a_register_a_slide_shows_no_figures_of_it(board):
    body = [("register_figures", {"territory": "", "kind": ""})]
    html = slide_entry(make_slide(board, layout="table", body=body), BASE)["html"]
    assert "<table" not in html


def test_a_sum_of_the_future_says_from_when(board):
    late = amount(valid_from=date(2099, 1, 1))
    body = [("amount", {"amount": late, "note": "Atenție"})]
    html = slide_entry(make_slide(board, layout="number", body=body), BASE)["html"]
    assert "Atenție · de la 01.01.2099" in html


def test_what_was_deleted_behind_a_block_is_left_out(board, film, service):
    gone = [
        ("film", {"film": None, "caption": ""}),
        ("amount", {"amount": None, "note": ""}),
        ("office", {"office": None}),
        ("services", {"services": [service]}),
        ("table", {"table": None}),
        ("number", number("")[1]),
    ]
    slide = SlidePage(title="Titlu", slug="titlu", body=gone)
    board.add_child(instance=slide)
    service.unpublish()
    html = slide_entry(SlidePage.objects.get(), BASE)["html"]
    assert "slide-body" not in html


def test_a_table_keeps_its_headings_and_rows(board):
    body = [table("Program", ("Ziua", "Ora"), ("luni", "9–12"), ("marți", "închis"))]
    html = slide_entry(make_slide(board, layout="table", body=body), BASE)["html"]
    assert '<th scope="col">Ziua</th>' in html
    assert '<th scope="row">marți</th><td>închis</td>' in re.sub(r"\s*\n\s*", "", html)


def test_papers_say_in_which_form_they_are_asked(board):
    kind, value = checklist("Acte", "act de identitate")
    value["documents"][0]["form"] = "original"
    html = slide_entry(make_slide(board, layout="steps", body=[(kind, value)]), BASE)["html"]
    assert "act de identitate (în original)" in html


def test_the_linked_service_stands_above_the_title(board, service):
    html = slide_entry(make_slide(board, service=service), BASE)["html"]
    assert '<p class="slide-kicker">Ajutor de urgență</p>' in html


def test_two_equal_slides_have_the_same_digest_and_a_changed_one_another(board):
    slide = make_slide(board, title="Unu", slug="unu")
    before = slide_entry(slide, BASE)
    assert slide_entry(slide, BASE) == before
    slide.title = "Doi"
    assert slide_entry(slide, BASE)["digest"] != before["digest"]


def test_the_frame_shows_what_the_editor_chose(board, portal):
    board.text_band = "Urgență? 112"
    board.side_zones = [("zone", [text("Permanent")])]
    html = frame_entry(board, portal)["html"]
    assert "Instituția de probă" in html
    assert "data-clock" in html
    assert "Urgență? 112" in html
    assert "Permanent" in html
    board.show_name = board.show_clock = board.show_date = board.show_logo = False
    assert "frame-top" not in frame_entry(board, portal)["html"]


def test_the_fallback_slide_names_the_institution(portal):
    entry = fallback_entry(portal)
    assert "Instituția de probă" in entry["html"]
    assert entry["windows"] == []


def test_without_any_setting_there_is_still_a_fallback(home_page):
    PortalSettings.objects.all().delete()
    assert "Avizier" in fallback_entry(PortalSettings.for_site(home_page.get_site()))["html"]


@pytest.mark.parametrize(
    ("words", "film_seconds", "seconds"),
    [(0, None, 8), (11, None, 8), (44, None, 23), (500, None, 45), (3, 12.3, 13), (3, 0, 8)],
)
def test_the_suggested_time_follows_words_or_film(words, film_seconds, seconds):
    assert suggested_seconds(words, film_seconds) == seconds


def test_words_are_texts_not_keys_or_choices():
    raw = [
        {"type": "text", "id": "a-b", "value": "<p>Două cuvinte</p>"},
        {"type": "callout", "value": {"kind": "warning", "title": "Trei", "text": "<p>patru</p>"}},
        {"type": "figure", "value": {"image": 3, "alt_text": "nu se vede", "caption": ""}},
    ]
    assert words_of(raw) == "Două cuvinte Trei patru"
