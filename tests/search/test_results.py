"""The result page answers whatever is typed, in plain words."""

from wagtail.contrib.search_promotions.models import Query, SearchPromotion

import pytest

from home.models import InfoPage
from search.engine import find
from search.index import freshness
from search.services import MAX_QUERY, clean_query

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home_page):
    return [
        home_page.add_child(instance=InfoPage(title=title, slug=f"p{place}", summary=summary))
        for place, (title, summary) in enumerate(
            [
                ("Declarația de accesibilitate", "Cum folosiți site-ul."),
                ("Protecția datelor", "Ce date păstrăm."),
            ]
        )
    ]


def test_a_page_is_found_by_a_word_of_its_title(pages, client):
    html = client.get("/cauta/", {"q": "accesibilitate"}).content.decode()
    assert html.index('class="search-result') < html.index('href="/p0/"')
    assert 'href="/p1/"' not in html.split("<main")[1].split("</main")[0]


def test_any_of_the_words_may_match(pages, client):
    html = client.get("/cauta/", {"q": "accesibilitate datelor"}).content.decode()
    assert 'href="/p0/"' in html
    assert 'href="/p1/"' in html


def test_nothing_found_still_leads_on(pages, client):
    response = client.get("/cauta/", {"q": "xqzwv"})
    assert response.status_code == 200
    main = response.content.decode().split("<main")[1]
    assert "search-result" not in main
    assert "<a " in main


def test_an_empty_search_shows_the_box(home_page, client):
    response = client.get("/cauta/")
    assert response.status_code == 200
    assert 'name="q"' in response.content.decode()


def test_results_are_not_for_search_engines(home_page, client):
    assert 'name="robots" content="noindex"' in client.get("/cauta/?q=x").content.decode()


def test_a_promoted_page_comes_first(pages, client):
    SearchPromotion.objects.create(query=Query.get("accesibilitate"), page=pages[1])
    html = client.get("/cauta/", {"q": "accesibilitate"}).content.decode()
    main = html.split("<main")[1]
    assert main.index('href="/p1/"') < main.index('href="/p0/"')


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 10_000,
        "\x00\x01",
        '" OR 1=1 --',
        "(((",
        "*:* AND NOT",
        "<script>alert(1)</script>",
        "🙂 \u202e",
        "'",
        "NEAR(a b)",
        "-",
        "^ ~ \\",
    ],
)
def test_hostile_words_get_a_clear_page(pages, client, hostile):
    response = client.get("/cauta/", {"q": hostile})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("number", ["0", "x", "99999", "-3"])
def test_a_wrong_page_number_shows_a_page(pages, client, number):
    assert client.get("/cauta/", {"q": "datelor", "p": number}).status_code == 200


def test_a_query_is_repaired_and_bounded():
    assert clean_query("  ajutor\u00a0\x00 urgen\u0163\u0103 ") == "ajutor urgență"
    assert len(clean_query("a" * 5000)) == MAX_QUERY


@pytest.mark.parametrize("changed", [False, True])
def test_the_list_costs_the_same_for_few_and_many(home_page, client, flat_queries, changed):
    """Both when the memory of the process is fresh and when it must be made anew."""
    count = iter(range(100))

    def grow():
        place = next(count)
        home_page.add_child(instance=InfoPage(title=f"Ajutor {place}", slug=f"a{place}"))
        find("ajutor")

    def act():
        if changed:
            freshness.mark()
        client.get("/cauta/?q=ajutor")

    flat_queries(act=act, grow=grow)


def test_what_a_visitor_types_is_stored_nowhere(pages, client):
    client.get("/cauta/", {"q": "1960101123456 ajutor"})
    assert not Query.objects.exists()


def test_a_word_of_a_longer_name_is_no_certain_answer(home_page):
    """„Am mas” says nothing of „bonuri de masă pentru pensionari”."""
    home_page.add_child(instance=InfoPage(title="Bonuri de masă pentru pensionari", slug="bonuri"))
    home_page.add_child(instance=InfoPage(title="Cookie-uri", slug="cookie"))
    vague, certain = find("am mas"), find("bonuri de masa pentru pensionari")
    assert vague.hits[0].url == certain.hits[0].url == "/bonuri/"
    assert vague.best is None
    assert certain.best == certain.hits[0]
