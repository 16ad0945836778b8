"""The player's reports under virtual time: kept, sent in batches, never lost, never twice."""

from itertools import pairwise

import pytest

from tests.displays.node import run
from tests.displays.virtual import TIME

# A server that stores entries by number, and answers as it is told.
SETUP = (
    TIME
    + """
  const { Reports } = await load("reports.js");
  const { MOST } = await load("queue.js");
  const { Pairing } = await load("pairing.js");
  const { fault, recent } = await load("faults.js");
  const { open } = await load("database.js");
  const stored = new Map();
  const posts = [];
  let answers = () => 200;
  globalThis.fetch = async (url, { body, headers }) => {
    const status = await answers(url, posts.length);
    const document = JSON.parse(body);
    posts.push({ at: Date.now(), url, status, entries: document.entries ?? [], headers });
    if (status === 0) throw new TypeError("network");
    if (status === 200) document.entries?.forEach((entry) => stored.set(entry.seq, entry));
    const received = Math.max(0, ...(document.entries ?? []).map((entry) => entry.seq));
    return { ok: status === 200, status, json: async () => ({ received }) };
  };
  const db = await open("test");
  const start = async ({ paired = true } = {}) => {
    const pairing = new Pairing({ db, url: "pair", showCode: () => undefined });
    pairing.secret = "geheim";
    pairing.state = paired ? "paired" : "closed";
    const status = async () => ({ state: "playing" });
    const reports = new Reports({ db, url: "report", pairing, status });
    await reports.start();
    await settle();
    return { pairing, reports };
  };
  const slide = (id, release = "r1", state = "playing") => ({ state, release, slide: id, digest: `d-${id}` });
  const kinds = () => [...stored.values()].map((entry) => entry.kind);
"""
)
NOW = {"now": "2026-11-22T10:00:00Z"}


def after(body):
    return run(SETUP + body, NOW)


def test_each_slide_is_reported_when_it_leaves_with_its_time_by_the_steady_clock():
    found = after("""
      const { reports } = await start();
      reports.shown(slide("a"));
      await pass(10);
      mock.timers.setTime(Date.parse("2027-01-01T00:00:00Z"));
      reports.shown(slide("b"));
      await pass(5);
      return [...stored.values()];
    """)
    assert [entry["kind"] for entry in found] == ["started", "flipped", "shown"]
    shown = found[2]
    assert (shown["slide"], shown["digest"], shown["release"]) == ("a", "d-a", "r1")
    assert shown["ms"] == 10_000
    assert shown["at"] == "2026-11-22T10:00:00.000Z"
    assert shown["trusted"] is True
    assert [entry["seq"] for entry in found] == [1, 2, 3]


def test_a_new_release_is_reported_at_once_and_only_when_it_is_new():
    found = after("""
      const { reports } = await start();
      reports.shown(slide("a"));
      await pass(2);
      const soon = kinds();
      await db.put("kept", "flipped", "r1");
      const again = await start();
      again.reports.shown(slide("a"));
      again.reports.shown(slide("b", "r2"));
      await pass(3);
      return { soon, flipped: kinds().filter((kind) => kind === "flipped").length };
    """)
    assert found == {"soon": ["started", "flipped"], "flipped": 2}


def test_what_came_on_screen_before_the_queue_was_open_is_reported_too():
    found = after("""
      const { Reports: Class } = await load("reports.js");
      const { pairing } = await start();
      await db.put("kept", "flipped", "r0");
      const reports = new Class({ db, url: "report", pairing, status: async () => ({}) });
      reports.shown(slide("a"));
      await pass(4);
      await reports.start();
      await pass(2);
      reports.shown(slide("b"));
      await pass(2);
      return [...stored.values()].map(({ kind, slide, ms }) => [kind, slide, ms ?? null]);
    """)
    assert found[1:] == [["started", "", None], ["flipped", "a", None], ["shown", "a", 6000]]


def test_an_alert_is_reported_when_it_comes_and_when_it_goes():
    found = after("""
      const { reports } = await start();
      reports.shown(slide("a"));
      await pass(4);
      reports.shown(slide("@alert-7", "r1", "alert"));
      await pass(6);
      reports.shown(slide("a"));
      await pass(3);
      return [...stored.values()].map(({ kind, detail, ms }) => [kind, detail, ms ?? null]);
    """)
    assert found[2:] == [
        ["shown", "", 4000],
        ["alert", "a apărut", None],
        ["alert", "a dispărut", 6000],
    ]


def test_offline_everything_waits_and_comes_up_later_in_order_and_once():
    found = after("""
      answers = () => 0;
      const { reports } = await start();
      for (let n = 0; n < 20; n += 1) {
        reports.shown(slide(`s${n}`));
        await pass(10, 1000);
      }
      const offline = stored.size;
      answers = () => 200;
      await pass(130, 1000);
      const again = posts.filter((post) => post.status === 200).flatMap((post) => post.entries);
      return { offline, shown: kinds().filter((kind) => kind === "shown").length,
        seqs: again.map((entry) => entry.seq), waiting: (await db.all("queue")).length };
    """)
    assert found["offline"] == 0
    assert found["shown"] == 19
    assert found["seqs"] == list(range(1, len(found["seqs"]) + 1))
    assert found["waiting"] == 0


def test_an_answer_that_is_lost_makes_the_same_numbers_come_again():
    found = after("""
      let lost = true;
      const { reports } = await start();
      const { fetch } = globalThis;
      globalThis.fetch = async (...given) => {
        const answer = await fetch(...given);
        if (lost) { lost = false; throw new TypeError("network"); }
        return answer;
      };
      reports.shown(slide("a"));
      await pass(80, 1000);
      return { numbers: posts.map((post) => post.entries.map((entry) => entry.seq)), kinds: kinds() };
    """)
    sent = [numbers for numbers in found["numbers"] if numbers]
    assert sent[0] == [1]
    assert found["kinds"] == ["started", "flipped"]
    assert sum(numbers.count(2) for numbers in sent) == 2


def test_a_sick_server_is_asked_more_slowly_and_never_less_than_every_72_seconds():
    found = after("""
      answers = () => 500;
      await start();
      await pass(600, 500);
      return posts.map((post) => post.at);
    """)
    gaps = [(later - sooner) / 1000 for sooner, later in pairwise(found)]
    assert 8 <= len(gaps) <= 14
    assert max(gaps) <= 73


def test_one_lost_report_comes_again_before_the_console_doubts():
    found = after("""
      answers = (url, number) => (number === 2 ? 0 : 200);
      await start();
      await pass(200, 500);
      return posts.filter((post) => post.status === 200).map((post) => post.at);
    """)
    gaps = [(later - sooner) / 1000 for sooner, later in pairwise(found)]
    assert max(gaps) > 40
    assert max(gaps) <= 52


def test_entries_that_move_to_the_disk_while_they_are_sent_are_not_lost():
    found = after("""
      const { Remembered } = await load("remembered.js");
      const { reports } = await start();
      await pass(2);
      const disk = new Remembered();
      disk.last = 700;
      answers = async (url, number) => {
        if (number === 1) {
          await db.moveTo(disk);
          await reports.queue.open();
        }
        return 200;
      };
      await reports.note("error", { detail: "unu" });
      await pass(40, 1000);
      await pass(40, 1000);
      return [[...stored.entries()].filter(([, one]) => one.detail === "unu").map(([seq]) => seq),
        reports.waiting];
    """)
    assert found == [[2, 701], 0]


def test_a_healthy_player_reports_every_30_seconds_even_when_nothing_changes():
    found = after("await start(); await pass(300, 500); return posts.map((post) => post.at);")
    gaps = [(later - sooner) / 1000 for sooner, later in pairwise(found)]
    assert 8 <= len(gaps) <= 12
    assert max(gaps) <= 34


def test_a_player_that_is_not_paired_keeps_and_tells_nothing():
    found = after("""
      const { reports } = await start({ paired: false });
      reports.shown(slide("a"));
      fault("slide", "x");
      await pass(100, 1000);
      return [posts.length, (await db.all("queue")).length];
    """)
    assert found == [0, 0]


def test_the_secret_stands_in_the_header_and_nowhere_else():
    found = after("await start(); await pass(2); return posts[0];")
    assert found["headers"]["Authorization"] == "Bearer geheim"
    assert "geheim" not in found["url"]
    assert "geheim" not in str(found["entries"])


def test_a_revoked_player_forgets_its_secret_and_its_queue():
    found = after("""
      answers = () => 401;
      const { fetch } = globalThis;
      globalThis.fetch = async (url, options) => url === "pair"
        ? { ok: true, status: 200, json: async () => ({ state: "revoked" }) }
        : fetch(url, options);
      const { pairing, reports } = await start();
      await pass(5);
      reports.shown(slide("a"));
      await pass(60);
      return [pairing.secret, pairing.state, (await db.all("queue")).length, posts.length];
    """)
    assert found == [None, "closed", 0, 1]


@pytest.mark.parametrize("status", [400, 413])
def test_an_entry_that_the_server_cannot_read_does_not_stop_the_others(status):
    found = after(f"""
      const {{ reports }} = await start();
      await pass(2);
      const {{ fetch }} = globalThis;
      globalThis.fetch = async (url, options) => {{
        const seqs = JSON.parse(options.body).entries.map((entry) => entry.seq);
        if (seqs.includes(4)) return {{ ok: false, status: {status} }};
        return fetch(url, options);
      }};
      for (let n = 0; n < 8; n += 1) await reports.note("error", {{ detail: String(n) }});
      await pass(600, 1000);
      return [...stored.keys()];
    """)
    assert found == [1, 2, 3, 5, 6, 7, 8, 9]


def test_the_queue_is_bounded_and_says_so_when_the_oldest_go():
    found = after("""
      answers = () => 0;
      const { reports } = await start();
      for (let n = 0; n < MOST + 5; n += 1) await reports.note("error", { detail: String(n) });
      const kept = await db.all("queue");
      const full = recent().some((one) => one.code === "storage" && one.detail.startsWith("jurnal plin"));
      return [kept.length, kept[0][0], reports.waiting, full];
    """)
    length, first, waiting, full = found
    assert (length, waiting, full) == (50_000, 50_000, True)
    assert first > 5


def test_a_report_never_holds_more_than_its_limit():
    found = after("""
      const { batchOf } = await load("reports.js");
      const entry = { kind: "error", detail: "ș".repeat(150) };
      const queue = [...Array(500).keys()].map((n) => [n + 1, entry]);
      const one = [[1, { kind: "error", detail: "x".repeat(300_000) }]];
      return [batchOf(queue, 50_000).length, batchOf(queue).length, batchOf(one).length];
    """)
    assert found[0] < 160
    assert found[1:] == [500, 1]


def test_a_fault_becomes_an_entry_and_the_same_one_soon_after_does_not():
    found = after("""
      await start();
      fault("slide", "a: poză");
      fault("slide", "a: poză");
      await pass(61, 1000);
      fault("slide", "a: poză");
      await pass(40, 1000);
      return [...stored.values()].filter((entry) => entry.kind === "error").map((entry) => [entry.detail, entry.ok]);
    """)
    assert found == [["slide: a: poză", False]] * 2
