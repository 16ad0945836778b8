"""Which release plays: whole ones only, one pointer, a way back."""

import pytest

from tests.displays.test_player_storage import play

RELEASES = """
  const { open } = await load("database.js");
  const { CachedFiles } = await load("files.js");
  const { Releases } = await load("releases.js");
  const db = await open();
  const files = new CachedFiles("files/ecran/hol/");
  const offered = [], downloaded = [], taken = [];
  let provers = {};
  const start = async () => {
    const releases = new Releases(db, files, {
      offer: (one, { prove }) => { offered.push(one.release); provers[one.release] = prove; },
      onDownloaded: (one) => downloaded.push(one.release),
      onTaken: (one) => taken.push(one.release),
    });
    await releases.restore();
    return releases;
  };
  const media = (name) => file(`/media/released/${name}`);
  const styles = [media("stage.css")];
  const A = release("A", [["a", [media("a.webp")]]], styles);
  const B = release("B", [["a", [media("a.webp")]], ["b", [media("b.webp")]]], styles);
  const C = release("C", [["c", [media("c.webp")]]], styles);
  const play = async (releases, one) => {
    await releases.receive(one);
    await until(() => downloaded.includes(one.release));
    await provers[one.release](true);
  };
  const pointer = async () => {
    const { current, previous, staged } = await db.get("pointer", "release");
    return [current, previous, staged];
  };
"""


def with_releases(body, given=None):
    return play(RELEASES + body, given)


def test_the_first_release_is_shown_while_it_arrives_and_kept_when_it_is_whole():
    body = """
      const releases = await start();
      server.faults.set("/media/released/a.webp", ["hang"]);
      await releases.receive(A);
      await provers.A(true);
      const before = [[...offered], await pointer()];
      server.faults.clear();
      releases.bringing.want(null);
      releases.bringing.want(A);
      await until(() => taken.length > 0);
      return { before, after: await pointer(), taken };
    """
    assert with_releases(body) == {
        "before": [["A"], [None, None, "A"]],
        "after": ["A", None, None],
        "taken": ["A"],
    }


def test_a_new_release_is_offered_when_whole_and_taken_when_painted():
    body = """
      const releases = await start();
      await play(releases, A);
      await releases.receive(B);
      await until(() => offered.includes("B"));
      const before = await pointer();
      await provers.B(true);
      return { before, after: await pointer(), downloaded, taken, newest: releases.downloaded };
    """
    assert with_releases(body) == {
        "before": ["A", None, "B"],
        "after": ["B", "A", None],
        "downloaded": ["A", "B"],
        "taken": ["A", "B"],
        "newest": "B",
    }


@pytest.mark.parametrize("fault", ["corrupt", {"status": 500}, {"endsAt": 4}, "refuse"])
def test_a_release_with_one_wrong_file_is_not_offered_until_it_is_right(fault):
    body = """
      const releases = await start();
      await play(releases, A);
      server.faults.set("/media/released/b.webp", [given]);
      await releases.receive(B);
      await until(() => faults().length > 1);
      const before = [[...offered], await pointer(), faults().at(-1)];
      releases.bringing.want(null);
      releases.bringing.want(B);
      await until(() => offered.includes("B"));
      return before;
    """
    offered, pointer, code = with_releases(body, fault)
    assert offered == ["A", "A"]
    assert pointer == ["A", None, "B"]
    assert code == ("checksum" if fault in ("corrupt", {"endsAt": 4}) else "download")


def test_the_newest_release_does_not_wait_for_one_that_hangs():
    body = """
      const releases = await start();
      await play(releases, A);
      server.faults.set("/media/released/b.webp", ["hang"]);
      await releases.receive(B);
      await until(() => server.asked.includes("/media/released/b.webp"));
      await releases.receive(C);
      await until(() => offered.includes("C"));
      return offered;
    """
    assert with_releases(body) == ["A", "A", "C"]


def test_a_release_that_is_called_back_is_not_taken():
    body = """
      const releases = await start();
      await play(releases, A);
      server.faults.set("/media/released/b.webp", ["hang"]);
      await releases.receive(B);
      await releases.receive(A);
      await until(() => !releases.bringing.working);
      return [offered, await pointer()];
    """
    assert with_releases(body) == [["A", "A", "A"], ["A", None, None]]


def test_while_a_release_is_on_trial_the_one_that_plays_is_offered_again_when_it_is_called_back():
    body = """
      const releases = await start();
      await play(releases, A);
      await releases.receive(B);
      await until(() => offered.includes("B"));
      await releases.receive(A);
      return [offered, await pointer()];
    """
    assert with_releases(body) == [["A", "A", "B", "A"], ["A", None, None]]


def test_a_release_that_is_refused_after_it_was_called_back_is_not_tried_again():
    body = """
      const releases = await start();
      await play(releases, A);
      await releases.receive(B);
      await until(() => offered.includes("B"));
      await releases.receive(A);
      await provers.B(false);
      return [releases.bringing.wanted, releases.pointer.names.current];
    """
    assert with_releases(body) == [None, "A"]


def test_waiting_for_a_server_that_is_away_for_days_leaves_nothing_behind():
    body = """
      const { getEventListeners } = await import("node:events");
      const { mock } = await import("node:test");
      const releases = await start();
      await play(releases, A);
      server.files.delete("/media/released/b.webp");
      mock.timers.enable({ apis: ["setTimeout"] });
      await releases.receive(B);
      for (let n = 0; n < 50; n += 1) {
        for (let step = 0; step < 20; step += 1) await new Promise((done) => setImmediate(done));
        mock.timers.tick(60000);
      }
      const asked = server.asked.filter((path) => path.endsWith("b.webp")).length;
      return [asked > 10, getEventListeners(releases.bringing.change.signal, "abort").length];
    """
    tried, listeners = with_releases(body)
    assert tried
    assert listeners <= 2


def test_a_release_that_cannot_be_painted_is_refused_and_the_good_one_stays():
    body = """
      const releases = await start();
      await play(releases, A);
      await releases.receive(B);
      await until(() => offered.includes("B"));
      await provers.B(false);
      await releases.receive(B);
      const left = releases.pointer.refusedFor("B");
      await releases.receive(C);
      await until(() => offered.includes("C"));
      return [offered, releases.pointer.names.current, left > 1700000, faults().includes("release")];
    """
    assert with_releases(body) == [["A", "A", "B", "C"], "A", True, True]


def test_after_a_restart_the_release_that_played_plays_without_a_server():
    body = """
      await play(await start(), A);
      server.files.clear();
      offered.length = 0;
      const again = await start();
      return [offered, again.pointer.current.release, server.asked.length];
    """
    assert with_releases(body) == [["A"], "A", 2]


def test_when_the_last_release_cannot_be_painted_any_more_the_one_before_it_plays():
    body = """
      const first = await start();
      await play(first, A);
      await play(first, B);
      offered.length = 0;
      const again = await start();
      await provers.B(false);
      again.bringing.want(null);
      return [offered, again.pointer.current.release, again.pointer.refusedFor("B") > 0];
    """
    assert with_releases(body) == [["B", "A"], "A", True]


def test_a_stored_release_of_another_schema_gives_way_to_the_one_before_it():
    body = """
      const first = await start();
      await play(first, A);
      await play(first, B);
      await db.put("releases", "B", { ...B, schema: 99 });
      offered.length = 0;
      await start();
      return offered;
    """
    assert with_releases(body) == ["A"]


@pytest.mark.parametrize("document", [None, {}, {"schema": 99}, "<html>", {"schema": 1}])
def test_what_is_no_release_replaces_nothing(document):
    body = """
      const releases = await start();
      await play(releases, A);
      const error = await releases.receive(given).then(() => "", (error) => error.message);
      return [error, releases.pointer.current.release, await pointer()];
    """
    error, current, pointer = with_releases(body, document)
    assert error == "nu este o publicare pe care ecranul o înțelege"
    assert (current, pointer) == ("A", ["A", None, None])


def test_a_release_on_its_way_is_brought_on_after_a_restart():
    body = """
      const first = await start();
      await play(first, A);
      server.faults.set("/media/released/b.webp", ["refuse"]);
      await first.receive(B);
      await until(() => server.asked.includes("/media/released/b.webp"));
      first.bringing.want(null);
      offered.length = 0;
      await start();
      await until(() => offered.includes("B"));
      return [offered, server.asked.filter((path) => path.endsWith("a.webp")).length];
    """
    assert with_releases(body) == [["A", "B"], 1]


def test_files_of_this_release_and_the_one_before_it_are_kept_and_no_others():
    body = """
      const releases = await start();
      for (const one of [A, B, C]) await play(releases, one);
      await until(async () => !(await db.all("releases")).some(([id]) => id === "A"));
      const D = release("D", [["d", [media("d.webp")]]], styles);
      await play(releases, D);
      await until(async () => !(await stored()).includes("/media/released/a.webp"));
      return [await stored(), (await db.all("releases")).map(([id]) => id)];
    """
    names = ["c.webp", "d.webp", "stage.css"]
    assert with_releases(body) == [[f"/media/released/{name}" for name in names], ["C", "D"]]


def test_a_file_that_the_browser_has_lost_is_brought_again():
    body = """
      await play(await start(), A);
      const cache = await caches.open("files/ecran/hol/");
      await cache.delete("/media/released/a.webp");
      await start();
      await until(async () => (await stored()).length === 2);
      return offered.at(-1);
    """
    assert with_releases(body) == "A"


def test_when_the_disk_is_full_the_release_before_gives_its_place():
    body = """
      const releases = await start();
      for (const one of [A, B]) await play(releases, one);
      room.left = 3;
      await releases.receive(C);
      await until(() => faults().at(-1) === "storage");
      await until(() => releases.pointer.names.previous === null);
      room.left = Infinity;
      releases.bringing.want(null);
      releases.bringing.want(C);
      await until(() => offered.includes("C"));
      return releases.pointer.names.current;
    """
    assert with_releases(body) == "B"
