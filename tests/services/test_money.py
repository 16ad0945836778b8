"""A sum typed by hand is found however it is spelt; a named amount is put in its place."""

import pytest

from services import money
from tests.services.conftest import make_amount


@pytest.mark.parametrize(
    "text",
    [
        "Primiți 366 lei.",
        "Primiți 366 de lei.",
        "366lei",
        "366\u00a0lei",
        "366&nbsp;lei",
        "366\u202flei",
        "366\u2009lei",
        "366 \n lei",
        "1.386 de lei",
        "1 386 lei",
        "1\u00a0386\u00a0lei",
        "1,386 lei",
        "12,50 lei",
        "1.386,50 lei",
        "366 LEI",
        "366 Lei/lună",
        "366 ron",
        "366 RON pe lună",
        "RON 366",
        "ron366",
        "1 leu",
        "0 lei",
        "<b>366</b> lei",
        "366 <em>de</em> lei",
        "366\u200b lei",
        "366\u00ad lei",
        "３６６ lei",
        "366,- lei",
        "366.- lei",
        "366 (trei sute șaizeci și șase) lei",
        "6 milioane de lei",
        "6 mil. lei",
        "50 de mii de lei",
        "între 100 și 200 lei",
        "sub 930lei/membru",
        "366 leilor",
        "366 de  lei",
        "100-200 lei",
    ],
)
def test_typed_sums_are_found_in_any_spelling(text):
    assert money.typed_sums(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Legea nr. 196/2016",
        "la data de 20 a lunii",
        "Primiți {suma:limita-2025}.",
        "Banii se plătesc în lei.",
        "12 luni",
        "trei copii",
        "2 leiloci",
        "112",
        "în 2025, leii noi",
        "HCL 46/2016; lei",
        "patronul",
        "electron 3",
    ],
)
def test_what_is_no_sum_is_left_alone(text):
    assert money.typed_sums(text) == []


def test_a_sum_is_quoted_as_it_was_typed():
    assert money.typed_sums("<p>Cel mult 1.386&nbsp;de lei pe membru.</p>") == ["1.386 de lei"]


def test_keys_are_read_in_order_and_once():
    text = "De la {suma:a-1} la { suma: b-2 }, apoi {SUMA:a-1}."
    assert money.amount_keys(text) == ["a-1", "b-2"]


def test_an_amount_in_force_reads_as_its_value(amount):
    assert money.fill_in("Primiți {suma:limita}.", {"limita": amount}) == (
        "Primiți 366 de lei pe lună."
    )


def test_an_expired_amount_reads_with_its_years(expired_amount):
    text = money.fill_in("Erau {suma:limita-veche}.", {"limita-veche": expired_amount})
    assert text == "Erau 150 de lei pe lună (2019–2020)."


def test_a_deleted_amount_leaves_an_honest_sentence():
    assert money.fill_in("Primiți {suma:x}.", {}) == f"Primiți {money.MISSING_AMOUNT}."


def test_no_names_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert money.amounts_by_key([]) == {}


def test_many_names_one_query(db, django_assert_num_queries):
    for key in ("a", "b", "c"):
        make_amount(key)
    with django_assert_num_queries(1):
        assert set(money.amounts_by_key(["a", "b", "c", "nu-exista"])) == {"a", "b", "c"}


def test_an_excerpt_is_short_and_plain():
    text = money.excerpt("<p>Un text foarte lung, " * 10)
    assert len(text) <= 80
    assert text.startswith("Un text foarte lung")
    assert text.endswith("…")
