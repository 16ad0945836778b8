"""Every process sees what is published: the memory is as new as the database."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from core.models import Office, PortalSettings
from displays.models import NoticeboardPage, SlidePage
from home.models import InfoPage
from search.engine import find, suggest
from search.index import freshness, memory
from search.index.freshness import IndexChange
from search.models import SynonymGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home_page):
    return home_page.add_child(instance=InfoPage(title="Chirie", slug="chirie"))


def found(query="chirie"):
    return [hit.title for hit in find(query).hits]


def test_a_published_change_is_found_at_once(page):
    assert found() == ["Chirie"]
    page.title = "Căldură"
    page.save_revision().publish()
    assert found() == []
    assert found("caldura") == ["Căldură"]


def test_a_draft_is_not_found(page):
    page.title = "Căldură"
    page.save_revision()
    assert found("caldura") == []
    assert found() == ["Chirie"]


def test_unpublished_moved_restricted_and_deleted_pages_go(page, home_page):
    other = home_page.add_child(instance=InfoPage(title="Alta", slug="alta"))
    assert find("chirie").hits[0].url == "/chirie/"
    page.move(other, pos="last-child")
    assert find("chirie").hits[0].url == "/alta/chirie/"
    restriction = PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert found() == []
    restriction.delete()
    assert found() == ["Chirie"]
    page.refresh_from_db()
    page.unpublish()
    assert found() == []
    page.save_revision().publish()
    assert found() == ["Chirie"]
    page.delete()
    assert found() == []


def test_synonyms_and_settings_count_at_once(page, home_page):
    assert found("locuință") == []
    group = SynonymGroup.objects.create(words="locuință\nchirie")
    assert found("locuință") == ["Chirie"]
    group.delete()
    assert found("locuință") == []
    before = freshness.state()
    PortalSettings.for_site(home_page.get_site()).save()
    assert freshness.state() != before
    before = freshness.state()
    Office.objects.create(name="Ghișeu")
    assert freshness.state() != before


def test_a_notice_is_found_while_it_is_listed(home_page):
    board = home_page.add_child(instance=NoticeboardPage(title="Avizier", slug="avizier"))
    now = timezone.now()
    board.add_child(instance=SlidePage(title="Colindători", slug="colindatori"))
    ended = [("window", {"start": now - timedelta(days=3), "end": now - timedelta(days=1)})]
    board.add_child(instance=SlidePage(title="Colinde", slug="colinde", windows=ended))
    hall = SlidePage(title="Colindul", slug="colindul", target="hall")
    board.add_child(instance=hall)
    assert [hit.kind for hit in find("colinde colindători").hits] == ["notice"]
    assert [item.text for item in suggest("colin")] == ["Colindători"]


def test_a_change_that_commits_late_is_seen_as_well():
    """A transaction may begin before another and end after it."""
    now = timezone.now()
    IndexChange.objects.create(at=now)
    seen = freshness.state()
    IndexChange.objects.create(at=now - timedelta(seconds=5))
    assert freshness.state() != seen


def test_pruning_keeps_the_last_change():
    for minutes in range(3):
        IndexChange.objects.create(at=timezone.now() - timedelta(minutes=minutes))
    newest = freshness.state()[1]
    freshness.prune()
    assert freshness.state()[:2] == (1, newest)
    IndexChange.objects.all().delete()
    freshness.prune()
    assert freshness.state()[:2] == (0, None)


def test_an_unchanged_site_costs_two_queries_a_search(page, django_assert_num_queries):
    find("chirie")
    first = memory.current()
    with django_assert_num_queries(2):  # the state, and what the large registers know of the words
        find("chirie")
    with django_assert_num_queries(1):
        suggest("chi")
    assert memory.current() is first


def test_wagtails_command_rebuilds(page):
    before = freshness.state()
    call_command("update_index", verbosity=0)
    assert freshness.state() != before
    assert found() == ["Chirie"]


def test_a_new_day_is_a_change(monkeypatch):
    before = freshness.state()
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("search.index.freshness.timezone.localdate", lambda: tomorrow)
    assert freshness.state() != before


def test_the_old_memory_answers_while_another_request_makes_the_new(page):
    old = memory.current()
    freshness.mark()
    with memory._lock:
        assert memory.current() is old
    assert memory.current() is not old
