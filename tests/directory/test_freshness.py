"""How a confirmation fades, in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.freshness import Level, freshness, months_before, months_between

TODAY = date(2026, 11, 26)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("on", "level", "text"),
    [
        (TODAY, Level.FRESH, "Date confirmate de furnizor la 26.11.2026."),
        (date(2026, 5, 27), Level.FRESH, "Date confirmate de furnizor la 27.05.2026."),
        (date(2026, 5, 26), Level.AGEING, "la 26.05.2026, acum 6 luni."),
        (date(2025, 11, 27), Level.AGEING, "acum 11 luni."),
        (date(2025, 11, 26), Level.OLD, "Neconfirmate de peste un an (ultima oară de furnizor"),
        (date(2025, 5, 26), Level.STALE, "Neconfirmate de peste un an și jumătate"),
    ],
)
def test_the_sentence_grows_careful_with_age(on, level, text):
    found = freshness(on, "provider", TODAY)
    assert found.level is level
    assert text in found.text


@pytest.mark.parametrize(
    ("on", "by"),
    [(None, "provider"), (None, ""), (TODAY, ""), (TODAY, "cineva"), (date(2027, 1, 1), "staff")],
)
def test_nothing_is_confirmed_when_nobody_is_known_to_have_done_it(on, by):
    found = freshness(on, by, TODAY)
    assert found.level is Level.NEVER
    assert found.text == "Datele nu au fost confirmate încă de nimeni."


def test_the_institution_is_named():
    assert "de instituție" in freshness(TODAY, "staff", TODAY).text


@given(DAYS, DAYS, DAYS)
def test_the_older_is_never_the_fresher(first, second, today):
    older, newer = sorted((first, second))
    if newer <= today:
        assert freshness(older, "staff", today).level >= freshness(newer, "staff", today).level


@given(DAYS, st.integers(0, 60))
def test_months_go_back_and_forth(day, count):
    assert months_between(months_before(day, count), day) >= count
    assert months_before(day, count) <= day
