"""What the player keeps: files verified as they arrive, answered whole or in parts."""

import json
import re
from pathlib import Path

import pytest

from displays.release import online_release
from displays.seeding.builders import make_slide
from displays.stage.slides import sha256
from tests.displays.node import run

FAKES = f"""
  const fakes = await import({json.dumps((Path(__file__).parent / "fakes.mjs").as_uri())});
  const {{ file, read, release, room, server, stored, until }} = fakes;
  const {{ recent }} = await load("faults.js");
  const faults = () => recent().map((one) => one.code);
"""


def play(body, given=None):
    return run(FAKES + body, given)


DOWNLOAD = """
  const { verified } = await load("download.js");
  const film = file("/media/released/film.mp4", "0123456789abcdef");
  server.faults.set(film.url, given);
  const slowest = { bytes: 8, milliseconds: 30 };
  return { text: await read(verified(film, { slowest })), asked: server.asked };
"""
FILM = "/media/released/film.mp4"


def test_a_whole_file_comes_through():
    assert play(DOWNLOAD, []) == {"text": "0123456789abcdef", "asked": [FILM]}


@pytest.mark.parametrize(
    "fault", ["corrupt", "longer", {"endsAt": 8}, {"status": 404}, {"status": 500}, "refuse"]
)
def test_nothing_else_comes_through(fault):
    answer = play(DOWNLOAD, [fault])
    assert "Error: " in answer["text"]
    assert answer["asked"] == [FILM]


def test_a_line_that_breaks_is_taken_up_where_it_broke():
    answer = play(DOWNLOAD, [{"breaksAt": 8}, {"breaksAt": 4}])
    assert answer["text"] == "0123456789abcdef"
    assert answer["asked"] == [FILM, f"{FILM} bytes=8-", f"{FILM} bytes=12-"]


@pytest.mark.parametrize("answer", ["whole", {"status": 416}, "corrupt"])
def test_what_does_not_fit_the_broken_end_is_not_joined_to_it(answer):
    assert "Error: " in play(DOWNLOAD, [{"breaksAt": 8}, answer])["text"]


def test_a_server_that_never_goes_on_is_left():
    assert play(DOWNLOAD, ["hang"])["text"].startswith("TimeoutError")


FILES = """
  const { CachedFiles } = await load("files.js");
  const files = new CachedFiles("files/ecran/hol/");
  const [one, two] = [file("/media/released/1.webp"), file("/media/released/2.webp")];
"""


def test_a_wrong_file_is_never_in_the_cache_and_a_right_one_is_not_fetched_twice():
    body = """
      server.faults.set(two.url, ["corrupt"]);
      const first = await files.bring([one, two]).then(() => "", (error) => error.constructor.name);
      const then = [await stored(), await files.has(two)];
      await files.bring([one, two]);
      return { first, then, now: await stored(), asked: server.asked, cache: server.cache };
    """
    assert play(FILES + body) == {
        "first": "Corrupt",
        "then": [["/media/released/1.webp"], False],
        "now": ["/media/released/1.webp", "/media/released/2.webp"],
        "asked": ["/media/released/1.webp", "/media/released/2.webp", "/media/released/2.webp"],
        "cache": "no-store",
    }


def test_another_content_under_the_same_address_is_another_file():
    body = """
      await files.bring([one]);
      const changed = file(one.url, "altul");
      const before = await files.has(changed);
      await files.bring([changed]);
      return [before, await files.has(changed), await files.has(one)];
    """
    assert play(FILES + body) == [False, True, False]


def test_without_a_cache_files_are_verified_and_a_wrong_one_is_not_read_from_the_browser_again():
    body = """
      const { PlainFiles } = await load("files.js");
      const plain = new PlainFiles();
      server.faults.set(one.url, ["corrupt"]);
      const first = await plain.bring([one]).then(() => "", (error) => error.constructor.name);
      const before = server.cache;
      await plain.bring([one]);
      return [first, before, server.cache, await plain.has(one), plain.lasting];
    """
    assert play(FILES + body) == ["Corrupt", "default", "reload", True, False]


RANGE = """
  const { answerRange } = await load("worker/ranges.js");
  const whole = new Response("0123456789", { headers: { "Content-Type": "video/mp4" } });
  const part = await answerRange(whole, given);
  const { status, headers } = part;
  return [status, headers.get("Content-Range"), headers.get("Content-Type"), await part.text()];
"""


@pytest.mark.parametrize(
    ("range_", "expected"),
    [
        (None, [200, None, "0123456789"]),
        ("bytes=0-", [206, "bytes 0-9/10", "0123456789"]),
        ("bytes=3-5", [206, "bytes 3-5/10", "345"]),
        ("bytes=8-99", [206, "bytes 8-9/10", "89"]),
        ("bytes=-4", [206, "bytes 6-9/10", "6789"]),
        ("bytes=-99", [206, "bytes 0-9/10", "0123456789"]),
        ("bytes=10-", [416, "bytes */10", ""]),
        ("bytes=-0", [416, "bytes */10", ""]),
        ("bytes=-", [200, None, "0123456789"]),
        ("bytes=0-1,4-5", [200, None, "0123456789"]),
        ("octets=1-2", [200, None, "0123456789"]),
    ],
)
def test_a_film_gets_the_part_that_it_asks_for(range_, expected):
    status, content_range, text = expected
    assert play(RANGE, range_) == [status, content_range, "video/mp4", text]


@pytest.mark.parametrize(
    "content",
    [
        {},
        {
            "schema": 1,
            "slides": [{"z": None, "a": [True, 1.5, 0, -3], "ț": 'ăâîșț „x” \\ " / \n\t'}],
        },
        {"html": "<p>\u007f\u2028\U0001f4fa</p>", "bytes": 2**40, "B": {}, "a": []},
    ],
)
def test_the_player_names_a_release_as_the_server_does(content):
    body = 'const { idOf } = await load("genuine.js"); return idOf(given);'
    document = {"release": "?", "issued_at": "2026-11-20T08:00:00+00:00", **content}
    assert run(body, document) == sha256(content)


def test_no_number_of_a_release_is_written_differently_in_python_and_javascript(board):
    make_slide(board, slug="unu")
    text = json.dumps(online_release(board))
    assert re.findall(r"[:\[] ?-?\d+\.0\b", text) == []


STARTUP = 'const { first, started, taken } = await load("startup.js");'


def test_a_new_shell_gives_way_to_the_one_before_after_three_starts_without_a_picture():
    body = """
      let startup = taken({ ...first("1"), proven: true }, "2");
      const versions = [];
      for (let start = 0; start < 5; start += 1) {
        startup = started(startup);
        versions.push(startup.current);
      }
      return [versions, startup.refused];
    """
    assert run(STARTUP + body) == [["2", "2", "2", "1", "1"], ["2"]]


def test_a_shell_that_has_shown_a_picture_or_is_the_only_one_starts_for_ever():
    body = """
      const proven = { ...taken(first("1"), "2"), proven: true };
      const only = first("1");
      return [started(proven) === proven, started(only) === only];
    """
    assert run(STARTUP + body) == [True, True]
