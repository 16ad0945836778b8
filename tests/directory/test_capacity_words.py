"""A capacity is told with what it counts, as one says it in Romanian."""

import pytest

from directory.models import CapacityUnit, Service


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (1, CapacityUnit.PLACES, "1 loc"),
        (15, CapacityUnit.PLACES, "15 locuri"),
        (150, CapacityUnit.PLACES, "150 de locuri"),
        (1, CapacityUnit.PER_DAY, "1 persoană pe zi"),
        (20, CapacityUnit.PER_DAY, "20 de persoane pe zi"),
        (1, CapacityUnit.PER_MONTH, "1 persoană pe lună"),
        (1200, CapacityUnit.PER_MONTH, "1.200 de persoane pe lună"),
        (12, "", "12"),
        (None, "", ""),
    ],
)
def test_a_capacity_in_words(amount, unit, words):
    assert Service(capacity=amount, capacity_unit=unit).capacity_words == words
