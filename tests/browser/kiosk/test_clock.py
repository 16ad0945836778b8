"""Clocks that are wrong, with nobody to ask: nothing expired stays, and the screen is never blank."""

import shutil
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.browser.kiosk import figures
from tests.browser.kiosk.faulty import Faulty
from tests.browser.kiosk.releases import PLAYER, Board, Maker
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.test_cold_start import wait_until_stored
from tests.browser.kiosk.watching import slides_from, wrongs

BUCHAREST = ZoneInfo("Europe/Bucharest")
HERE = Path(__file__).parent
MOVABLE = (HERE / "moved_clock.js").read_text(encoding="utf-8")
GONE_WITHIN = 1.0
HOUR = 3600
YEARS = {"1970": 1970, "2035": 2035}


def window(*, start: datetime | None = None, end: datetime | None = None) -> dict:
    def local(moment: datetime | None) -> str | None:
        return moment.astimezone(BUCHAREST).strftime("%Y-%m-%dT%H:%M:%S") if moment else None

    return {"from": local(start), "to": local(end), "weekdays": [], "hours": None}


def dated(maker: Maker, name: str, end: datetime) -> Board:
    """A release whose first slide ends; the other one stays for ever."""
    board = maker.board(name, pictures=2, dwell=1)
    return board.change(
        board.slides[0], dwell_s=600, windows=[window(end=end.replace(microsecond=0))]
    )


def now() -> datetime:
    return datetime.now(BUCHAREST)


def seconds_from_now(year: int) -> float:
    return datetime(year, 1, 1, 12, tzinfo=BUCHAREST).timestamp() - time.time()


def gone_after(television: Television, slide: str, end: float, seconds: float) -> float:
    """Wait until a slide is gone; return the seconds since its end."""
    deadline = time.time() + seconds
    while television.now["slide"] == slide:
        assert time.time() < deadline, f"{slide} is still there"
        television.watch(0.05)
    first = next(f for f in reversed(television.frames) if f["slide"] == slide)
    after = television.frames[television.frames.index(first) + 1]
    return after["at"] - end


def test_a_slide_that_ends_while_the_server_is_dead_is_gone_within_a_second(
    television: Television, server: Faulty, maker: Maker
):
    end = (now() + timedelta(seconds=8)).replace(microsecond=0)
    board = dated(maker, "ends", end)
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    television.wait(6, slide=board.slides[0])
    wait_until_stored(television, board)
    server.die()
    late = gone_after(television, board.slides[0], end.timestamp(), 30)
    television.watch(1.2)
    figures.note("clock-end", gone_after_s=round(late, 2))
    assert -0.3 <= late <= GONE_WITHIN
    assert slides_from(television.frames, end.timestamp() + 1) == {board.slides[1]}
    assert wrongs(television.frames, [board]) == []


def test_when_the_clock_is_moved_without_a_server_no_dated_slide_stays(
    television: Television, server: Faulty, maker: Maker
):
    board = dated(maker, "moved", now() + timedelta(hours=1))
    board.publish(server)
    television.scripts.append(MOVABLE.replace("SHIFT_MS", "0"))
    television.switch_on(server.url + PLAYER)
    television.wait(20, slide=board.slides[0])
    wait_until_stored(television, board)
    server.die()
    late = {}
    for hours in (2, -2):
        moved = time.time()
        television.evaluate(f"() => moveClock({hours * HOUR * 1000})")
        late[hours] = round(gone_after(television, board.slides[0], moved, 10), 2)
        television.watch(1.5)
        assert slides_from(television.frames, moved + GONE_WITHIN) == {board.slides[1]}
        television.evaluate("() => moveClock(0)")
        television.wait(10, slide=board.slides[0])
    figures.note("clock-moved", gone_after_s_by_hours=late)
    assert max(late.values()) <= GONE_WITHIN
    assert wrongs(television.frames, [board]) == []


def load_and_cut(television: Television, server: Faulty, board: Board) -> None:
    """Load once, lose the server, cut the power."""
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    wait_until_stored(television, board)
    server.die()
    television.pull_the_plug()


def slides_of_boot(television: Television, board: Board) -> set[str]:
    frames = television.since_boot
    assert wrongs(frames, [board]) == []
    return {frame["slide"] for frame in frames if frame["stages"]}


def test_a_start_in_1970_or_2035_shows_the_undated_slides(
    television: Television, server: Faulty, maker: Maker
):
    board = dated(maker, "year", now() + timedelta(days=100))
    load_and_cut(television, server, board)
    first = {}
    for year, number in YEARS.items():
        shift = seconds_from_now(number)
        television.scripts[:] = [MOVABLE.replace("SHIFT_MS", str(round(shift * 1000)))]
        television.switch_on(server.url + PLAYER)
        first[year] = round(television.wait_for_player()["at"] - television.switched_on_at, 2)
        television.watch(2)
        assert slides_of_boot(television, board) == {board.slides[1]}
        # The clock is set right while it plays: what is dated comes back without a restart.
        television.evaluate("() => moveClock(0)")
        television.wait(10, slide=board.slides[0])
        television.pull_the_plug()
    figures.note("clock-years", first_slide_s=first)


@pytest.mark.long
@pytest.mark.parametrize("year", YEARS)
def test_a_start_in_another_year_with_nothing_undated_shows_the_institution(
    television: Television, server: Faulty, maker: Maker, year: str
):
    board = maker.board("only", pictures=1)
    board = board.change(
        board.slides[0], windows=[window(end=now() + timedelta(days=100))], dwell_s=600
    )
    load_and_cut(television, server, board)
    shift = seconds_from_now(YEARS[year])
    television.scripts.append(MOVABLE.replace("SHIFT_MS", str(round(shift * 1000))))
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    television.watch(3)
    assert slides_of_boot(television, board) == {board.document["fallback"]["id"]}
    assert television.now["player"] == "fallback"


@pytest.mark.long
@pytest.mark.parametrize("year", YEARS)
def test_a_whole_browser_that_lives_in_another_year_shows_the_undated_slides(
    television: Television, server: Faulty, maker: Maker, year: str, tmp_path: Path
):
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("a C compiler is needed to move the clock of a whole process")
    library = tmp_path / "shifted_clock.so"
    source = str(HERE / "shifted_clock.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), source], check=True)
    board = dated(maker, "process", now() + timedelta(days=100))
    load_and_cut(television, server, board)
    television.environment = {
        "LD_PRELOAD": str(library),
        "SHIFT_SECONDS": str(round(seconds_from_now(YEARS[year]))),
    }
    television.switch_on(server.url + PLAYER)
    television.wait_for_player(40)
    assert str(television.evaluate("() => new Date().getFullYear()")) == year
    television.watch(3)
    assert {frame["slide"] for frame in television.since_boot if frame["stages"]} == {
        board.slides[1]
    }
