"""The player's pure modules, run in Node without a browser."""

import pytest

from tests.displays.node import run


def release(name, *slides):
    return {
        "schema": 1,
        "release": name,
        "screen": {"frame": {"html": "", "media": []}},
        "fallback": {"html": "", "media": []},
        "slides": [{"id": slide_id, "digest": digest, "media": []} for slide_id, digest in slides],
    }


ORDER = """
  const { playingOrder } = await load("release.js");
  const same = given.previous === null || given.previous.release === given.release.release;
  const previous = same ? given.release : given.previous;
  return playingOrder(given.release, previous, given.shown).map((slide) => slide.id);
"""


def order(now, previous=None, shown=None):
    return run(ORDER, {"release": now, "previous": previous, "shown": shown})


ABC = release("1", ("a", "1"), ("b", "1"), ("c", "1"))


@pytest.mark.parametrize(
    ("shown", "expected"),
    [(None, "abc"), ("a", "bca"), ("b", "cab"), ("c", "abc"), ("gone", "abc")],
)
def test_slides_follow_each_other_and_begin_again(shown, expected):
    assert order(ABC, shown=shown) == list(expected)


def test_a_new_release_goes_on_with_its_first_changed_slide():
    new = release("2", ("a", "1"), ("b", "1"), ("c", "2"), ("d", "1"))
    assert order(new, ABC, "a") == ["c", "d", "a", "b"]


def test_a_release_that_only_lost_a_slide_goes_on_after_the_one_on_screen():
    assert order(release("2", ("a", "1"), ("c", "1")), ABC, "a") == ["c", "a"]


def test_when_the_slide_on_screen_is_gone_the_one_in_its_place_follows():
    assert order(release("2", ("a", "1"), ("c", "1")), ABC, "b") == ["c", "a"]


def test_an_empty_release_has_nothing_to_play():
    assert order(release("2"), ABC, "b") == []


IS_RELEASE = 'const { isRelease } = await load("release.js"); return given.map(isRelease);'


def test_only_a_whole_release_of_a_known_schema_is_taken():
    given = [ABC, ABC | {"schema": 2}, None, "text", [], {}, {"schema": 1}, {"error": "500"}]
    assert run(IS_RELEASE, given) == [True, *[False] * 7]


def test_every_file_of_a_release_is_named_once():
    picture = {"url": "/media/released/a.webp"}
    document = ABC | {"fallback": {"html": "", "media": [picture]}}
    document["slides"][0]["media"] = [picture, {"url": "/media/released/b.mp4"}]
    body = 'const { mediaOf } = await load("release.js"); return mediaOf(given).map((m) => m.url);'
    assert run(body, document) == ["/media/released/a.webp", "/media/released/b.mp4"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-12-01T09:00:00", ["30", "de zile"]),
        ("2026-12-12T09:00:00", ["19", "zile"]),
        ("2026-09-22T00:00:00", ["100", "de zile"]),
        ("2026-09-21T00:00:00", ["101", "zile"]),
        ("2026-12-29T23:59:59", ["2", "zile"]),
        ("2026-12-30T12:00:00", ["mâine", ""]),
        ("2026-12-31T23:59:59", ["azi", ""]),
        ("2027-01-01T00:00:00", ["", "termen încheiat"]),
    ],
)
def test_days_left_are_counted_in_correct_romanian(now, expected):
    body = """
      const { daysLeft } = await load("clock.js");
      return daysLeft(given, "2026-12-31", "termen încheiat");
    """
    assert run(body, now) == expected


def test_the_date_is_written_as_it_is_spoken():
    body = """
      const { longDate } = await load("clock.js");
      const { wallClock } = await load("windows.js");
      return longDate(wallClock(new Date(given)));
    """
    assert run(body, "2026-11-20T22:30:00Z") == "sâmbătă, 21 noiembrie 2026"


FEED = """
  const { Feed } = await load("feed.js");
  const asked = [];
  globalThis.fetch = async (url, options) => {
    asked.push(options.headers["If-None-Match"] ?? null);
    const next = given.shift();
    if (next.fails) throw new TypeError("network");
    return {
      ok: next.status === 200,
      status: next.status,
      json: async () => JSON.parse(next.text),
      headers: new Map([["ETag", next.etag]]),
    };
  };
  const received = [];
  const feed = new Feed("/release.json", async (document) => {
    if (document.refuse) throw new Error("not ready");
    received.push(document);
  });
  const pauses = [];
  while (given.length > 0) {
    await feed.ask();
    pauses.push(feed.pause());
  }
  return { asked, received, pauses };
"""


def answer(status=200, text="{}", etag='"1"'):
    return {"status": status, "text": text, "etag": etag}


def test_an_unchanged_document_is_not_received_again():
    result = run(FEED, [answer(text='{"a": 1}'), answer(304), answer(304)])
    assert result["received"] == [{"a": 1}]
    assert result["asked"] == [None, '"1"', '"1"']
    assert all(4000 <= pause <= 6000 for pause in result["pauses"])


def test_a_document_that_could_not_be_taken_is_asked_for_again():
    result = run(FEED, [answer(text='{"refuse": true}'), answer(text='{"a": 1}')])
    assert result["asked"] == [None, None]
    assert result["received"] == [{"a": 1}]


def test_a_sick_server_is_asked_more_slowly_and_never_less_than_every_24_seconds():
    sick = [
        {"fails": True},
        answer(500),
        answer(text="<html>"),
        *[{"fails": True}] * 6,
        answer(),
    ]
    pauses = run(FEED, sick)["pauses"]
    assert pauses[1] > 9000
    assert max(pauses) <= 24000
    assert pauses[-1] <= 6000
