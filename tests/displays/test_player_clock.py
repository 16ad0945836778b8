"""Whether the player believes its clock: boots in 1970 and in 2035, with and without a server."""

import pytest

from tests.displays.node import run

NOW = "2026-11-22T10:00:00Z"
LATER = "2026-11-22T12:00:00Z"
JUDGE = """
  const { judge } = await load("trust.js");
  const ms = (text) => (typeof text === "string" ? Date.parse(text) : text);
  const seen = given.seen && Object.fromEntries(
    Object.entries(given.seen).map(([key, value]) => [key, ms(value)]),
  );
  return judge({ now: ms(given.now), mono: given.mono ?? 0, seen, floor: ms(given.floor) });
"""


def judge(now, *, mono=0, seen=None, floor=NOW):
    verdict = run(JUDGE, {"now": now, "mono": mono, "seen": seen, "floor": floor})
    return verdict["trusted"], verdict["reason"]


def server(shows, wall, mono=0):
    return {"server": shows, "wall": wall, "mono": mono}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("1970-01-01T00:00:30Z", (False, "before")),
        ("2026-11-22T09:54:00Z", (False, "before")),
        ("2026-11-22T09:56:00Z", (True, "ok")),
        ("2026-11-25T00:00:00Z", (True, "ok")),
        ("2035-01-01T00:00:00Z", (True, "ok")),
    ],
)
def test_without_a_server_only_a_time_that_is_surely_past_is_refused(now, expected):
    assert judge(now) == expected


@pytest.mark.parametrize("now", ["1970-01-01T00:00:30Z", "2035-01-01T00:00:00Z"])
def test_with_a_server_a_clock_far_from_its_date_is_refused_and_recovers_when_set(now):
    seen = server(NOW, now)
    assert judge(now, seen=seen) == (False, "offset")
    assert judge("2026-11-22T10:00:20Z", mono=20_000, seen=seen) == (True, "ok")


def test_a_small_difference_from_the_server_is_fine():
    assert judge(NOW, seen=server("2026-11-22T10:04:59Z", NOW)) == (True, "ok")
    assert judge(NOW, seen=server("2026-11-22T10:05:01Z", NOW)) == (False, "offset")


def test_a_server_that_agrees_outweighs_a_release_from_the_future():
    assert judge(NOW, seen=server(NOW, NOW), floor="2030-01-01T00:00:00Z") == (True, "ok")


def test_a_clock_set_back_with_the_server_dead_is_refused():
    assert judge("2026-11-21T10:00:00Z", mono=1000, seen=server(NOW, NOW)) == (False, "moved")


def test_a_machine_that_slept_keeps_its_trust():
    assert judge(LATER, mono=1000, seen=server(NOW, NOW)) == (True, "ok")


def test_a_wrong_clock_does_not_become_right_by_sleeping():
    wrong = server(NOW, "2026-11-22T11:00:00Z")
    assert judge("2026-11-22T19:00:00Z", mono=1000, seen=wrong) == (False, "moved")


CLOCK = """
  const { Clock } = await load("trust.js");
  const { recent } = await load("faults.js");
  const { open } = await load("database.js");
  const { mock } = await import("node:test");
  mock.timers.enable({ apis: ["Date"], now: Date.parse(given.boot) });
  const db = await open("test");
  await db.put("kept", "clock", given.kept ?? undefined);
  const clock = new Clock();
  await clock.keepIn(db);
  const said = [];
  const say = () => said.push([clock.trusted, clock.reason, clock.offsetSeconds]);
  say();
"""


def test_a_boot_in_1970_is_not_believed_until_the_server_is_seen_and_the_clock_set():
    body = """
      clock.sawServer("Sun, 22 Nov 2026 10:00:00 GMT", 0);
      say();
      const best = clock.best().toISOString();
      mock.timers.setTime(Date.parse("2026-11-22T10:00:01Z"));
      say();
      return { said, best, codes: recent().map((one) => one.code).filter((code) => code === "clock") };
    """
    kept = {"server": 1_795_341_600_000, "issued": 0}
    found = run(CLOCK + body, {"boot": "1970-01-01T00:00:05Z", "kept": kept})
    assert [entry[:2] for entry in found["said"]] == [
        [False, "before"],
        [False, "offset"],
        [True, "ok"],
    ]
    assert found["best"].startswith("2026-11-22T10:00:00")
    assert found["codes"] == ["clock"]


def test_the_time_does_not_jump_with_each_answer_of_a_server_that_agrees():
    body = """
      const seen = [];
      for (const ms of [40, 3100, 6900, 9500, 12020]) {
        mock.timers.setTime(Date.parse(given.boot) + ms);
        clock.sawServer(new Date().toUTCString(), 30);
        seen.push(clock.best().getTime() - Date.now());
      }
      return seen;
    """
    assert run(CLOCK + body, {"boot": NOW}) == [0] * 5


def test_what_was_seen_of_the_time_is_kept_for_the_next_start():
    body = """
      clock.sawRelease("2026-11-22T09:00:00+00:00");
      clock.sawServer("Sun, 22 Nov 2026 10:00:00 GMT", 0);
      clock.sawServer("not a date", 0);
      clock.sawServer(null, 0);
      await new Promise((resolve) => setImmediate(resolve));
      return { saved: clock.saved(), kept: await db.get("kept", "clock") };
    """
    found = run(CLOCK + body, {"boot": NOW})
    assert found["saved"] == {"server": 1_795_341_600_000, "issued": 1_795_338_000_000}
    assert found["kept"]["issued"] == found["saved"]["issued"]
