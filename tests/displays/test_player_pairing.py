"""Pairing, watchdog and the words of the overlay: the player's small pure parts."""

from typing import Any

import pytest

from displays.screens.faults import FAULTS
from tests.displays.node import run
from tests.displays.virtual import TIME

NOW = {"now": "2026-11-22T10:00:00Z"}
PAIRING = (
    TIME
    + """
  const { Pairing, makeSecret } = await load("pairing.js");
  const { open } = await load("database.js");
  const db = await open("test");
  const codes = [];
  const asked = [];
  let answer = { state: "waiting", code: "K7M4QX" };
  globalThis.fetch = async (url, { headers }) => {
    asked.push(headers.Authorization);
    if (answer === null) throw new TypeError("network");
    return { ok: true, json: async () => answer };
  };
  const make = () => new Pairing({ db, url: "pair", showCode: (code) => codes.push(code) });
  const pairing = make();
  await pairing.restore();
  const opened = (minutes) => ({
    schema: 1, alert: null,
    pairing_until: new Date(Date.now() + minutes * 60000).toISOString(),
  });
"""
)


def after(body):
    return run(PAIRING + body, NOW)


def test_nothing_is_asked_or_kept_until_the_console_opens_the_pairing():
    found = after("""
      pairing.receive({ schema: 1, pairing_until: null, alert: null });
      await pass(30);
      return [asked.length, codes.length, await db.get("kept", "secret")];
    """)
    assert found == [0, 0, None]


def test_the_code_is_shown_as_it_is_read_aloud_until_it_is_confirmed():
    found = after("""
      pairing.receive(opened(10));
      await pass(12);
      const during = codes.at(-1);
      answer = { state: "paired" };
      await pass(12);
      return { during, last: codes.at(-1), state: pairing.state, asked: asked.length,
        secrets: new Set(asked).size, kept: (await db.get("kept", "secret")).paired };
    """)
    assert found == {
        "during": "K7M-4QX",
        "last": None,
        "state": "paired",
        "asked": 4,
        "secrets": 1,
        "kept": True,
    }


def test_the_code_goes_when_nobody_confirms_it():
    found = after("""
      pairing.receive(opened(1));
      await pass(80);
      const { length } = asked;
      await pass(60);
      return [codes.at(-1), pairing.state, asked.length - length];
    """)
    assert found == [None, "closed", 0]


def test_a_confirmation_while_the_browser_was_off_is_learned_at_the_next_start():
    found = after("""
      pairing.receive(opened(10));
      await pass(2);
      pairing.until = 0;
      await pass(6);
      answer = null;
      const again = make();
      await again.restore();
      await pass(31);
      answer = { state: "paired" };
      await pass(31);
      return [again.state, again.secret === pairing.secret];
    """)
    assert found == ["paired", True]


def test_a_confirmation_that_was_missed_while_the_network_was_away_is_learned_when_it_is_back():
    found = after("""
      pairing.receive(opened(1));
      await pass(12);
      answer = null;
      await pass(200);
      const during = [pairing.state, codes.at(-1)];
      answer = { state: "paired" };
      await pass(31);
      const { length } = asked;
      await pass(120);
      return { during, state: pairing.state, more: asked.length - length };
    """)
    assert found == {"during": ["closed", None], "state": "paired", "more": 0}


def test_a_confirmation_in_the_last_moment_of_the_window_is_learned():
    found = after("""
      pairing.receive(opened(10));
      await pass(2);
      answer = { state: "paired" };
      pairing.receive({ schema: 1, pairing_until: null, alert: null });
      await pass(6);
      return pairing.state;
    """)
    assert found == "paired"


def test_a_paired_player_does_not_ask_again_and_a_revoked_one_makes_a_new_secret():
    found = after("""
      await db.put("kept", "secret", { secret: "old", paired: true });
      const again = make();
      await again.restore();
      again.receive(opened(10));
      await pass(20);
      const before = asked.length;
      answer = { state: "revoked" };
      await again.doubt();
      answer = { state: "waiting", code: "K7M4QX" };
      again.receive(opened(10));
      await pass(2);
      return [before, again.secret === "old", asked.at(-1) === `Bearer ${again.secret}`];
    """)
    assert found == [0, False, True]


def test_a_secret_is_256_random_bits_in_43_characters():
    found = after("return [...Array(50)].map(makeSecret);")
    assert len(set(found)) == 50
    assert all(
        len(secret) == 43 and secret.replace("-", "").replace("_", "").isalnum() for secret in found
    )


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ({}, None),
        ({"beatAt": 96_000}, "beat"),
        ({"waitingSince": 70_000}, None),
        ({"waitingSince": 50_000}, "turn"),
        ({"frameAt": 80_000}, "frame"),
    ],
)
def test_the_watchdog_names_what_stands_still(signs, expected):
    healthy = {"now": 100_000, "beatAt": 99_900, "waitingSince": None, "frameAt": 99_990}
    body = 'const { diagnose } = await load("watchdog.js"); return diagnose(given);'
    assert run(body, healthy | signs) == expected


WATCH = (
    TIME
    + """
  globalThis.document = { visibilityState: "visible" };
  const { Watchdog } = await load("watchdog.js");
  let restarts = 0;
  const player = { beatAt: 0, waitingSince: null, restart: () => { restarts += 1; } };
  const watchdog = new Watchdog(player);
  const look = async (seconds, beats) => {
    for (let n = 0; n < seconds; n += 1) {
      await pass(1);
      if (beats) player.beatAt = mono;
      watchdog.frameAt = mono;
      watchdog.look();
    }
    return restarts;
  };
"""
)


def test_a_rotation_that_stands_still_is_started_again_and_a_healthy_one_is_left_alone():
    body = "return [await look(60, true), await look(7, false)];"
    assert run(WATCH + body, NOW) == [0, 1]


def test_a_machine_that_slept_is_no_standstill():
    body = "await look(5, true); mono += 3_600_000; watchdog.look(); return await look(20, true);"
    assert run(WATCH + body, NOW) == 0


def test_the_overlay_says_of_faults_what_the_console_says():
    found = run('const { ADVICE } = await load("advice.js"); return ADVICE;')
    assert found == {code: [fault.text, fault.advice] for code, fault in FAULTS.items()}


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [
        (500, "chiar acum"),
        (19_000, "acum 19 secunde"),
        (20_000, "acum 20 de secunde"),
        (60_000, "acum 1 minut"),
        (3_600_000, "acum 1 oră"),
        (86_400_000 * 3, "acum 3 zile"),
        (86_400_000 * 101, "acum 101 zile"),
        (86_400_000 * 120, "acum 120 de zile"),
        (-3_600_000, "în viitor"),
    ],
)
def test_how_long_ago_is_said_in_correct_romanian(milliseconds, expected):
    assert (
        run('const { since } = await load("words.js"); return since(given);', milliseconds)
        == expected
    )


def test_sizes_and_moments_are_written_as_in_romania():
    body = """
      const { size, dayAndTime } = await load("words.js");
      return [size(0), size(999), size(1_250_000), size(15_300_000_000), dayAndTime(Date.parse(given))];
    """
    assert run(body, "2026-11-22T08:32:05Z") == [
        "0 octeți",
        "999 octeți",
        "1,3 MB",
        "15 GB",
        "22.11.2026, 10:32:05",
    ]


ROWS = """
  const { rowsOf } = await load("diagnostic.js");
  return rowsOf(given).map(({ label, value, note, tone }) => [label, value, note, tone]);
"""
HEALTHY: dict[str, Any] = {
    "status": {
        "state": "playing",
        "release": "0123456789abcdef",
        "downloaded": "0123456789abcdef",
        "slide": "program",
        "clock": {"trusted": True, "offset_s": 0.3, "reason": "ok"},
        "storage": {"usage": 1_200_000, "quota": 10_000_000_000, "offline_ready": True},
        "errors": [],
    },
    "release": {"release": "0123456789abcdef", "issued_at": "2026-11-22T08:00:00+00:00"},
    "now": 1_795_341_600_000,
    "answeredAt": 1_795_341_597_000,
    "failures": 0,
    "pairing": "paired",
    "waiting": 0,
}


def test_the_overlay_of_a_healthy_screen():
    assert run(ROWS, HEALTHY) == [
        ["Stare", "rulează", "acum: program", "good"],
        ["Pe ecran", "versiunea 01234567", "publicată acum 2 ore", "good"],
        ["Descărcat", "tot ce se arată", "", "good"],
        ["Server", "a răspuns acum 3 secunde", "", "good"],
        ["Ceas", "22.11.2026, 12:00:00", "diferență de server: 0,3 s", "good"],
        ["Păstrare", "pornește și fără rețea", "1,2 MB folosiți din 10 GB", "good"],
        ["Consolă", "asociat, trimite rapoarte", "", "good"],
    ]


def test_the_overlay_of_a_screen_in_trouble_warns():
    status = HEALTHY["status"] | {
        "state": "starting",
        "release": "",
        "downloaded": "",
        "slide": "",
        "clock": {"trusted": False, "offset_s": None, "reason": "before"},
        "storage": {"usage": 0, "quota": 0, "offline_ready": False},
    }
    sick = HEALTHY | {"status": status, "answeredAt": 0, "failures": 21, "pairing": "closed"}
    rows = {label: (value, note, tone) for label, value, note, tone in run(ROWS, sick)}
    assert rows["Server"] == ("nu a răspuns încă", "21 de încercări fără răspuns", "warn")
    assert rows["Ceas"][0].endswith("– greșit")
    assert rows["Consolă"] == ("neasociat", "nu trimite rapoarte", "warn")
    assert [rows[label][2] for label in ("Pe ecran", "Descărcat", "Păstrare")] == ["warn"] * 3
