"""An address leads to its page in one query, and private pages stay private."""

from typing import Any

from django.test import Client, RequestFactory

from wagtail.models import Page, PageViewRestriction, Site

import pytest

from core.context import main_menu
from home.models import HomePage, InfoPage


def below(parent: Page, slug: str, **fields: Any) -> InfoPage:
    page = InfoPage(title=slug, slug=slug, summary="Pe scurt.", **fields)
    parent.add_child(instance=page)
    return page


@pytest.fixture
def deep(home_page: HomePage) -> InfoPage:
    return below(below(below(home_page, "unu"), "doi"), "trei")


def find(home_page: HomePage, *components: str) -> Any:
    return home_page.route(RequestFactory().get("/"), list(components))


def test_a_page_is_found_in_two_queries_at_any_depth(home_page, deep, django_assert_num_queries):
    find(home_page, "unu", "doi", "trei")
    with django_assert_num_queries(2):
        assert find(home_page, "unu", "doi", "trei").page == deep


def test_the_breadcrumb_and_the_privacy_check_ask_nothing_more(
    home_page, deep, django_assert_num_queries
):
    page = find(home_page, "unu", "doi", "trei").page
    deep.get_url()
    with django_assert_num_queries(0):
        assert [item["title"] for item in page.breadcrumbs()] == ["Acasă", "unu", "doi"]
        assert list(page.get_view_restrictions()) == []


@pytest.mark.parametrize("private", ["unu", "doi", "trei"])
def test_a_private_page_and_all_below_it_stay_private(home_page, deep, client: Client, private):
    page = Page.objects.get(slug=private)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get("/unu/doi/trei/").status_code == 302


@pytest.mark.parametrize("address", ["/unu/nimic/", "/doi/", "/unu/trei/", "/nimic/"])
def test_an_address_without_page_is_not_found(home_page, deep, client: Client, address):
    assert client.get(address).status_code == 404


def test_a_draft_is_not_found(home_page, client: Client):
    below(home_page, "ciorna", live=False)
    assert client.get("/ciorna/").status_code == 404


def test_a_page_below_a_draft_is_found_as_wagtail_does(home_page, client: Client):
    below(below(home_page, "ciorna", live=False), "pagina")
    assert client.get("/ciorna/pagina/").status_code == 200
    assert [item["title"] for item in find(home_page, "ciorna", "pagina").page.breadcrumbs()] == [
        "Acasă"
    ]


def test_the_home_page_answers_for_itself(home_page):
    assert find(home_page).page == home_page


def test_the_menu_comes_along_with_the_page(
    home_page, deep, client: Client, django_assert_num_queries
):
    menu = below(home_page, "meniu", show_in_menus=True)
    below(home_page, "ciorna", show_in_menus=True, live=False)
    below(deep, "adanc", show_in_menus=True)
    request = RequestFactory().get("/unu/")
    home_page.route(request, ["unu"])
    menu.get_url()
    Site.find_for_request(request)
    with django_assert_num_queries(0):
        assert [item["title"] for item in main_menu(request)] == ["meniu"]
    assert [item["title"] for item in main_menu(RequestFactory().get("/cauta/"))] == ["meniu"]
