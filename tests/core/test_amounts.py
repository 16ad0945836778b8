"""A sum knows when it holds and says it in correct Romanian."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError

import pytest

from core.models import Amount


def make_amount(**fields) -> Amount:
    return Amount(
        **{
            "key": "limita",
            "name": "Limita",
            "value": Decimal(366),
            "unit": "lei_luna",
            "valid_from": date(2025, 3, 1),
            "source_title": "Legea",
            **fields,
        }
    )


def test_a_sum_is_future_then_current_then_history():
    amount = make_amount(valid_to=date(2025, 12, 31))
    states = [amount.state(date(2025, m, d)) for m, d in ((2, 28), (3, 1), (12, 31))]
    assert states == ["future", "current", "current"]
    assert amount.state(date(2026, 1, 1)) == "expired"
    assert amount.is_history


def test_a_sum_without_end_holds_and_says_since_when():
    amount = make_amount()
    assert amount.state(date(2030, 1, 1)) == "current"
    assert amount.sentence == "366 de lei pe lună (din 2025)"


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("lei", "366 de lei"),
        ("lei_luna", "366 de lei pe lună"),
        ("lei_membru", "366 de lei pe lună de membru de familie"),
        ("percent", "366 %"),
    ],
)
def test_each_unit_is_said_as_people_say_it(unit, text):
    assert make_amount(unit=unit).text == text


def test_years_of_a_closed_sum():
    assert make_amount(valid_to=date(2025, 12, 31)).years == "2025"
    assert make_amount(valid_from=date(2016, 1, 1), valid_to=date(2019, 1, 1)).years == "2016–2019"


def test_a_sum_that_ends_before_it_begins_is_refused_with_a_sentence(db):
    with pytest.raises(ValidationError, match="după început"):
        make_amount(valid_to=date(2024, 1, 1)).full_clean()


def test_the_database_refuses_it_as_well(db):
    with pytest.raises(IntegrityError):
        make_amount(valid_to=date(2024, 1, 1)).save()


def test_structured_data_has_value_and_validity():
    data = make_amount(valid_to=date(2025, 12, 31)).as_data()
    assert data["value"] == 366.0
    assert data["currency"] == "RON"
    assert (data["validFrom"], data["validThrough"]) == ("2025-03-01", "2025-12-31")
    assert make_amount(unit="percent").as_data() == {}
