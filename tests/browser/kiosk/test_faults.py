"""An ill server at every file of a new release: each frame is the whole old one or the whole new one."""

import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Playwright

from tests.browser.kiosk import figures
from tests.browser.kiosk.faulty import Fault, Faulty
from tests.browser.kiosk.releases import PLAYER, RELEASE, Board, Maker
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.watching import wrongs

# The feed asks every 5 s and, after failures, at the latest every 20 s; the change comes 3 s after.
ASKED_WITHIN = 30
BACK_WITHIN = 45
TELEVISIONS = 3
HURT = 4.0  # seconds for which the fault goes on: long enough to take the release in spite of it


class Case(NamedTuple):
    """One illness of one file of a new release."""

    file: str
    fault: Fault

    @property
    def name(self) -> str:
        return f"{self.file}:{self.fault.kind}@{self.fault.at}"


class Hall:
    """A television with a network of its own."""

    def __init__(self, server: Faulty, television: Television) -> None:
        self.server = server
        self.television = television
        self.boards: list[Board] = []

    def begin(self, board: Board) -> None:
        """Play a first release."""
        self.boards.append(board)
        board.publish(self.server)
        self.television.switch_on(self.server.url + PLAYER)
        self.television.wait_for_player()

    def check(self) -> list[str]:
        """Return what was wrong in any frame so far."""
        return wrongs(self.television.frames, self.boards)


def address_of(board: Board, file: str) -> str:
    """Return the address of a kind of file in a release."""
    if file == "release":
        return RELEASE
    found = [url for url in board.files if file in (url.rsplit(".", 1)[1], _role(board, url))]
    assert found, file
    return found[0]


def _role(board: Board, url: str) -> str:
    if url == board.document["screen"]["frame"]["media"][0]["url"]:
        return "logo"
    slides = board.document["slides"]
    places = [n for n, slide in enumerate(slides) if url in slide["html"]]
    return f"slide{places[0]}" if places else "style"


def struck(hall: Hall, board: Board, case: Case) -> Iterator[None]:
    """Publish under a fault, see that nothing happens, lift the fault, see the release arrive.

    A generator: every step is a look at the screen, so that several televisions take turns.
    """
    server, television = hall.server, hall.television
    address = address_of(board, case.file)
    size = len(board.files[address][0]) if address in board.files else 2000
    old = hall.boards[-1]
    hall.boards.append(board)
    since = time.time()
    server.fail(address, case.fault._replace(at=case.fault.at * size // 100))
    board.publish(server)
    while not server.asked(address, since):
        assert time.time() - since < ASKED_WITHIN, f"{case.name}: never asked"
        yield
    hit = time.time()
    while time.time() - hit < HURT:
        yield
    if case.fault.kind != "trickle":  # slow, but right
        taken = [f for f in television.frames if f["at"] >= since and f["release"] == board.id]
        assert taken == [], f"{case.name}: shown although a file is ill: {taken[0]}"
    server.lift()
    lifted = time.time()
    while television.now["release"] != board.id:
        assert time.time() - lifted < BACK_WITHIN, (
            f"{case.name}: the new release did not come; {television.now}"
        )
        yield
    assert old.id != board.id
    assert hall.check() == [], case.name


def new_board(maker: Maker, name: str) -> Board:
    return maker.board(name, pictures=2, films=1, own_style=True, dwell=1.2)


def test_a_new_release_with_a_wrong_byte_waits_until_the_file_is_well(
    server: Faulty, television: Television, maker: Maker
):
    hall = Hall(server, television)
    hall.begin(new_board(maker, "old"))
    for _ in struck(hall, new_board(maker, "new"), Case("mp4", Fault("corrupt", 60))):
        television.watch(0.05)
    assert len({frame["release"] for frame in television.frames if frame["stages"]}) == 2


FILES = ("slide0", "slide1", "mp4", "logo", "style")
KINDS = (
    *(Fault("drop", at) for at in (0, 50, 99)),
    *(Fault("truncate", at) for at in (0, 50)),
    Fault("shorten", 70),
    *(Fault("corrupt", at) for at in (0, 50, 100)),
    *(Fault(kind) for kind in ("404", "500", "html", "hang")),
    Fault("stall", 50),
    Fault("trickle"),
)
RELEASE_FAULTS = (
    Fault("drop", 50),
    Fault("truncate", 90),
    Fault("shorten", 90),
    Fault("corrupt", 50),
    *(Fault(kind) for kind in ("404", "500", "html", "hang")),
    Fault("stall", 50),
)
CASES = [
    *(Case(file, fault) for fault, file in itertools.product(KINDS, FILES)),
    *(Case("release", fault) for fault in RELEASE_FAULTS),
]


@pytest.fixture
def halls(portal_url: str, playwright: Playwright, tmp_path: Path) -> Iterator[list[Hall]]:
    """Several televisions, each behind a network of its own."""
    made = [
        Hall(
            Faulty(portal_url),
            Television(playwright, os.environ["CHROMIUM"], tmp_path / f"television{number}"),
        )
        for number in range(TELEVISIONS)
    ]
    yield made
    for hall in made:
        hall.server.die()
        if hall.television.process is not None:
            hall.television.pull_the_plug()
        assert hall.television.errors == []


class Rounds:
    """Gives the cases to whichever television is free, and collects what went wrong."""

    def __init__(self, maker: Maker, cases: list[Case]) -> None:
        self.maker = maker
        self.waiting = iter(cases)
        self.running: dict[int, tuple[Case, Iterator[None]]] = {}
        self.failures: dict[str, str] = {}
        self.passed = 0

    def look(self, number: int, hall: Hall) -> None:
        """Take one step with one television."""
        if number not in self.running and (case := next(self.waiting, None)):
            board = new_board(self.maker, f"{case.name} {number}")
            self.running[number] = (case, struck(hall, board, case))
        hall.television.watch(0.02)
        if number not in self.running:
            return
        case, steps = self.running[number]
        try:
            next(steps)
        except StopIteration:
            self.passed += 1
            del self.running[number]
        except AssertionError as wrong:
            self.failures[case.name] = str(wrong).splitlines()[0][:300]
            hall.server.lift()
            del self.running[number]


@pytest.mark.long
def test_every_illness_of_every_file_leaves_a_whole_release_on_screen(
    halls: list[Hall], maker: Maker
):
    for number, hall in enumerate(halls):
        hall.begin(new_board(maker, f"old{number}"))
    rounds = Rounds(maker, CASES)
    while True:
        for number, hall in enumerate(halls):
            rounds.look(number, hall)
        if not rounds.running:
            break
    frames = [frame for hall in halls for frame in hall.television.frames]
    figures.note(
        "faults",
        cases=len(CASES),
        passed=rounds.passed,
        failures=rounds.failures,
        states_observed=len(frames),
        animation_frames=sum(hall.television.beats for hall in halls),
        wrong_frames=sum(len(hall.check()) for hall in halls),
    )
    assert rounds.failures == {}


def test_a_dead_server_and_one_that_hangs_leave_the_rotation_alone(
    server: Faulty, television: Television, maker: Maker
):
    board = maker.board("alone", pictures=2, dwell=0.4)
    hall = Hall(server, television)
    hall.begin(board)
    television.watch(1)  # the files are here
    for ill in ("hang", "500", "html", "dead"):
        if ill == "dead":
            server.die()
        else:
            server.fail_everything(Fault(ill))
        before = len(television.frames)
        television.watch(1.5)
        assert len({frame["slide"] for frame in television.frames[before:]}) == 2, ill
        server.faults.clear()
    assert hall.check() == []


def test_the_observer_sees_a_mixture_a_gap_and_a_broken_picture(
    server: Faulty, television: Television, maker: Maker
):
    board, other = maker.board("one", pictures=2, dwell=30), maker.board("two", pictures=1)
    other.publish(server)
    hall = Hall(server, television)
    hall.begin(board)
    television.watch(0.5)
    assert hall.check() == []
    foreign = next(iter(other.files))
    for spoil, sentence in {
        f"stage.querySelector('.slide img').src = {foreign!r}": "files of another release",
        "stage.querySelector('.slide img').src = '/nothing.webp'": "half painted",
        "document.documentElement.dataset.slide = 'one-1'": "the state names another slide",
        "stage.style.visibility = 'hidden'": "0 pictures at once",
    }.items():
        television.evaluate(
            f"() => {{ const stage = document.querySelector('.stage:not([aria-hidden])'); {spoil}; }}"
        )
        television.watch(0.5)
        assert sentence in " ".join(hall.check())
