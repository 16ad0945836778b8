"""What the engine answers: order, groups, best answer, synonyms, promotions, snippets."""

from datetime import date, timedelta

from django.utils import timezone

from wagtail.contrib.search_promotions.models import Query, SearchPromotion

import pytest

from home.models import InfoPage, NewsIndexPage, NewsPage
from search.engine import find
from search.models import SynonymGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(home_page):
    def add_page(title, summary="", **fields):
        slug = f"p{InfoPage.objects.count()}"
        return home_page.add_child(
            instance=InfoPage(title=title, slug=slug, summary=summary, **fields)
        )

    return add_page


@pytest.fixture
def add_news(home_page):
    parent = home_page.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati"))

    def add_page(title, day, summary="Pe scurt."):
        slug = f"n{NewsPage.objects.count()}"
        return parent.add_child(
            instance=NewsPage(title=title, slug=slug, summary=summary, date=day)
        )

    return add_page


def titles(query, **options):
    return [hit.title for hit in find(query, **options).hits]


def test_inflection_and_diacritics_do_not_matter(add):
    add("Alocațiile copiilor")
    for query in ("alocatie copil", "ALOCAȚIA COPILULUI", "alocaţiilor", "alocații pentru copii"):
        assert titles(query) == ["Alocațiile copiilor"]


def test_the_title_counts_more_than_the_summary(add):
    add("Despre noi", "Aici se vorbește despre chirie.")
    add("Chirie", "Altceva.")
    assert titles("chirie") == ["Chirie", "Despre noi"]


def test_more_of_the_query_counts_more(add):
    add("Ajutor social")
    add("Ajutor pentru chirie")
    assert titles("cum primesc ajutor pentru chirie")[0] == "Ajutor pentru chirie"


def test_words_that_stand_together_count_more(add):
    add("Unu", "Dovada de locuință, actul de identitate, factura și venitul.")
    add("Doi", "Dovada venitului se aduce cu actul locuinței.")
    assert titles("dovada venit")[0] == "Doi"


def test_newer_news_come_first_among_equals(add_news):
    today = timezone.localdate()
    add_news("Program de iarnă", today - timedelta(days=700))
    add_news("Program de iarnă nou", today)
    old, new = find("program iarna").hits[::-1]
    assert new.updated == today
    assert new.kind == old.kind == "news"


def test_kinds_are_counted_and_chosen(add, add_news):
    add("Chirie")
    add_news("Chirie, anunț", date(2026, 1, 1))
    found = find("chirie")
    assert found.groups == {"page": 1, "news": 1}
    assert found.total == 2
    only = find("chirie", kind="news")
    assert [hit.kind for hit in only.hits] == ["news"]
    assert only.total == 1
    assert only.groups == found.groups


def test_pages_of_results(add):
    for number in range(5):
        add(f"Chirie {number}")
    assert len(titles("chirie", per_page=2)) == 2
    assert len(titles("chirie", page=3, per_page=2)) == 1
    assert titles("chirie", page=9, per_page=2) == []
    everything = [title for page in (1, 2, 3) for title in titles("chirie", page=page, per_page=2)]
    assert sorted(everything) == sorted(titles("chirie"))


def test_a_name_typed_exactly_is_the_best_answer(add):
    add("Protecția datelor", "Ce date păstrăm.")
    add("Termeni", "Datele de pe site și protecția lor.")
    found = find("protectia datelor")
    assert found.best == found.hits[0]
    assert found.best.title == "Protecția datelor"


def test_a_mere_mention_is_no_best_answer(add):
    add(
        "Termeni",
        "Unele texte vorbesc pe larg despre handicap, altele despre chirie și despre lemne.",
    )
    assert find("indemnizație handicap grav").best is None


def test_synonyms_work_both_ways_or_one_way(add):
    add("Vârstnici")
    assert titles("bătrâni") == []
    SynonymGroup.objects.create(words="bătrân\nvârstnic")
    assert titles("bătrânii") == ["Vârstnici"]
    SynonymGroup.objects.update(one_way=True)
    SynonymGroup.objects.get().save()
    assert titles("bătrânilor") == ["Vârstnici"]
    add("Bătrâni")
    assert titles("vârstnicilor") == ["Vârstnici"]


def test_what_a_page_is_called_itself_comes_before_its_synonyms(add):
    add("Căldură")
    add("Încălzire")
    SynonymGroup.objects.create(words="căldură\nîncălzire")
    assert titles("caldura") == ["Căldură", "Încălzire"]


def test_promoted_pages_and_addresses_come_first(add):
    add("Chirie")
    other = add("Altceva")
    SearchPromotion.objects.create(
        query=Query.get("chirii"), page=other, sort_order=1, description="Citiți întâi aceasta."
    )
    SearchPromotion.objects.create(
        query=Query.get("chirie"),
        external_link_url="https://example.ro/",
        external_link_text="Alt site",
        sort_order=0,
    )
    found = find("chiria")
    assert [hit.title for hit in found.hits] == ["Alt site", "Altceva", "Chirie"]
    assert found.hits[0].url == "https://example.ro/"
    assert found.hits[1].summary == "Citiți întâi aceasta."
    assert found.best == found.hits[0]
    assert found.total == 3


def test_a_promoted_page_that_is_gone_is_left_out(add):
    page = add("Altceva")
    SearchPromotion.objects.create(query=Query.get("chirie"), page=page)
    page.unpublish()
    assert find("chirie").hits == []


def test_the_snippet_marks_what_matched(add):
    add("Acte", "Întrebați la ghișeu. Aduceți dovada veniturilor și a chiriei.")
    (hit,) = find("venitul chirie").hits
    assert "".join(text for text, _ in hit.snippet) == hit.summary
    assert [text for text, is_match in hit.snippet if is_match] == ["veniturilor", "chiriei"]


def test_a_long_text_is_cut_at_words_around_the_match(add):
    add("Acte", f"{'Cuvânt ' * 20}despre chirie {'altul ' * 20}".strip()[:300])
    snippet = find("chirie").hits[0].snippet
    text = "".join(piece for piece, _ in snippet)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert ("chirie", True) in snippet
    assert len(text) < 200


def test_terms_are_those_typed_without_small_words(add):
    add("Chirie")
    assert find("cum primesc bani pentru chirie").terms == ("prim", "ban", "chir")


def test_an_empty_query_finds_nothing(home_page):
    for query in ("", "   ", "și la de", "?!"):
        found = find(query)
        assert (found.hits, found.total, found.best, found.terms) == ([], 0, None, ())


def test_one_word_of_many_is_no_best_answer(add):
    add("Cămin", "Despre bătrâni și altele.")
    assert find("bătrâni cizelați valabili").best is None
    assert find("bătrâni").best is None
    assert find("cămin").best is not None


def test_a_word_nobody_knows_does_not_take_the_name_away(add):
    for number in range(3):
        add(f"Altceva {number}", "Despre chirie și lemne, lemne, chirie.")
    add("Lemne")
    assert titles("lemne xqzwv")[0] == "Lemne"


def test_a_sum_and_its_unit_tell_less_than_a_word(add):
    add("Chirie", "Despre chirie.")
    add("Sume", "Se dau 50 de lei, 50 lei, 50 lei.")
    add("Acte", "Legea 50/2011 și Legea 416/2001.")
    assert titles("chirie 50 lei")[0] == "Chirie"
    assert titles("legea 50")[0] == "Acte"
