"""What is on the screen when: the player's decisions, and the server's simulation of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from displays import simulation
from displays.windows import BUCHAREST
from tests.displays.node import Answering, run
from tests.displays.test_windows_twins import SPECIAL, rules

# Walks through a time second by second and notes every decision to change the picture. The wall
# clock is asked of the player at each minute, and counted in between: zones change at none other.
WALK = """
  const { decide } = await load("rotation.js");
  const { wallClock } = await load("windows.js");
  const SECONDS = [...Array(60).keys()].map((second) => String(second).padStart(2, "0"));
  const walk = ({ release, start, end, trusted, broken }) => {
    const log = [];
    let iso, weekday;
    let playing = null, over = 0, minute = null, day = "", hours = "";
    for (let at = Date.parse(start); at < Date.parse(end); at += 1000) {
      if (Math.floor(at / 60000) !== minute) {
        minute = Math.floor(at / 60000);
        ({ iso, weekday } = wallClock(new Date(at)));
        day = iso.slice(0, 11);
        hours = iso.slice(11, 17);
      }
      const clock = hours + SECONDS[(at / 1000) % 60];
      const wall = { iso: day + clock, clock, weekday };
      const situation = { release, playing, over: at >= over, wall, trusted, broken };
      const slide = decide(situation);
      if (slide !== null) {
        playing = { release, slide };
        over = at + slide.dwell_s * 1000;
        log.push([at, slide.id]);
      }
    }
    return log;
  };
"""


@pytest.fixture(scope="module")
def player() -> Iterator[Answering]:
    """The player's rotation, walking through any time it is given."""
    twin = Answering(WALK, "walk({ ...given, broken: new Set(given.broken) })")
    yield twin
    twin.close()


def release(*slides):
    fallback = {"id": "@institution", "digest": "@", "dwell_s": 15, "windows": []}
    return {"release": "1", "slides": list(slides), "fallback": fallback}


def slide(name, seconds=10, *windows):
    return {"id": name, "digest": name, "dwell_s": seconds, "windows": list(windows)}


def window(start=None, end=None, weekdays=(), hours=None):
    return {"from": start, "to": end, "weekdays": list(weekdays), "hours": hours}


def by_player(player, document, start, end, *, trusted=True, broken=()):
    log = player.ask(
        {
            "release": document,
            "start": start.isoformat(),
            "end": end.isoformat(),
            "trusted": trusted,
            "broken": list(broken),
        }
    )
    return [(datetime.fromtimestamp(moment / 1000, UTC), name) for moment, name in log]


def by_server(document, start, end, *, trusted=True):
    log = simulation.simulate(document, start, end, trusted=trusted)
    return [(shown.moment.astimezone(UTC), shown.slide) for shown in log]


releases = st.lists(
    st.tuples(st.integers(4, 45), st.lists(rules, max_size=2)), min_size=0, max_size=6
).map(
    lambda made: release(
        *(
            slide(f"s{number}", seconds, *windows)
            for number, (seconds, windows) in enumerate(made, 1)
        )
    )
)
starts = st.builds(
    lambda base, shift: base + timedelta(seconds=shift),
    st.sampled_from(SPECIAL),
    st.integers(-7_300, 3_700),
)


@settings(max_examples=150, deadline=None)
@given(releases, starts, st.booleans())
def test_player_and_simulation_agree_on_generated_releases(player, document, start, trusted):
    end = start + timedelta(hours=2)
    seen = by_player(player, document, start, end, trusted=trusted)
    assert seen == by_server(document, start, end, trusted=trusted)


# All kinds of windows of an institution's month, in local time.
MONTH = [
    slide("mereu", 12),
    slide("program", 20, window(weekdays=[0, 1, 2, 3, 4], hours=["08:00:00", "16:30:00"])),
    slide("noaptea", 9, window(hours=["22:00:00", "06:00:00"])),
    slide("weekend-noaptea", 7, window(weekdays=[5, 6], hours=["23:30:00", "04:30:00"])),
    slide("termen", 15, window("2027-03-20T10:00:00", "2027-03-31T23:59:59")),
    slide("in-ora-care-lipseste", 5, window(hours=["03:10:00", "03:50:00"])),
    slide("octombrie", 11, window("2027-10-25T00:00:00", "2027-10-31T03:30:00")),
    slide("doua", 8, window(hours=["12:00:00", "12:00:30"]), window(weekdays=[2])),
]
NOT_ALWAYS = [entry for entry in MONTH if entry["windows"]]


@pytest.mark.parametrize(
    ("start", "slides"),
    [("2027-03-10T07:00:00+02:00", MONTH), ("2027-10-12T07:00:00+03:00", NOT_ALWAYS)],
    ids=["spring", "autumn, also with nothing in play"],
)
def test_thirty_days_over_a_clock_change_have_no_difference(player, start, slides):
    begin = datetime.fromisoformat(start)
    end = begin + timedelta(days=30)
    seen = by_player(player, release(*slides), begin, end)
    expected = by_server(release(*slides), begin, end)
    assert len(seen) > 100_000
    assert seen == expected


def test_slides_in_play_at_a_moment_are_named_in_their_order():
    document = release(*MONTH)
    tuesday = datetime(2027, 3, 23, 14, tzinfo=BUCHAREST)
    assert [entry["id"] for entry in simulation.at(document, tuesday)] == [
        "mereu",
        "program",
        "termen",
    ]


def test_with_nothing_in_play_the_institution_is():
    night = datetime(2027, 3, 23, 21, tzinfo=BUCHAREST)
    document = release(slide("zi", 10, window(hours=["08:00:00", "16:00:00"])))
    assert simulation.at(document, night) == [document["fallback"]]


def test_with_a_clock_that_is_not_trusted_only_slides_without_windows_play(player):
    document = release(*MONTH)
    start = datetime(2027, 3, 23, 14, tzinfo=BUCHAREST)
    assert [entry["id"] for entry in simulation.at(document, start, trusted=False)] == ["mereu"]
    seen = by_player(player, document, start, start + timedelta(minutes=5), trusted=False)
    assert {name for _, name in seen} == {"mereu"}


def test_a_span_ends_to_the_second_where_slides_come_or_go():
    document = release(
        slide("a"), slide("b", 10, window("2027-03-23T10:00:00", "2027-03-23T10:00:05"))
    )
    start = datetime(2027, 3, 23, 9, tzinfo=BUCHAREST)
    found = simulation.spans(document, start, start + timedelta(hours=2))
    assert [
        (span.start.astimezone(BUCHAREST).strftime("%H:%M:%S"), [one["id"] for one in span.slides])
        for span in found
    ] == [("09:00:00", ["a"]), ("10:00:00", ["a", "b"]), ("10:00:05", ["a"])]


def test_an_expired_slide_leaves_in_its_last_second_whatever_its_time(player):
    document = release(slide("a", 60, window(end="2027-03-23T10:00:05")), slide("b", 60))
    start = datetime(2027, 3, 23, 10, tzinfo=BUCHAREST)
    seen = by_player(player, document, start, start + timedelta(seconds=20))
    shift = [(moment - start).total_seconds() for moment, _ in seen]
    assert shift == [0, 5]


def test_broken_slides_are_passed_over_and_with_all_broken_the_institution_stays(player):
    document = release(slide("a", 5), slide("b", 5), slide("c", 5))
    start = datetime(2027, 3, 23, 10, tzinfo=BUCHAREST)
    end = start + timedelta(seconds=20)
    names = [name for _, name in by_player(player, document, start, end, broken=["b"])]
    assert names == ["a", "c", "a", "c"]
    all_broken = by_player(player, document, start, end, broken=["a", "b", "c"])
    assert [name for _, name in all_broken] == ["@institution"]


FORESEE = """
  const { foresee } = await load("rotation.js");
  const playing = given.shown === null ? null
    : { release: given.release, slide: given.release.slides[given.shown] };
  const situation = { release: given.release, playing, trusted: true, broken: new Set() };
  return foresee(situation, new Date(given.now), given.left)?.id ?? null;
"""


def test_the_slide_that_opens_before_the_next_turn_is_prepared_for_it():
    document = release(slide("a"), slide("b", 10, window("2027-03-23T10:00:05")), slide("c"))
    now = "2027-03-23T10:00:00+02:00"
    given = {"release": document, "shown": 0, "now": now}
    assert run(FORESEE, given | {"left": 10}) == "b"
    assert run(FORESEE, given | {"left": 4.5}) == "c"


def test_what_follows_an_expiring_slide_is_prepared_before_it_expires():
    document = release(slide("a", 60, window(end="2027-03-23T10:00:05")), slide("b"))
    given = {"release": document, "shown": 0, "now": "2027-03-23T10:00:00+02:00", "left": 60}
    assert run(FORESEE, given) == "b"


def test_nothing_is_prepared_while_nothing_will_change():
    document = release(slide("a", 60, window("2027-03-24T00:00:00")))
    given = {"release": document, "shown": None, "now": "2027-03-23T10:00:00+02:00", "left": 0}
    assert run(FORESEE, given) == "@institution"
