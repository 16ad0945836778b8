"""News: newest first, drafts unseen, a valid feed."""

import json
from datetime import date

import pytest
from defusedxml import ElementTree

from home.models import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index(home_page):
    return home_page.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati"))


def make_news(index, title, day=1, **fields):
    news = NewsPage(title=title, date=date(2026, 11, day), summary=f"Pe scurt: {title}", **fields)
    return index.add_child(instance=news)


def test_the_newest_comes_first_and_drafts_stay_hidden(index, client):
    make_news(index, "Veche", 1)
    make_news(index, "Nouă", 9)
    make_news(index, "Ciornă", 10, live=False)
    html = client.get("/noutati/").content.decode()
    assert html.index("Nouă") < html.index("Veche")
    assert "Ciornă" not in html


def test_an_empty_list_says_so(index, client):
    response = client.get("/noutati/")
    assert response.status_code == 200
    assert "Încă nu sunt noutăți" in response.content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(index, client, flat_queries):
    make_news(index, "Prima")
    count = iter(range(100))

    def grow():
        for _ in range(3):
            make_news(index, f"Alta {next(count)}")

    flat_queries(act=lambda: client.get("/noutati/"), grow=grow)


@pytest.mark.parametrize("wrong", ["0", "999", "abc", "-1", ""])
def test_a_wrong_page_number_shows_a_page_all_the_same(index, client, wrong):
    make_news(index, "Una")
    assert client.get(f"/noutati/?p={wrong}").status_code == 200


def test_the_feed_lists_news_with_absolute_addresses(index, client):
    make_news(index, "Din noiembrie & altele <b>")
    response = client.get("/noutati/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(response.content).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Din noiembrie & altele <b>"]
    assert entries[0].find(f"{ATOM}link").get("href").startswith("http")


def test_the_structured_data_of_news_is_an_article(index, client):
    news = make_news(index, "Știre </script>")
    html = client.get(news.url).content.decode()
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    article = next(d for d in json.loads(data)["@graph"] if d["@type"] == "NewsArticle")
    assert article["headline"] == "Știre </script>"
    assert article["datePublished"] == "2026-11-01"


def test_a_visitor_gets_no_cookie(index, client):
    assert not client.get("/noutati/").cookies
