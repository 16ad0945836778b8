"""The first noticeboard shows every layout, and nothing on it has ended or overflows."""

from datetime import UTC, datetime

import pytest

from displays.layouts import LAYOUTS
from displays.models import NoticeboardPage, Screen, SlidePage
from displays.validation import body_problems

pytestmark = pytest.mark.usefixtures("seeded")

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_the_screen_of_the_hall_plays_the_board():
    board = NoticeboardPage.objects.get()
    assert Screen.objects.get().address == "/ecran/hol/"
    assert len(board.hall_slides(AT)) >= 10


def test_every_layout_is_used_by_a_published_slide():
    assert set(SlidePage.objects.live().values_list("layout", flat=True)) == set(LAYOUTS)


def test_every_slide_obeys_its_layout():
    for slide in SlidePage.objects.all():
        assert body_problems(LAYOUTS[slide.layout], slide.body, slide.title) == [], slide.title


def test_no_slide_has_ended_and_every_one_is_on():
    for slide in SlidePage.objects.live():
        assert slide.is_on(AT), slide.title
        assert not slide.has_ended(AT), slide.title


def test_what_needs_the_institutions_data_waits_as_a_draft():
    drafts = SlidePage.objects.not_live()
    assert {slide.slug for slide in drafts} == {
        "program-cu-publicul",
        "acte-frecvente-la-dosar",
        "proiect-cofinantat",
    }
    assert all(slide.latest_revision for slide in drafts)


def test_slides_about_a_service_lead_to_it():
    assert SlidePage.objects.live().filter(service__isnull=False).count() >= 5
