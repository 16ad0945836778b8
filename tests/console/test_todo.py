"""„Ce am de făcut azi”."""

from datetime import timedelta

from django.test import RequestFactory
from django.utils import timezone

import pytest

from core.console import tasks
from core.console.roles import Role
from core.console.tasks import PANEL_LINES, Task, Urgency
from core.models import PortalSettings
from displays.seeding.builders import make_slide
from home.console import LAUNCH_NEWS_SLUG
from home.seeding.builders import make_news, make_news_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(person):
    """The lines of a role's list."""

    def of(role: Role) -> list[str]:
        request = RequestFactory().get("/admin/")
        request.user = person(role)
        return [task.text for task in tasks.for_request(request)]

    return of


@pytest.fixture
def launch_news(home_page):
    """The prepared news of the services portal's launch."""
    return make_news(
        make_news_index(home_page), live=False, slug=LAUNCH_NEWS_SLUG, title="Portalul s-a lansat"
    )


def set_portal_address(home_page):
    settings = PortalSettings.for_site(home_page.get_site())
    settings.services_portal_url = "https://servicii.exemplu.ro"
    settings.save()


def window(start, end):
    return [("window", {"start": start, "end": end})]


def test_nothing_waits_in_an_empty_portal(signed_in):
    html = signed_in(Role.EDITOR).get("/admin/").content.decode()
    assert "Ce am de făcut azi" in html
    assert "Nimic nu așteaptă acum." in html


def test_an_unfinished_draft_waits_for_its_author_only(lines, person, board):
    slide = make_slide(board, live=False, title="Program")
    slide.save_revision(user=person(Role.EDITOR))
    assert lines(Role.EDITOR) == ["Ciornă neterminată: „Program”"]
    assert lines(Role.APPROVER) == []


def test_a_page_sent_for_approval_waits_for_the_approver(lines, person, board):
    slide = make_slide(board, live=False, title="Program")
    slide.save_revision(user=person(Role.EDITOR))
    slide.get_workflow().start(slide, person(Role.EDITOR))
    assert lines(Role.APPROVER) == ["De aprobat: „Program”"]
    assert lines(Role.EDITOR) == []


def test_prepared_drafts_wait_for_those_who_publish(lines, board):
    make_slide(board, live=False, title="Program cu publicul").save_revision()
    assert lines(Role.APPROVER) == ["Ciornă pregătită: „Program cu publicul”"]
    assert lines(Role.EDITOR) == []


def test_a_notice_that_ends_soon_is_announced(lines, board):
    now = timezone.now()
    make_slide(
        board, title="Se termină", windows=window(now - timedelta(days=1), now + timedelta(days=2))
    )
    make_slide(board, title="Mai are timp", windows=window(now, now + timedelta(days=9)))
    make_slide(
        board,
        title="S-a terminat",
        windows=window(now - timedelta(days=9), now - timedelta(days=1)),
    )
    make_slide(board, title="Nu se termină")
    assert lines(Role.EDITOR) == ["Se termină curând: „Se termină”"]


def test_the_launch_news_is_offered_once_the_address_is_set(lines, home_page, launch_news):
    before = lines(Role.APPROVER)
    set_portal_address(home_page)
    after = lines(Role.APPROVER)
    offer = "Adresa portalului este setată: publicați știrea „Portalul s-a lansat”"
    assert offer not in before
    assert after[0] == offer
    assert offer not in lines(Role.EDITOR)


def test_a_published_launch_news_is_not_offered(lines, home_page, launch_news):
    set_portal_address(home_page)
    launch_news.save_revision().publish()
    assert lines(Role.APPROVER) == []


def test_the_panel_has_at_most_seven_lines():
    many = [Task(str(n), "/") for n in range(12)]
    shown, rest = tasks.panel_lines(many)
    assert (len(shown) + 1, rest) == (PANEL_LINES, 6)
    assert tasks.panel_lines(many[:7]) == (many[:7], 0)


def test_the_rest_is_one_click_away(signed_in, board):
    for number in range(9):
        make_slide(board, live=False, title=f"Ciorna {number}").save_revision()
    client = signed_in(Role.APPROVER)
    assert "Încă 3 lucruri de făcut" in client.get("/admin/").content.decode()
    assert client.get("/admin/de-facut/").content.decode().count("todo__line--later") == 9


def test_the_most_urgent_comes_first(person, monkeypatch):
    def provider(request):
        return [
            Task("mai târziu", "/", urgency=Urgency.LATER),
            Task("acum", "/", urgency=Urgency.NOW),
        ]

    monkeypatch.setattr(tasks, "_providers", [provider])
    request = RequestFactory().get("/")
    request.user = person(Role.EDITOR)
    assert [task.text for task in tasks.for_request(request)] == ["acum", "mai târziu"]


def test_the_list_costs_the_same_with_many_drafts(signed_in, board, flat_queries):
    client = signed_in(Role.APPROVER)
    flat_queries(
        lambda: client.get("/admin/de-facut/"),
        lambda: make_slide(board, live=False, title="Ciornă").save_revision(),
    )
