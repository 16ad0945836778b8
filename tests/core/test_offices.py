"""An office says when it is open, and never claims what nobody confirmed."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

import pytest

from core.models import Office, OfficeException, OfficeHours

BUCHAREST = ZoneInfo("Europe/Bucharest")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BUCHAREST)


@pytest.fixture
def office(db):
    office = Office(name="Ghișeul 1", hours_confirmed=True)
    office.hours = [
        OfficeHours(weekday=0, opens=time(9), closes=time(12)),
        OfficeHours(weekday=0, opens=time(13), closes=time(16)),
        OfficeHours(weekday=1, opens=time(9), closes=time(12)),
    ]
    office.save()
    return office


def test_open_within_hours_says_until_when(office):
    state = office.opening_state(at(23, 9))
    assert (state.is_open, state.label, state.until) == (
        True,
        "Deschis acum, până la 12:00",
        at(23, 12),
    )


def test_closed_at_the_very_minute_of_closing(office):
    state = office.opening_state(at(23, 12))
    assert (state.is_open, state.label) == (False, "Închis acum. Deschide azi la 13:00")


def test_the_next_opening_is_named_even_days_away(office):
    assert office.opening_state(at(23, 17)).label == "Închis acum. Deschide mâine la 09:00"
    assert (
        office.opening_state(at(25, 8)).label == "Închis acum. Deschide luni, 30.11.2026, la 09:00"
    )


def test_an_exception_closes_a_day(office):
    office.exceptions = [OfficeException(date=date(2026, 11, 23))]
    office.save()
    state = office.opening_state(at(23, 10))
    assert (state.is_open, state.label) == (False, "Închis acum. Deschide mâine la 09:00")


def test_an_exception_gives_a_day_other_hours(office):
    office.exceptions = [OfficeException(date=date(2026, 11, 27), opens=time(10), closes=time(11))]
    office.save()
    assert office.opening_state(at(27, 10, 30)).is_open is True


def test_unconfirmed_hours_never_say_open(office):
    office.hours_confirmed = False
    assert office.opening_state(at(23, 10)).is_open is None


def test_an_office_without_hours_asks_to_inquire(db):
    office = Office.objects.create(name="Fără program", hours_confirmed=True)
    assert office.opening_state().label == "Întrebați programul la ghișeu."
    assert office.week() == []


def test_closed_for_weeks_names_no_date(office):
    office.hours = []
    office.exceptions = [OfficeException(date=date(2026, 1, 5), opens=time(9), closes=time(10))]
    office.hours = [OfficeHours(weekday=6, opens=time(9), closes=time(9, 1))]
    office.exceptions = [OfficeException(date=date(2026, 11, d)) for d in (22, 29)]
    office.exceptions.add(OfficeException(date=date(2026, 12, 6)))
    assert office.opening_state(at(22, 8)).label == "Închis în această perioadă"


def test_the_hour_shift_of_october_keeps_local_hours(office):
    office.hours = [OfficeHours(weekday=6, opens=time(9), closes=time(12))]
    state = office.opening_state(datetime(2026, 10, 25, 9, 30, tzinfo=BUCHAREST))
    assert state.until == datetime(2026, 10, 25, 12, tzinfo=BUCHAREST)


def test_the_week_joins_equal_days(office):
    assert office.week() == [
        {"day": "luni", "text": "09:00–12:00, 13:00–16:00"},
        {"day": "marți", "text": "09:00–12:00"},
        {"day": "miercuri–duminică", "text": "închis"},
    ]


def test_the_address_leaves_out_what_is_unknown():
    assert Office(name="x", street="Str. A nr. 1", locality="București").address == (
        "Str. A nr. 1, București"
    )


def test_hours_that_end_before_they_begin_are_refused(office):
    hours = OfficeHours(office=office, weekday=0, opens=time(12), closes=time(9))
    with pytest.raises(ValidationError, match="după cea de deschidere"):
        hours.full_clean()


@pytest.mark.parametrize(("opens", "closes"), [(time(9), None), (time(9), time(8))])
def test_an_exception_needs_both_hours_in_order_or_none(office, opens, closes):
    exception = OfficeException(office=office, date=date(2026, 1, 1), opens=opens, closes=closes)
    with pytest.raises(ValidationError, match="ambele ore"):
        exception.full_clean()
