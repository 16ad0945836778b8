"""When a slide is shown: examples that a person can check, and both clock changes of 2027."""

from datetime import UTC, datetime, timedelta

import pytest

from displays import windows
from displays.windows import Window


def rule(start=None, end=None, weekdays=(), hours=None) -> Window:
    return {"from": start, "to": end, "weekdays": list(weekdays), "hours": hours}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_slide_without_windows_is_always_shown():
    assert windows.is_active([], at("1970-01-01T00:00:00"))
    assert windows.last_end([]) is None
    assert windows.next_change([], at("2027-01-01T00:00:00")) is None


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2027-03-01T07:59:59", False),
        ("2027-03-01T08:00:00", True),
        ("2027-03-05T15:59:59", True),
        ("2027-03-05T16:00:00", False),
    ],
)
def test_a_window_opens_and_closes_to_the_second(moment, shown):
    once = [rule("2027-03-01T08:00:00", "2027-03-05T16:00:00")]
    assert windows.is_active(once, at(moment)) is shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2027-03-01T12:00:00", True),  # Monday
        ("2027-03-02T12:00:00", False),
        ("2027-03-03T00:00:00", True),  # Wednesday begins
        ("2027-03-03T23:59:59", True),
        ("2027-03-04T00:00:00", False),
    ],
)
def test_weekdays_are_whole_days(moment, shown):
    assert windows.is_active([rule(weekdays=[0, 2])], at(moment)) is shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2027-03-05T21:59:59", False),
        ("2027-03-05T22:00:00", True),  # Friday night
        ("2027-03-06T05:59:59", True),  # still Friday's window
        ("2027-03-06T06:00:00", False),
        ("2027-03-06T22:00:00", False),  # Saturday is not chosen
        ("2027-03-05T05:00:00", False),  # Thursday's night is not chosen either
    ],
)
def test_hours_across_midnight_belong_to_the_day_on_which_they_start(moment, shown):
    night = [rule(weekdays=[4], hours=["22:00:00", "06:00:00"])]
    assert windows.is_active(night, at(moment)) is shown


def test_several_windows_add_up():
    both = [rule(hours=["08:00:00", "10:00:00"]), rule(hours=["14:00:00", "16:00:00"])]
    shown = [
        hour for hour in range(24) if windows.is_active(both, at(f"2027-03-01T{hour:02}:00:00"))
    ]
    assert shown == [8, 9, 14, 15]


def test_a_slide_has_ended_when_its_last_window_is_over():
    two = [rule(end="2027-03-01T00:00:00"), rule(end="2027-04-01T00:00:00")]
    assert windows.last_end(two) == at("2027-04-01T00:00:00")
    assert not windows.has_ended(two, at("2027-03-31T23:59:59"))
    assert windows.has_ended(two, at("2027-04-01T00:00:00"))


def test_a_window_without_end_never_ends():
    assert windows.last_end([rule(end="2027-03-01T00:00:00"), rule()]) is None
    assert not windows.has_ended([rule("2027-03-01T00:00:00")], at("2099-01-01T00:00:00"))


def test_the_first_start_is_the_earliest():
    two = [rule("2027-04-01T00:00:00"), rule("2027-03-01T00:00:00")]
    assert windows.first_start(two) == at("2027-03-01T00:00:00")
    assert windows.first_start([*two, rule()]) is None


@pytest.mark.parametrize(
    ("rules", "moment", "change"),
    [
        ([rule(end="2027-03-05T16:00:00")], "2027-03-01T00:00:00", "2027-03-05T16:00:00"),
        ([rule("2027-03-05T16:00:00")], "2027-03-01T00:00:00", "2027-03-05T16:00:00"),
        ([rule(hours=["08:00:00", "16:00:00"])], "2027-03-01T09:00:00", "2027-03-01T16:00:00"),
        ([rule(hours=["08:00:00", "16:00:00"])], "2027-03-01T17:00:00", "2027-03-02T08:00:00"),
        ([rule(weekdays=[0])], "2027-03-02T09:00:00", "2027-03-08T00:00:00"),
        ([rule("2027-06-07T00:00:00", None, [0])], "2027-03-02T09:00:00", "2027-06-07T00:00:00"),
    ],
)
def test_the_next_change_is_known(rules, moment, change):
    assert windows.next_change(rules, at(moment)) == at(change)


def test_an_ended_slide_changes_no_more():
    assert windows.next_change([rule(end="2027-03-01T00:00:00")], at("2027-03-02T00:00:00")) is None


def test_the_wall_clock_follows_bucharest_through_both_changes_of_2027():
    spring = datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC)
    assert windows.wall_clock(spring) == at("2027-03-28T02:59:59")
    assert windows.wall_clock(spring + timedelta(seconds=1)) == at("2027-03-28T04:00:00")
    autumn = datetime(2027, 10, 31, 0, 59, 59, tzinfo=UTC)
    assert windows.wall_clock(autumn) == at("2027-10-31T03:59:59")
    assert windows.wall_clock(autumn + timedelta(seconds=1)) == at("2027-10-31T03:00:00")


def test_a_wall_clock_time_has_its_instant():
    assert windows.instant(at("2027-07-01T12:00:00")) == datetime(2027, 7, 1, 9, tzinfo=UTC)
    assert windows.instant(at("2027-12-01T12:00:00")) == datetime(2027, 12, 1, 10, tzinfo=UTC)
