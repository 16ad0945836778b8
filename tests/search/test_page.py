"""The result page: what it says of every kind of answer, and that it never ends."""

from datetime import date

from django.core import mail

from wagtail.models import Site

import pytest
from bs4 import BeautifulSoup, Tag

from core import public_post
from core.models import PortalSettings
from home.models import InfoPage
from search.models import MissingAnswer
from search.query.results import Hit, Results
from services.builders import make_service, make_services_index
from tests.services.conftest import answers, make_amount

pytestmark = pytest.mark.django_db


def hit(title: str, kind: str = "page", **more) -> Hit:
    fields = {"summary": "Pe scurt.", "snippet": [("Un ", False), ("<cuvânt>", True)], "score": 1.0}
    return Hit(
        **{"kind": kind, "title": title, "url": f"/{title}/", "object_id": 1, **fields, **more}
    )


@pytest.fixture
def page(home_page, client, monkeypatch):
    """The main part of the page when the engine gives these results."""

    def show(results: Results, **query) -> Tag:
        monkeypatch.setattr("search.engine.find", lambda *_args, **_kwargs: results)
        response = client.get("/cauta/", {"q": results.query, **query})
        assert response.status_code == 200
        main = BeautifulSoup(response.content, "html.parser").main
        assert main is not None
        return main

    return show


def test_every_hit_has_its_kind_its_day_and_its_words_marked(page):
    found = hit("vmi", "news", updated=date(2026, 11, 21))
    main = page(Results("vmi", hits=[found], total=1, groups={"news": 1}))
    row = main.select_one(".search-result")
    assert row.select_one("a[href]")["href"] == "/vmi/"
    assert row.mark.text == "<cuvânt>"
    assert "Noutate · 21.11.2026" in " ".join(row.text.split())


def test_the_best_answer_comes_first_with_telephone_and_portal(page):
    best = hit("ajutor", "service", phone="021 000 00 00", portal_url="https://portal.exemplu.ro/a")
    results = Results(
        "ajutor", hits=[best, hit("alt")], total=2, groups={"service": 1, "page": 1}, best=best
    )
    main = page(results)
    first, second = main.select(".search-result")
    assert "search-result--best" in first["class"]
    assert first.select_one("a[href]")["href"] == "/ajutor/"
    assert first.select_one("a[href='tel:0210000000']")
    assert first.select_one("a[href='https://portal.exemplu.ro/a'][data-services-portal]")
    assert "Pe scurt." in first.text
    assert "search-result--best" not in second["class"]


def test_without_an_online_portal_the_card_says_how_to_apply(page):
    best = hit("ajutor", "service")
    main = page(Results("ajutor", hits=[best], total=1, groups={"service": 1}, best=best))
    assert "Cum depuneți o cerere" in main.select_one(".search-result--best").text
    assert not main.select("a[href^='tel:']")


def test_the_telephone_of_the_institution_stands_in_for_a_missing_one(page, home_page):
    portal = PortalSettings.for_site(Site.objects.get(is_default_site=True))
    portal.phone = "021 111 11 11"
    portal.save()
    best = hit("ajutor", "service")
    main = page(Results("ajutor", hits=[best], total=1, groups={"service": 1}, best=best))
    assert main.select_one(".search-result--best a[href='tel:0211111111']")


def test_a_slip_is_offered_for_correction(page):
    results = Results("ajutro", hits=[hit("a")], total=1, did_you_mean="ajutor social")
    link = page(results).select_one("[role=status] a")
    assert link["href"] == "?q=ajutor%20social"
    assert "Ați vrut să scrieți" in page(results).text


def test_a_corrected_search_says_what_it_answers(page):
    results = Results("incalzrie", hits=[hit("a")], total=1, corrected_to="încălzire")
    status = " ".join(page(results).select_one("[role=status]").text.split())
    assert status == "Nu am găsit nimic pentru „incalzrie”. Arătăm ce am găsit pentru „încălzire”."


def test_groups_are_counted_and_chosen_by_address(page):
    results = Results("ajutor", hits=[hit("a")], total=1, groups={"service": 5, "news": 1})
    main = page(results, fel="noutati")
    choices = {a.text: (a["href"], a.get("aria-current")) for a in main.select(".choices a")}
    assert choices == {
        "Toate 6": ("?q=ajutor", None),
        "Servicii 5": ("?q=ajutor&fel=servicii", None),
        "Noutăți 1": ("?q=ajutor&fel=noutati", "true"),
    }


def test_one_group_is_no_choice(page):
    assert not page(Results("a", hits=[hit("a")], total=1, groups={"page": 1})).select(".choices")


def test_pages_keep_the_words_and_the_group(page):
    results = Results("ajutor", hits=[hit("a")], total=25, groups={"page": 25, "news": 1})
    main = page(results, fel="informatii", p="2")
    assert main.select_one("a[rel=next]")["href"] == "?q=ajutor&fel=informatii&p=3"
    assert main.select_one("a[rel=prev]")["href"] == "?q=ajutor&fel=informatii&p=1"
    assert main.ol["start"] == "11"


@pytest.mark.parametrize("number", ["0", "x", "9" * 5000, "-3", "²", ""])
def test_a_wrong_page_number_shows_a_page(page, number):
    assert page(Results("a", hits=[hit("a")], total=1), p=number).select(".search-result")


def test_an_unknown_group_shows_everything(page):
    assert page(Results("a", hits=[hit("a")], total=1), fel="altceva").select(".search-result")


def test_nothing_found_leads_to_services_and_telephone_and_asks_what_was_missing(page, home_page):
    fields = answers(make_amount(), title="Ajutor de urgență")
    make_service(make_services_index(home_page, title="Servicii"), **fields)
    main = page(Results("xqzwv"))
    assert not main.select(".search-result")
    assert "Nu am găsit nimic pentru „xqzwv”." in main.text
    assert main.find("a", string="Ajutor de urgență")
    assert "Întrebați la ghișeu" in main.text
    assert main.select_one("details.missing")["open"] == ""
    assert main.select_one("form[action='/cauta/lipseste/'] input[name=q]")["value"] == "xqzwv"
    assert "Trimitem și ce ați căutat: „xqzwv”." in main.select_one("#lipseste-ajutor").text


def test_what_is_only_near_says_so(page):
    main = page(Results("xqzwv", hits=[hit("a")], total=1, nearest=True))
    assert "Acestea sunt paginile cele mai apropiate" in main.text
    assert main.select(".search-result")


def test_results_set_no_cookie_and_are_not_for_search_engines(home_page, client):
    response = client.get("/cauta/?q=ajutor")
    assert response["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex"' in response.content.decode()
    assert not response.cookies


# A message about what is missing ---------------------------------------------------------------


@pytest.fixture
def say(home_page, client, monkeypatch):
    monkeypatch.setattr(public_post, "MIN_AGE", 0)

    def send(text: str, query: str = "", **headers: str):
        fields = {
            public_post.TOKEN_FIELD: public_post.make_token("missing"),
            "text": text,
            "q": query,
        }
        return client.post(
            "/cauta/lipseste/", fields, headers=headers or {"Sec-Fetch-Site": "same-origin"}
        )

    return send


def test_a_message_reaches_staff_without_personal_numbers(say):
    response = say("Loc de parcare. CNP 1960101123456, tel. 0722 123 456", "parcare 0722123456")
    assert "Mulțumim" in response.content.decode()
    assert not response.cookies
    message = MissingAnswer.objects.get()
    assert message.text == "Loc de parcare. CNP , tel."
    assert message.query == "parcare"
    assert not mail.outbox


def test_an_empty_message_gets_a_sentence(say):
    html = say("  ", "parcare").content.decode()
    assert "Scrieți în câteva cuvinte ce căutați." in html
    assert 'value="parcare"' in html
    assert not MissingAnswer.objects.exists()


def test_a_message_that_is_too_long_is_kept_in_the_form(say):
    html = say("a" * 501).content.decode()
    assert "prea lung" in html
    assert "a" * 501 in html


def test_a_message_from_elsewhere_is_refused(say):
    assert say("spam", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not MissingAnswer.objects.exists()


def test_a_day_brings_so_many_messages_and_no_more(say, monkeypatch):
    monkeypatch.setattr("search.usage.missing.MESSAGES_A_DAY", 1)
    say("unu")
    say("doi")
    assert [message.text for message in MissingAnswer.objects.all()] == ["unu"]


def test_the_real_engine_answers_too(home_page, client):
    home_page.add_child(instance=InfoPage(title="Protecția datelor", slug="date"))
    html = client.get("/cauta/?q=datele").content.decode()
    assert 'href="/date/"' in html.split("<main")[1]
