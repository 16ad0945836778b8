"""What people search for is counted by day, without numbers and without people."""

from datetime import timedelta

from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import tasks
from search.models import MissingAnswer, QueryCount
from search.usage.privacy import without_personal_numbers
from search.usage.query_counts import SHOWN_FROM, TEXT_LENGTH, normal_form

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def search(home_page, client):
    def ask(query, agent=FIREFOX, *, headers=None, REMOTE_ADDR="127.0.0.1", **more):  # noqa: N803 -- as WSGI writes it
        return client.get(
            "/cauta/",
            {"q": query, **more},
            headers={"User-Agent": agent, **(headers or {})},
            REMOTE_ADDR=REMOTE_ADDR,
        )

    return ask


def counts() -> dict[str, int]:
    return dict(QueryCount.objects.values_list("query", "searches"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("cnp 1960101123456 ajutor", "cnp ajutor"),
        ("0722 și 123 și 456", "si si"),
        ("sunați la 0722a123b456", "sunati la"),
        ("hg38/2011 și 2 copii", "hg38/2011 si 2 copii"),
        ("RO49 AAAA 1B31 0075 9384 0000", "ro aaaa"),
        ("sunați-mă la 0722 123 456", "sunati ma la"),
        ("0722.123.456 chirie", "chirie"),
        ("+40 (722) 123-456", ""),
        ("RO49AAAA1B31007593840000", ""),
        ("ana@exemplu.ro tichete", "tichete"),
        ("născut 12.05.1958", "nascut"),
        ("legea 416/2001", "legea 416/2001"),
        ("legea 416 2001", "legea 416 2001"),
        ("Legea nr. 416 din 2001", "legea nr 416 din 2001"),
        ("oug 70", "oug 70"),
        ("2 copii", "2 copii"),
        ("ajutor  URGENȚĂ!!", "ajutor urgenta"),
        ("ajutor urgen\u0163\u0103", "ajutor urgenta"),
        ("...", ""),
    ],
)
def test_numbers_that_name_a_person_are_dropped_and_laws_stay(typed, kept):
    assert normal_form(typed) == kept


@given(st.text(max_size=300))
def test_no_long_run_of_digits_survives(text):
    kept = without_personal_numbers(text)
    run = 0
    for character in kept:
        run = run + 1 if character.isdecimal() else 0
        assert run <= 4
    assert len(normal_form(text)) <= TEXT_LENGTH


def test_the_same_words_are_one_row_a_day(search):
    search("Ajutor de urgență", REMOTE_ADDR="10.0.0.1")
    search("ajutor de urgenta", REMOTE_ADDR="10.0.0.2")
    assert counts() == {"ajutor de urgenta": 2}


def test_one_person_is_counted_once_a_day_however_often_the_page_loads(search, monkeypatch):
    for _ in range(SHOWN_FROM):
        search("un nume de om")
    assert counts() == {"un nume de om": 1}
    search("un nume de om", FIREFOX.replace("140.0", "141.0"))
    assert counts() == {"un nume de om": 2}
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, **__: tomorrow)
    search("un nume de om")
    assert QueryCount.objects.get(day=tomorrow).searches == 1


def test_the_cache_knows_neither_the_address_nor_the_words(search, monkeypatch):
    class Memory(dict):
        def set(self, key, value, _seconds):
            self[key] = value

    kept = Memory()
    monkeypatch.setattr("search.usage.visits.cache", kept)
    search("ajutor", REMOTE_ADDR="10.0.0.9")
    assert len(kept) == 1
    assert "10.0.0.9" not in str(kept)
    assert "ajutor" not in str(kept)


def test_one_visitor_and_one_address_count_for_so_much_and_no_more(search, monkeypatch):
    monkeypatch.setattr("search.usage.visits.TEXTS_OF_A_VISITOR", 1)
    search("unu")
    search("doi")
    assert counts() == {"unu": 1}
    monkeypatch.setattr("search.usage.visits.TEXTS_OF_AN_ADDRESS", 2)
    for version in ("141.0", "142.0", "143.0"):
        search("trei", FIREFOX.replace("140.0", version))
    assert counts() == {"unu": 1, "trei": 1}


def test_a_telephone_with_bot_in_its_name_is_a_person(search):
    search("ajutor", "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 30) Chrome/140.0 Mobile")
    assert counts() == {"ajutor": 1}


def test_a_search_costs_at_most_one_write(search):
    for address in ("10.0.0.1", "10.0.0.2"):
        with CaptureQueriesContext(connection) as captured:
            search("ajutor", REMOTE_ADDR=address)
        written = [
            query["sql"]
            for query in captured.captured_queries
            if query["sql"].startswith(("INSERT", "UPDATE")) and "querycount" in query["sql"]
        ]
        changed = [sql for sql in written if not sql.startswith("UPDATE") or len(written) == 1]
        assert len(changed) == 1


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8.5",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "python-requests/2.32",
        "Mozilla/5.0 HeadlessChrome/140.0",
    ],
)
def test_programs_are_not_counted(search, agent):
    search("ajutor", agent)
    assert counts() == {}


def test_a_page_fetched_in_advance_is_not_counted(search):
    search("ajutor", headers={"Sec-Purpose": "prefetch;prerender"})
    search("ajutor", headers={"Purpose": "prefetch"})
    assert counts() == {}


def test_further_pages_and_groups_are_the_same_search(search):
    search("ajutor", p="2", fel="servicii")
    search("ajutor", fel="servicii")
    assert counts() == {}


def test_a_number_alone_is_not_counted(search):
    search("1960101123456")
    assert counts() == {}


def test_what_found_nothing_is_counted_apart(search):
    search("xqzwvk")
    row = QueryCount.objects.get()
    assert (row.searches, row.without_results) == (1, 1)


def test_a_count_that_fails_does_not_spoil_the_page(search, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise DatabaseError("ajutor 1960101123456")

    monkeypatch.setattr(QueryCount, "count", fail)
    assert search("ajutor 1960101123456").status_code == 200
    assert "not counted" in caplog.text
    assert "1960101123456" not in caplog.text


def test_a_program_that_types_at_random_does_not_fill_the_disk(db, monkeypatch):
    monkeypatch.setattr("search.usage.query_counts.TEXTS_A_DAY", 2)
    for word in ("unu", "doi", "trei", "unu"):
        QueryCount.count(word, found=True)
    assert counts() == {"unu": 2, "doi": 1}


def test_only_common_queries_have_a_text(db):
    for _ in range(SHOWN_FROM):
        QueryCount.count("des", found=True)
    for _ in range(SHOWN_FROM - 1):
        QueryCount.count("rar", found=True)
    assert [row["query"] for row in QueryCount.objects.by_query()] == ["des"]


def test_rare_texts_are_forgotten_after_a_month_and_all_after_a_year(db):
    today = timezone.localdate()
    for query, days, searches in (
        ("des", 40, 9),
        ("rar", 40, 1),
        ("rar de curând", 3, 1),
        ("vechi", 500, 99),
    ):
        QueryCount.objects.create(day=today - timedelta(days=days), query=query, searches=searches)
    MissingAnswer.objects.create(text="vechi", day=today - timedelta(days=200))
    tasks.prune()
    assert set(counts()) == {"des", "rar de curând"}
    assert not MissingAnswer.objects.exists()
