"""Changes of slides on the pixels that the browser composed: never black, never half painted."""

import pytest

from tests.browser.kiosk import figures
from tests.browser.kiosk.faulty import Faulty
from tests.browser.kiosk.releases import PLAYER, Board, Maker, finished, released
from tests.browser.kiosk.screencast import BLOCK_DIFFERENCE, Album, Screencast, is_black
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.watching import slides_shown, wrongs

PHOTOGRAPH_SECONDS = 3
# A swap that does not wait: for a moment the new picture is not there yet.
NAIVE = """
  const naive = new MutationObserver(() => {
    const stage = document.querySelector(".stage:not([aria-hidden])");
    const spoil = %s;
    const mend = spoil(stage);
    setTimeout(mend, 400);
  });
  naive.observe(document.documentElement, { attributeFilter: ["data-slide"] });
  window.waitAgain = () => naive.disconnect();
"""
GONE = """(stage) => {
  stage.style.visibility = "hidden"; return () => { stage.style.visibility = "visible"; };
}"""
WITHOUT_PICTURE = """(stage) => {
  const media = stage.querySelector(".frame-main img, .frame-main video");
  media.style.visibility = "hidden"; return () => { media.style.visibility = "visible"; };
}"""


def record(television: Television, server: Faulty, board: Board, changes: int):
    """Photograph the slides while they stand long, then record this many changes of the board."""
    slow(board).publish(server)
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    album = Album(television)
    album.photograph(board.slides)
    board.publish(server)
    television.wait(60, release=board.id)
    start = len(television.frames) - 1
    screencast = Screencast(television)
    screencast.start()
    for _ in range(changes * 20):
        television.watch(0.25)
        if len(slides_shown(television.frames[start:])) > changes:
            break
    screencast.stop()
    return album, screencast.shots, television.frames[start:]


def slow(board: Board) -> Board:
    """Return a release that looks the same, with time for a photograph on the busiest machine."""
    slides = [
        finished(entry | {"dwell_s": PHOTOGRAPH_SECONDS}) for entry in board.document["slides"]
    ]
    return Board(released(board.document | {"slides": slides}), board.files)


def judge(name: str, board: Board, album: Album, shots: list, frames: list) -> None:
    """Fail on the first black or half painted frame; note the figures."""
    changes = len(slides_shown(frames)) - 1
    unlike = [album.unlike(shot) for shot in shots]
    black = sum(is_black(shot) for shot in shots)
    half = sum(value > BLOCK_DIFFERENCE for value in unlike)
    figures.note(
        name,
        changes=changes,
        captured_frames=len(shots),
        black_frames=black,
        half_painted_frames=half,
        largest_difference_of_a_block=max(unlike),
        states_observed=len(frames),
    )
    assert black == 0
    assert half == 0
    assert wrongs(frames, [board], starting=False) == []


def test_no_change_of_slides_shows_a_black_or_half_painted_frame(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("A", pictures=2, films=1)
    album, shots, frames = record(television, server, board, changes=9)
    judge("transitions-short", board, album, shots, frames)
    assert len(slides_shown(frames)) >= 9
    assert len(shots) >= 9


@pytest.mark.long
def test_two_hundred_changes_show_no_black_or_half_painted_frame(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("A", pictures=3, films=2, texts=1)
    album, shots, frames = record(television, server, board, changes=200)
    judge("transitions", board, album, shots, frames)
    assert len(slides_shown(frames)) >= 200


@pytest.mark.long
def test_the_default_content_changes_without_a_black_or_half_painted_frame(
    television: Television, server: Faulty, maker: Maker
):
    quick = [finished(entry | {"dwell_s": 1}) for entry in maker.real["slides"]]
    board = Board(released(maker.real | {"slides": quick}))
    album, shots, frames = record(television, server, board, changes=60)
    judge("transitions-default-content", board, album, shots, frames)


def test_the_detector_sees_a_swap_that_does_not_wait(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("A", pictures=2)
    album, _shots, _frames = record(television, server, board, changes=1)
    for spoil in (GONE, WITHOUT_PICTURE):
        television.evaluate("() => {" + NAIVE % spoil + "}")
        screencast = Screencast(television)
        screencast.start()
        television.watch(2)
        screencast.stop()
        half = [album.unlike(shot) > BLOCK_DIFFERENCE for shot in screencast.shots]
        assert any(half)
        assert not all(half)
        assert any(map(is_black, screencast.shots)) == (spoil == GONE)
        television.evaluate("() => window.waitAgain()")
        television.watch(1)  # the last spoilt slide is mended
