"""Days of schedule in minutes: what the player shows is what the server said it would show."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import ViewportSize

from displays.simulation import Shown, simulate
from tests.browser.kiosk import figures
from tests.browser.kiosk.faulty import Faulty
from tests.browser.kiosk.releases import PLAYER, Board, Maker, finished, released
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.test_cold_start import wait_until_stored

BUCHAREST = ZoneInfo("Europe/Bucharest")
TIME = (Path(__file__).parent / "simulated_time.js").read_text(encoding="utf-8")
EXACT = timedelta(seconds=1)
SMALL = ViewportSize(
    width=320, height=180
)  # thousands of pictures are painted, and none is looked at
AT_ONCE = 50  # changes a call: a page must not be silent for minutes
CHUNK_DAYS = 2  # after which the television is started anew: a browser of a month in minutes grows


def local(moment: datetime) -> str:
    return moment.astimezone(BUCHAREST).strftime("%Y-%m-%dT%H:%M:%S")


def window(start=None, end=None, weekdays=(), hours=None) -> dict:
    return {
        "from": start and local(start),
        "to": end and local(end),
        "weekdays": list(weekdays),
        "hours": hours,
    }


def timetable(start: datetime, chance: random.Random) -> list[list[dict]]:
    """Windows of every kind; between half past two and half past four at night there are none."""
    day = timedelta(days=1)
    return [
        [window(hours=["08:00:00", "16:30:00"], weekdays=range(5))],
        [window(hours=["04:30:00", "09:00:00"]), window(hours=["17:00:00", "02:30:00"])],
        [window(hours=["22:00:00", "02:15:00"], weekdays=[5, 6])],
        [window(start + 3 * day, start + 9 * day, hours=["06:00:00", "20:00:00"])],
        [window(end=start + 12 * day + timedelta(seconds=45_296), hours=["04:30:00", "23:59:59"])],
        [window(start + 14 * day, hours=["07:00:00", "19:00:00"], weekdays=[1, 3])],
        [
            window(
                start + chance.uniform(0, 28) * day,
                start + 29 * day,
                hours=[
                    f"{chance.randrange(5, 9):02}:17:31",
                    f"{chance.randrange(11, 21):02}:00:00",
                ],
            )
            for _ in range(3)
        ],
    ]


def scheduled(maker: Maker, start: datetime) -> Board:
    chance = random.Random(30)  # noqa: S311 -- the same moments in every run
    board = maker.board("days", texts=7, pictures=0)
    slides = [
        finished(slide | {"windows": windows, "dwell_s": chance.randrange(700, 1500)})
        for slide, windows in zip(board.document["slides"], timetable(start, chance), strict=True)
    ]
    return Board(released(board.document | {"slides": slides}), board.files)


def before_clock_change() -> datetime:
    """Return a moment fifteen days before the next change of summer or winter time."""
    moment = datetime.now(UTC) + timedelta(days=20)
    moment = moment.replace(minute=0, second=0, microsecond=0)
    while (
        moment.astimezone(BUCHAREST).utcoffset()
        == (moment + timedelta(hours=1)).astimezone(BUCHAREST).utcoffset()
    ):
        moment += timedelta(hours=1)
    return moment - timedelta(days=15, hours=3, seconds=17)


def keep(television: Television, server: Faulty, board: Board) -> None:
    """Let a television bring a board; then the server dies."""
    board.publish(server)
    television.size = SMALL
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    wait_until_stored(television, board)
    server.die()


def compare(television: Television, server: Faulty, board: Board, start: datetime, days: float):
    """Let player and server play the same days from a start; return both logs."""
    television.pull_the_plug()
    television.scripts[:] = [TIME.replace("START_MS", str(round(start.timestamp() * 1000)))]
    television.switch_on(server.url + PLAYER)
    television.watch(1)
    television.evaluate("() => begin()")
    television.wait_for_player()
    expected = simulate(board.document, start, start + timedelta(days=days))
    moments = [round(shown.moment.timestamp() * 1000) for shown in expected[1:]]
    log = [(start, television.now["slide"])]
    television.evaluate("() => { window.seenByTelevision = undefined; }")  # the log is enough
    for first in range(0, len(moments), AT_ONCE):
        part = json.dumps(moments[first : first + AT_ONCE])
        for at, slide in television.evaluate(f"() => walk({part})"):
            log.append((datetime.fromtimestamp(at / 1000, BUCHAREST), slide))
    return expected, log


def differences(expected: list[Shown], log: list[tuple[datetime, str]]) -> list[str]:
    found = [
        f"{number}: {planned} – shown {real[0]} {real[1]}"
        for number, (planned, real) in enumerate(zip(expected, log, strict=False))
        if planned.slide != real[1] or abs(planned.moment - real[0]) > EXACT
    ]
    if len(expected) != len(log):
        found.append(f"{len(expected)} changes expected, {len(log)} seen")
    return found


def prove(name: str, television: Television, server: Faulty, maker: Maker, days: float) -> None:
    start = before_clock_change() + timedelta(days=15 if days < 2 else 0)
    board = scheduled(maker, start - timedelta(days=10 if days < 2 else 0))
    keep(television, server, board)
    expected: list[Shown] = []
    log: list[tuple[datetime, str]] = []
    wrong: list[str] = []
    passed = 0.0
    while passed < days:
        chunk = min(CHUNK_DAYS, days - passed)
        planned, shown = compare(television, server, board, start + timedelta(days=passed), chunk)
        wrong += differences(planned, shown)
        expected += planned
        log += shown
        passed += chunk
    figures.note(
        name,
        days=days,
        first=str(expected[0].moment),
        changes=len(log),
        slides=len({slide for _at, slide in log}),
        differences=len(wrong),
        latest_s=max(
            abs((planned.moment - real[0]).total_seconds())
            for planned, real in zip(expected, log, strict=False)
        ),
    )
    assert wrong[:5] == []
    assert board.document["fallback"]["id"] in {slide for _at, slide in log}


def test_a_night_with_a_change_of_the_clock_is_played_as_the_server_said(
    television: Television, server: Faulty, maker: Maker
):
    prove("simulated-night", television, server, maker, days=10 / 24)


@pytest.mark.long
def test_thirty_days_are_played_as_the_server_said(
    television: Television, server: Faulty, maker: Maker
):
    prove("simulated-days", television, server, maker, days=30)


def test_the_comparison_finds_another_order_and_another_time():
    start = datetime(2027, 3, 1, tzinfo=UTC)
    planned = [Shown(start + timedelta(minutes=n), f"s{n % 3}") for n in range(6)]
    log = [(shown.moment, shown.slide) for shown in planned]
    assert differences(planned, log) == []
    late = [*log[:3], (log[3][0] + timedelta(seconds=2), log[3][1]), *log[4:]]
    other = [*log[:3], (log[3][0], "s1"), *log[4:]]
    assert [len(differences(planned, wrong)) for wrong in (late, other, log[:-1])] == [1, 1, 1]
