"""The sitemap says when a page really changed."""

import re
from datetime import UTC, datetime

from wagtail.models import Page

import pytest

from home.models import InfoPage
from home.seeding.builders import make_news, make_news_index

pytestmark = pytest.mark.django_db
OLD, NEW = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def last_changes(client):
    def read() -> dict[str, str]:
        text = client.get("/sitemap.xml").content.decode()
        entries = re.findall(r"<url>(.*?)</url>", text, re.DOTALL)
        found = {}
        for entry in entries:
            path = re.search(r"<loc>https?://[^/]+(.*?)</loc>", entry)
            day = re.search(r"<lastmod>(\d{4}-\d\d-\d\d)", entry)
            assert path
            found[path[1]] = day[1] if day else ""
        return found

    return read


def changed(page: Page, at: datetime) -> None:
    Page.objects.filter(pk=page.pk).update(last_published_at=at)


def test_a_list_changed_when_its_newest_page_did(home_page, last_changes):
    index = make_news_index(home_page)
    news = make_news(index, title="Știre", slug="stire", summary="Pe scurt.")
    for page, at in ((home_page, OLD), (index, OLD), (news, NEW)):
        changed(page, at)
    found = last_changes()
    assert found["/noutati/stire/"] == "2026-11-20"
    assert found["/noutati/"] == "2026-11-20"
    assert found["/"] == "2026-11-20"


def test_a_page_that_lists_nothing_keeps_its_own_day(home_page, last_changes):
    parent = home_page.add_child(instance=InfoPage(title="Despre", slug="despre"))
    child = parent.add_child(instance=InfoPage(title="Program", slug="program"))
    changed(parent, OLD)
    changed(child, NEW)
    assert last_changes()["/despre/"] == "2026-01-02"


def test_a_draft_changes_nothing(home_page, last_changes):
    index = make_news_index(home_page)
    changed(index, OLD)
    draft = make_news(index, live=False, title="Ciornă", slug="ciorna", summary="Pe scurt.")
    changed(draft, NEW)
    assert last_changes()["/noutati/"] == "2026-01-02"


def test_a_site_that_was_never_published_has_no_days(home_page, last_changes):
    assert last_changes() == {"/": ""}
