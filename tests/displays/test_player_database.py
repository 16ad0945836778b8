"""The player's records where the browser's own are slow to open, or never do; the lock on sleep."""

from tests.displays.node import run
from tests.displays.test_player_storage import FAKES
from tests.displays.virtual import TIME

# IndexedDB with as much as the player uses of it, opened when the test says so.
INDEXED = (
    TIME
    + FAKES
    + """
  const disk = new Map(["pointer", "releases", "queue", "kept"].map((name) => [name, new Map()]));
  const soon = (request, result) => {
    queueMicrotask(() => { request.result = result; request.onsuccess?.(); });
    return request;
  };
  const connection = {
    objectStoreNames: { contains: (name) => disk.has(name) },
    transaction: (name) => {
      const transaction = { objectStore: () => ({
        get: (key) => soon({}, disk.get(name).get(key)),
        put: (value, key) => soon({}, disk.get(name).set(key, structuredClone(value)) && key),
        delete: (key) => soon({}, disk.get(name).delete(key)),
        add: (value) => {
          const key = Math.max(0, ...disk.get(name).keys()) + 1;
          return soon({}, disk.get(name).set(key, value) && key);
        },
        openCursor: () => {
          const request = {};
          const left = [...disk.get(name)].sort(([one], [other]) => (one < other ? -1 : 1));
          const next = () => {
            const [found] = left.splice(0, 1);
            soon(request, found ? { key: found[0], value: found[1], continue: next } : null);
          };
          next();
          return request;
        },
      }) };
      setImmediate(() => transaction.oncomplete());
      return transaction;
    },
  };
  let answer = () => undefined;
  globalThis.indexedDB = { open: () => {
    const request = { result: connection };
    answer = () => request.onsuccess();
    return request;
  } };
  const { open } = await load("database.js");
  const late = [];
  const opening = open("ecran/hol/", () => late.push("late"));
  await pass(given.slow ? 3.2 : 0.2);
"""
)
NOW = {"now": "2026-11-22T10:00:00Z"}


def opened(body, *, slow=True):
    return run(INDEXED + body, NOW | {"slow": slow})


def test_records_that_open_in_time_are_used_at_once():
    body = """
      answer();
      const db = await opening;
      await db.put("kept", "secret", 1);
      return [db.lasting, disk.get("kept").get("secret"), late];
    """
    assert opened(body, slow=False) == [True, 1, []]


def test_records_that_open_late_get_what_was_learned_meanwhile():
    body = """
      const db = await opening;
      disk.get("kept").set("clock", "old").set("secret", "known");
      disk.get("queue").set(41, "a");
      await db.put("kept", "clock", "new");
      await db.append("queue", "b");
      const before = [db.lasting, await db.get("kept", "clock"), (await db.all("queue")).length];
      answer();
      await pass(0.3);
      await db.delete("kept", "nothing");
      const after = [db.lasting, await db.get("kept", "clock"), await db.get("kept", "secret")];
      return { before, after, queue: await db.all("queue"), late,
        next: await db.append("queue", "c") };
    """
    assert opened(body) == {
        "before": [False, "new", 1],
        "after": [True, "new", "known"],
        "queue": [[41, "a"], [42, "b"]],
        "late": ["late"],
        "next": 43,
    }


RELEASES = """
  const { CachedFiles } = await load("files.js");
  const { Releases } = await load("releases.js");
  const db = await opening;
  const offered = [];
  const A = release("A"), B = release("B");
  disk.get("releases").set("A", A);
  disk.get("pointer").set("release", { current: "A", previous: null, staged: null, refused: {} });
  const releases = new Releases(db, new CachedFiles("files/ecran/hol/"), {
    offer: (one, { prove }) => { offered.push(one.release); prove(true); } });
  await releases.restore();
"""


def test_with_the_server_dead_the_release_of_records_that_open_late_plays():
    body = """
      const before = [...offered];
      answer();
      await pass(0.3);
      await releases.restore();
      await pass(0.3);
      return [before, offered, releases.isReady];
    """
    assert opened(RELEASES + body) == [[], ["A"], True]


def test_what_the_server_brought_meanwhile_stays_and_the_one_on_disk_is_the_way_back():
    body = """
      await releases.receive(B);
      await pass(1);
      answer();
      await pass(0.3);
      await releases.restore();
      await pass(0.3);
      const { current, previous } = disk.get("pointer").get("release");
      return [current, previous, offered.at(-1), disk.get("releases").has("B")];
    """
    assert opened(RELEASES + body) == ["B", "A", "B", True]


WAKE = (
    TIME
    + """
  const asked = [];
  const listeners = {};
  let lock;
  globalThis.document = { visibilityState: "visible",
    addEventListener: (name, heard) => { listeners[name] = heard; } };
  Object.defineProperty(globalThis, "navigator", { value: { wakeLock: { request: async () => {
    asked.push(Math.round(mono / 1000));
    if (given.refused) throw new Error("battery");
    lock = { released: false };
    return lock;
  } } } });
  const { stayAwake } = await load("wake.js");
  stayAwake();
  await pass(65, 1000);
"""
)


def test_a_lock_that_the_system_takes_is_asked_for_again_and_one_that_holds_is_not():
    body = "lock.released = true; await pass(60, 1000); return asked;"
    assert run(WAKE + body, NOW) == [0, 90]


def test_a_lock_that_is_refused_is_asked_for_again():
    assert run(WAKE + "return asked;", NOW | {"refused": True}) == [0, 30, 60]


def test_a_page_that_nobody_sees_asks_for_no_lock():
    body = """
      lock.released = true;
      document.visibilityState = "hidden";
      await pass(60, 1000);
      document.visibilityState = "visible";
      listeners.visibilitychange();
      return asked;
    """
    assert run(WAKE + body, NOW) == [0, 125]
