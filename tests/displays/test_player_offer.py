"""The player with pictures that need no browser: new releases on trial, faults, alerts, turns."""

from tests.displays.node import run
from tests.displays.virtual import TIME

# Pictures are prepared at once; slides named "broken" fail, slides named "slow" never end.
SETUP = (
    TIME
    + """
  globalThis.window = { setInterval, clearInterval, setTimeout, clearTimeout,
    addEventListener: () => undefined, innerWidth: 1920, innerHeight: 1080 };
  globalThis.document = { createElement: () => ({}) };
  window.setInterval = (...given) => setInterval(...given);
  window.clearInterval = (...given) => clearInterval(...given);
  window.setTimeout = (...given) => setTimeout(...given);
  const { Player } = await load("player.js");
  const { recent } = await load("faults.js");
  const log = [];
  const at = () => Math.round(mono / 100) / 10;
  const player = new Player({}, ({ state, release, slide }) => log.push([at(), release, slide, state]));
  player.pictures = {
    films: { play: () => undefined, pause: () => undefined },
    begin: (release, slide) => ({ release, slide, stage: { slide }, useStyles: () => undefined }),
    prepare: async ({ slide }) => {
      if (slide.id.includes("broken")) throw new Error("cannot be painted");
      if (slide.id.includes("slow")) await new Promise(() => undefined);
    },
    prepareAlert: async () => ({}),
    reveal: () => undefined, hide: () => undefined, discard: () => undefined,
    writeTime: () => undefined,
  };
  const slide = (name, seconds, windows = []) =>
    ({ id: name, digest: name, dwell_s: seconds, windows });
  const release = (name, slides, fallback = "inst") => ({
    release: name, screen: { orientation: "landscape" },
    slides: slides.map((one) => (typeof one === "string" ? slide(one, 60) : one)),
    fallback: slide(`${fallback}-${name}`, 15),
  });
  const proofs = [];
  const prove = async (ok) => { proofs.push([at(), ok]); };
"""
)
NOW = {"now": "2027-03-23T08:00:00Z"}


def after(body):
    return run(SETUP + body, NOW)


def test_a_release_is_proved_before_it_is_shown_and_shown_within_3_seconds():
    log, proofs = after("""
      player.offer(release("r1", ["a", "b"]), { prove });
      await pass(10);
      player.offer(release("r2", ["a", "c"]), { prove });
      await pass(5);
      return [log, proofs];
    """)
    assert [entry[1:3] for entry in log] == [["r1", "a"], ["r2", "c"]]
    assert [ok for _, ok in proofs] == [True, True]
    assert proofs[1][0] <= log[1][0] <= 13


def test_a_release_of_which_nothing_can_be_painted_is_refused_and_the_old_one_goes_on():
    log, proofs, codes = after("""
      player.offer(release("r1", [slide("a", 7), slide("b", 7)]), { prove });
      await pass(10);
      player.offer(release("r2", ["broken1", "broken2"], "broken"), { prove });
      await pass(20);
      return [log, proofs, recent().map((one) => one.code)];
    """)
    assert [ok for _, ok in proofs] == [True, False]
    assert [entry[2] for entry in log] == ["a", "b", "a", "b", "a"]
    assert codes.count("slide") == 3
    assert "release" in codes


def test_a_release_with_a_broken_first_slide_begins_with_the_next():
    log, proofs = after("""
      player.offer(release("r1", ["broken1", "b", "c"]), { prove });
      await pass(5);
      return [log, proofs];
    """)
    assert [entry[2] for entry in log] == ["b"]
    assert [ok for _, ok in proofs] == [True]


def test_a_release_without_any_slide_to_paint_shows_its_institution():
    log, proofs = after("""
      player.offer(release("r1", ["broken1"]), { prove });
      await pass(5);
      return [log, proofs];
    """)
    assert [entry[2:] for entry in log] == [["inst-r1", "fallback"]]
    assert [ok for _, ok in proofs] == [True]


def test_with_nothing_on_screen_a_refused_release_still_shows_its_institution():
    log, proofs = after("""
      player.offer(release("r1", ["broken1"], "broken"), { prove });
      await pass(20);
      player.offer(release("r0", ["a"]), { prove });
      await pass(5);
      return [log, proofs];
    """)
    assert [entry[2:] for entry in log] == [["broken-r1", "fallback"], ["a", "playing"]]
    assert [ok for _, ok in proofs] == [False, True]


def test_a_proof_that_fails_or_never_ends_does_not_hold_the_screen():
    log, codes = after("""
      player.offer(release("r1", ["a"]), { prove: async () => { throw new Error("disk"); } });
      await pass(3);
      player.offer(release("r2", ["b"]), { prove: () => new Promise(() => undefined) });
      await pass(8);
      return [log, recent().map((one) => one.code)];
    """)
    assert [entry[2] for entry in log] == ["a", "b"]
    assert codes == ["storage", "storage"]


def test_a_newer_release_takes_the_place_of_the_one_on_trial():
    log, proofs = after("""
      player.offer(release("r1", ["a"]), { prove });
      await pass(3);
      player.offer(release("r2", ["slow"]), { prove });
      await pass(1);
      player.offer(release("r3", ["c"]), { prove });
      await pass(5);
      return [log, proofs];
    """)
    assert [entry[1] for entry in log] == ["r1", "r3"]
    assert [ok for _, ok in proofs] == [True, True]


def test_a_release_that_is_called_back_while_on_trial_is_never_shown():
    log, proofs = after("""
      const first = release("r1", [slide("a", 7), slide("b", 7)]);
      player.offer(first, { prove });
      await pass(3);
      let paintable;
      const { prepare } = player.pictures;
      player.pictures.prepare = () => new Promise((resolve) => { paintable = resolve; });
      player.offer(release("r2", ["c"]), { prove });
      await pass(1);
      player.pictures.prepare = prepare;
      player.offer(first, { prove });
      paintable();
      await pass(9);
      return [log, proofs];
    """)
    assert [entry[1:3] for entry in log] == [["r1", "a"], ["r1", "b"]]
    assert 7 <= log[1][0] <= 7.5
    assert [ok for _, ok in proofs] == [True]


def test_an_expired_slide_leaves_in_a_second_although_the_next_is_not_ready():
    log = after("""
      const ended = [{ from: null, to: "2027-03-23T10:00:10", weekdays: [], hours: null }];
      player.offer(release("r1", [slide("a", 60, ended), slide("slow", 60)]));
      await pass(14);
      return log;
    """)
    assert [entry[2:] for entry in log] == [["a", "playing"], ["inst-r1", "fallback"]]
    assert 10 <= log[1][0] <= 11


def test_delays_of_single_turns_never_add_up():
    log = after("""
      player.offer(release("r1", [slide("a", 7), slide("b", 7), slide("c", 9)]));
      await pass(2300, 200);
      return log;
    """)
    assert [entry[2] for entry in log[:5]] == ["a", "b", "c", "a", "b"]
    assert len(log) == 300
    assert 0 <= log[-1][0] - log[0][0] - (99 * 23 + 14) <= 0.3


def test_the_boundary_is_called_once_at_the_next_change():
    calls = after("""
      const calls = [];
      player.offer(release("r1", [slide("a", 5), slide("b", 5)]));
      await pass(1);
      player.onBoundary(() => calls.push(at()));
      await pass(20);
      return calls;
    """)
    assert len(calls) == 1
    assert 5 <= calls[0] <= 5.5


def test_after_an_alert_the_slide_has_the_time_that_it_had_left():
    log = after("""
      player.offer(release("r1", [slide("a", 10), slide("b", 10)]));
      await pass(4);
      await player.takeOver({ id: "7", digest: "x", html: "<p>x</p>" });
      await pass(30);
      await player.takeOver(null);
      await pass(12);
      return log;
    """)
    assert [entry[2] for entry in log] == ["a", "@alert-7", "a", "b"]
    assert log[1][3] == "alert"
    assert log[1][1] == "r1"
    assert 39.5 <= log[3][0] <= 40.5


def test_a_slide_that_expired_below_an_alert_is_not_seen_again():
    log = after("""
      const ended = [{ from: null, to: "2027-03-23T10:00:10", weekdays: [], hours: null }];
      player.offer(release("r1", [slide("a", 60, ended), "b"]));
      await pass(4);
      await player.takeOver({ id: "7", digest: "x", html: "<p>x</p>" });
      await pass(20);
      await player.takeOver(null);
      await pass(1);
      return log;
    """)
    assert "a" not in [entry[2] for entry in log[2:]]
    assert log[-1][2] == "b"


def test_a_player_that_is_restarted_keeps_its_picture_until_the_next_is_ready():
    log = after("""
      player.offer(release("r1", [slide("a", 600), slide("slow", 5), slide("c", 5)]));
      await pass(2);
      player.restart();
      await pass(2);
      return [log.length, player.waitingSince !== null];
    """)
    assert log == [1, True]
