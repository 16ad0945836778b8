"""Public lists leave out what is not for everybody."""

from wagtail.models import PageViewRestriction

import pytest

from home.models import InfoPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home_page):
    open_page = home_page.add_child(instance=InfoPage(title="Deschisă", slug="deschisa"))
    closed = home_page.add_child(instance=InfoPage(title="Închisă", slug="inchisa"))
    closed.add_child(instance=InfoPage(title="Sub cea închisă", slug="sub"))
    home_page.add_child(instance=InfoPage(title="Ciornă", slug="ciorna", live=False))
    restriction = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=closed, restriction_type=restriction)
    return open_page


def test_drafts_and_restricted_branches_stay_out_in_one_query(pages, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [page.title for page in InfoPage.objects.published()] == ["Deschisă"]


def test_it_agrees_with_wagtails_own_rule(pages):
    theirs = InfoPage.objects.live().public().order_by("path")
    assert list(InfoPage.objects.published().order_by("path")) == list(theirs)
