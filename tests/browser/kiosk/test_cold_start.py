"""Power cuts without network: the screen comes back by itself, with the right release, with its film."""

import random
import time

import pytest

from tests.browser.kiosk import figures
from tests.browser.kiosk.faulty import Fault, Faulty
from tests.browser.kiosk.releases import PLAYER, Board, Maker
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.watching import wrongs

FIRST_SLIDE_SECONDS = 5
CUTS = 20
READY_SECONDS = 40
# From the publication on: waiting for the question, download, preparation, flip, playing.
LATEST_CUT = 11.0
FILM_RUNS = """(() => {
  const film = document.querySelector(".stage:not([aria-hidden]) video");
  return film !== null && film.currentTime > 0.2 && film.videoWidth > 0;
})()"""


def wait_until_stored(television: Television, board: Board) -> float:
    """Wait until this machine needs the server no more; return how long that took."""
    started = time.monotonic()
    wanted = sorted(board.addresses)
    stored = f"""(async () => {{
      const found = await Promise.all({wanted}.map((url) => caches.match(url)));
      return navigator.serviceWorker.controller !== null && found.every(Boolean);
    }})()"""
    while not television.evaluate(stored):
        assert time.monotonic() - started < READY_SECONDS, "never ready to play without a server"
        television.watch(0.2)
    return time.monotonic() - started


def start_without_server(television: Television, server: Faulty) -> float:
    """Switch on with the server dead; return the seconds from the process's start to the slide."""
    television.switch_on(server.url + PLAYER)
    frame = television.wait_for_player(30)
    return frame["at"] - television.switched_on_at


def see_film(television: Television, seconds: float = 12) -> bool:
    """Say whether a film runs within some time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if television.evaluate(FILM_RUNS):
            return True
        television.watch(0.1)
    return False


def test_after_a_power_cut_without_network_the_first_slide_comes_within_five_seconds(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("cold", pictures=1, films=1, dwell=1.2)
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    ready = wait_until_stored(television, board)
    server.die()
    television.pull_the_plug()
    seconds = start_without_server(television, server)
    film = see_film(television)
    figures.note("cold-start-short", ready_s=round(ready, 2), first_slide_s=round(seconds, 2))
    assert seconds <= FIRST_SLIDE_SECONDS
    assert film
    assert wrongs(television.frames[: television.boots[-1]], [board]) == []
    assert wrongs(television.since_boot, [board]) == []


@pytest.mark.long
def test_twenty_power_cuts_at_random_moments_of_an_update(
    television: Television, server: Faulty, maker: Maker
):
    chance = random.Random(20)  # noqa: S311 -- the same moments in every run
    board = maker.board("cold", pictures=1, films=1, dwell=1.2)
    boards = [board]
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    wait_until_stored(television, board)
    seconds, taken, cut_at, fetched, wrong, films = [], 0, [], 0, [], 0
    for number in range(CUTS):
        newer = maker.board(f"cut{number}", pictures=1, films=1, own_style=True, dwell=1.2)
        boards.append(newer)
        if number % 2:
            server.fail(".mp4", Fault("trickle"))  # the download takes long: cuts fall into it
        since = time.time()
        newer.publish(server)
        moment = chance.uniform(0, LATEST_CUT)
        television.watch(moment)
        seen = television.now
        on_its_way = bool(server.asked("/media/released/", since))
        server.die()
        television.pull_the_plug()
        server.lift()

        seconds.append(start_without_server(television, server))
        first = next(frame for frame in television.since_boot if frame["stages"])
        before = seen["release"] or board.id
        # What was seen stays; what was complete but not yet seen may already be the one that counts.
        if first["release"] not in {before, newer.id}:
            wrong.append(f"cut {number} after {moment:.2f} s: {first}")
        wrong += wrongs(television.since_boot, boards)
        films += see_film(television)
        taken += first["release"] == newer.id
        fetched += on_its_way and before != newer.id
        cut_at.append(round(moment, 2))
        server.live()
        television.wait(60, release=newer.id)  # the server is back: the update arrives after all
        board = newer
    figures.note(
        "cold-start",
        **figures.spread(seconds),
        cut_after_s=cut_at,
        began_with_the_new_release=taken,
        cut_during_the_download=fetched,
        films_played=films,
        wrong=wrong,
    )
    assert wrong == []
    assert films == CUTS
    assert max(seconds) <= FIRST_SLIDE_SECONDS
