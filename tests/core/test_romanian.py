"""Numbers and plurals follow CLDR's Romanian rules."""

from decimal import Decimal

import pytest

from core.romanian import counted, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 lei"),
        (1, "1 leu"),
        (2, "2 lei"),
        (19, "19 lei"),
        (20, "20 de lei"),
        (100, "100 de lei"),
        (101, "101 lei"),
        (119, "119 lei"),
        (120, "120 de lei"),
        (346, "346 de lei"),
        (504, "504 lei"),
        (1386, "1.386 de lei"),
        (2053, "2.053 de lei"),
        (1_000_000, "1.000.000 de lei"),
        (Decimal("12.50"), "12,50 lei"),
        (Decimal("20.00"), "20 de lei"),
    ],
)
def test_a_sum_is_counted_as_people_say_it(value, text):
    assert counted(value, "leu", "lei") == text


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("1386.50"), "1.386,50"), (1386, "1.386"), (Decimal("0.5"), "0,50")]
)
def test_numbers_have_points_for_thousands_and_a_comma_for_decimals(value, text):
    assert number(value) == text
