"""The server's rules and the player's rules give the same answers, on generated cases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from displays import windows
from tests.displays.node import Answering

# Whatever is special: both clock changes of 2027, a leap day, the turn of a year.
SPECIAL = [
    datetime(2027, 3, 28, 1, tzinfo=UTC),
    datetime(2027, 10, 31, 1, tzinfo=UTC),
    datetime(2028, 2, 28, 22, tzinfo=UTC),
    datetime(2028, 2, 29, 22, tzinfo=UTC),
    datetime(2026, 12, 31, 22, tzinfo=UTC),
]
seconds = st.integers(-3 * 86_400, 3 * 86_400) | st.integers(-7_300, 7_300)
moments = st.builds(
    lambda base, shift: base + timedelta(seconds=shift), st.sampled_from(SPECIAL), seconds
)
edges = st.none() | moments.map(
    lambda moment: windows.wall_clock(moment).isoformat(timespec="seconds")
)
clocks = st.times().map(lambda time: time.replace(microsecond=0).isoformat())
rules = st.fixed_dictionaries(
    {
        "from": edges,
        "to": edges,
        "weekdays": st.lists(st.integers(0, 6), unique=True, max_size=4),
        "hours": st.none() | st.lists(clocks, min_size=2, max_size=2),
    }
)


@pytest.fixture(scope="module")
def player() -> Iterator[Answering]:
    """The player's module, waiting for questions."""
    twin = Answering(
        'const { isActive, lastEnd, wallClock } = await load("windows.js");',
        """(() => {
          const wall = wallClock(new Date(given.moment));
          const { windows } = given;
          return [wall.iso, wall.weekday, isActive(windows, wall), lastEnd(windows)];
        })()""",
    )
    yield twin
    twin.close()


def by_server(found, moment):
    wall = windows.wall_clock(moment)
    end = windows.last_end(found)
    return [
        wall.isoformat(timespec="seconds"),
        wall.weekday(),
        windows.is_active(found, wall),
        end.isoformat(timespec="seconds") if end else None,
    ]


def by_player(player, found, moment):
    return player.ask({"windows": found, "moment": moment.isoformat()})


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(rules, max_size=3), moments)
def test_player_and_server_agree_on_generated_cases(player, found, moment):
    assert by_player(player, found, moment) == by_server(found, moment)


@settings(max_examples=100, deadline=None)
@given(st.lists(rules, max_size=3), moments)
def test_nothing_changes_before_the_next_change(found, moment):
    wall = windows.wall_clock(moment)
    change = windows.next_change(found, wall)
    now = windows.is_active(found, wall)
    end = min(change or wall + timedelta(days=7), wall + timedelta(days=7))
    step = (end - wall) / 50
    for count in range(50):
        assert windows.is_active(found, (wall + step * count).replace(microsecond=0)) is now or (
            step * count < timedelta(seconds=1)
        )
    if change is not None:
        assert windows.is_active(found, change) is not now


@pytest.mark.parametrize("start", SPECIAL)
def test_player_and_server_agree_second_by_second_around_a_special_moment(player, start):
    narrow = [
        {"from": None, "to": None, "weekdays": [], "hours": ["03:30:00", "03:45:00"]},
        {"from": None, "to": None, "weekdays": [6], "hours": ["23:59:58", "00:00:02"]},
    ]
    for shift in range(-7_300, 7_300, 7):
        moment = start + timedelta(seconds=shift)
        assert by_player(player, narrow, moment) == by_server(narrow, moment)
