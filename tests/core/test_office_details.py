"""An office fetched in one query says the same as one fetched piece by piece."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.models import Office, OfficeException, OfficeHours, OfficePhone
from core.office_details import offices_by_id


@pytest.fixture
def office(db):
    office = Office(name="Ghișeul 1", street="Strada Mare nr. 1", hours_confirmed=True)
    office.phones = [OfficePhone(number="2", sort_order=1), OfficePhone(number="1", sort_order=0)]
    office.hours = [
        OfficeHours(weekday=0, opens=time(13), closes=time(16)),
        OfficeHours(weekday=0, opens=time(9), closes=time(12)),
        OfficeHours(weekday=1, opens=time(9), closes=time(12)),
    ]
    office.exceptions = [OfficeException(date=date(2026, 11, 24))]
    office.save()
    return office


def test_everything_comes_in_one_query(office, django_assert_num_queries):
    Office.objects.create(name="Gol")
    with django_assert_num_queries(1):
        found = offices_by_id([office.pk])
        one = found[office.pk]
        assert [phone.number for phone in one.phones.all()] == ["1", "2"]
        assert len(one.hours.all()) == 3
        assert len(one.exceptions.all()) == 1


def test_it_says_the_same_as_the_office_itself(office):
    one = offices_by_id([office.pk])[office.pk]
    assert (one.pk, one.name, one.address) == (office.pk, office.name, office.address)
    assert one.week() == office.week()
    for day in (23, 24, 25):
        moment = datetime(2026, 11, day, 10, tzinfo=ZoneInfo("Europe/Bucharest"))
        assert one.opening_state(moment) == office.opening_state(moment)


def test_an_office_without_details_is_found_too(db):
    office = Office.objects.create(name="Gol")
    one = offices_by_id([office.pk])[office.pk]
    assert list(one.phones.all()) == []
    assert one.week() == []


def test_nothing_asked_nothing_fetched(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert offices_by_id([]) == {}


def test_an_unknown_office_is_left_out(db):
    assert offices_by_id([999]) == {}
