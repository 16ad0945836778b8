"""Hours of changes cost no memory: processes and document stay as large as they were."""

import contextlib
import os
import statistics
import time
from collections.abc import Iterator
from itertools import count, cycle, repeat
from typing import NamedTuple

import pytest

from tests.browser.kiosk import figures, processes
from tests.browser.kiosk.devtools import DevTools
from tests.browser.kiosk.faulty import Faulty
from tests.browser.kiosk.releases import PLAYER, Board, Maker
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.watching import slides_shown

# One step of the browser itself, five megabytes in the fifteenth minute, is no slope of half an hour.
SOAK_MINUTES = int(os.environ.get("KIOSK_SOAK_MINUTES", "35"))
WARM_UP_MINUTES = 10
SAMPLE_SECONDS = 15
REST_SECONDS = 60
# Each release leaves one decoded picture more or less in the browser's cache, seven megabytes of
# chance: the more releases, the less of it stays in the line through the samples.
NEW_RELEASE_SECONDS = 30
# What half a megabyte of noise in each sample still leaves provable in twenty minutes.
SLOPE_MB_PER_HOUR = 12.0
COUNTS = """(async () => {
  const { dataset } = document.documentElement;
  return { player: dataset.player, release: dataset.release, slide: dataset.slide,
           elements: document.getElementsByTagName("*").length,
           stages: document.querySelectorAll(".stage").length,
           films: document.querySelectorAll("video").length,
           sheets: document.querySelectorAll("link[rel=stylesheet]").length,
           storage: (await navigator.storage?.estimate())?.usage ?? 0 };
})()"""


# A film, prepared or playing, holds some thirty megabytes while it lasts: memory is compared between
# moments at which the same text stands and no film is near.
AT_REST = """document.documentElement.dataset.slide.endsWith("-text-1")
  && !document.querySelector("video")"""


class Sample(NamedTuple):
    """What a television holds at one moment."""

    minutes: float
    memory: dict[str, float]
    page: dict[str, int | str]
    nodes: int
    listeners: int
    heap: float
    """Megabytes of live objects of the page's scripts."""

    @property
    def megabytes(self) -> float:
        return sum(self.memory.values())


def sample(television: Television, endpoint: str, started: float) -> Sample:
    """Measure the page at any moment and memory at rest, after rubbish was collected."""
    with DevTools(endpoint) as devtools:
        page = devtools.evaluate(COUNTS)
        until = time.monotonic() + REST_SECONDS
        while not devtools.evaluate(AT_REST):
            assert time.monotonic() < until, "the last text is never shown"
            time.sleep(0.05)
        devtools.send("HeapProfiler.collectGarbage")
        collect_garbage_of_the_worker(endpoint)
        counted = devtools.send("Memory.getDOMCounters")
        heap = devtools.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    assert television.process
    minutes = (time.monotonic() - started) / 60
    memory = processes.memory_mb(television.process.pid)
    return Sample(minutes, memory, page, counted["nodes"], counted["jsEventListeners"], heap)


def collect_garbage_of_the_worker(endpoint: str) -> None:
    """The page's collection leaves the worker's garbage; an idle worker is stopped and has none."""
    with contextlib.suppress(StopIteration), DevTools(endpoint, "service_worker") as devtools:
        devtools.send("HeapProfiler.collectGarbage")


def slope(points: list[tuple[float, float]]) -> float:
    """Return the rise per unit of a straight line through points, by least squares."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return above / sum((x - mean_x) ** 2 for x, _ in points)


def thirds(values: list[float]) -> tuple[float, float, float]:
    """Return what a series holds most of the time at its beginning, in its middle, at its end."""
    size = len(values) // 3
    first, middle, last = (values[part * size : (part + 1) * size] for part in range(3))
    return statistics.median(first), statistics.median(middle), statistics.median(last)


def boards(maker: Maker) -> Iterator[Board]:
    """Yield release after release of the same kinds of slides, each with files of its own."""
    for number in count():
        yield maker.board(f"soak{number}", pictures=3, films=1, texts=2, dwell=0.8)


def soak(
    television: Television,
    server: Faulty,
    played: Iterator[Board],
    minutes: float,
    every: float,
) -> list[Sample]:
    """Let a television play by itself, nobody attached, and look at it now and then.

    The pauses differ: each begins at the same slide, and equal ones would end at the same one too.
    """
    pauses = cycle((0.5 * every, every, 1.5 * every))
    next(played).publish(server)
    endpoint = television.switch_on_alone(server.url + PLAYER)
    started = renewed = time.monotonic()
    samples = []
    while (now := time.monotonic()) - started < minutes * 60:
        if now - renewed > NEW_RELEASE_SECONDS:
            renewed = now
            next(played).publish(server)
        time.sleep(next(pauses))
        samples.append(sample(television, endpoint, started))
    return samples


@pytest.mark.long
def test_half_an_hour_of_changes_leaves_memory_and_document_flat(
    television: Television, server: Faulty, maker: Maker
):
    samples = soak(television, server, boards(maker), SOAK_MINUTES, SAMPLE_SECONDS)
    warm = [one for one in samples if one.minutes >= WARM_UP_MINUTES]
    rise = slope([(one.minutes / 60, one.megabytes) for one in warm])
    held = thirds([one.megabytes for one in warm])
    nodes = [one.nodes for one in warm]
    figures.note(
        "soak",
        minutes=round(samples[-1].minutes, 1),
        samples=len(samples),
        pss_slope_mb_per_hour=round(rise, 2),
        pss_mb_by_thirds=[round(part, 1) for part in held],
        pss_mb={"first": round(warm[0].megabytes, 1), "last": round(warm[-1].megabytes, 1)},
        pss_mb_by_process={kind: round(size, 1) for kind, size in warm[-1].memory.items()},
        nodes={
            "least": min(nodes),
            "most": max(nodes),
            "slope_per_hour": round(slope([(one.minutes / 60, one.nodes) for one in warm]), 1),
        },
        heap_mb=[round(warm[0].heap, 2), round(warm[-1].heap, 2)],
        listeners=[warm[0].listeners, warm[-1].listeners],
        releases=len({one.page["release"] for one in samples}),
        storage_mb=[round(int(one.page["storage"]) / 1e6, 1) for one in (warm[0], warm[-1])],
        series=[
            (round(s.minutes, 2), round(s.megabytes, 1), round(s.memory["renderer"], 1))
            for s in samples
        ],
    )
    assert {one.page["player"] for one in samples} == {"playing"}
    assert rise <= SLOPE_MB_PER_HOUR
    heap = [one.heap for one in warm]
    assert min(heap[len(heap) // 2 :]) <= min(heap[: len(heap) // 2]) + 0.5
    assert max(nodes[len(nodes) // 2 :]) <= max(nodes[: len(nodes) // 2]) * 1.1
    listeners = [one.listeners for one in warm]
    assert max(listeners[len(listeners) // 2 :]) <= max(listeners[: len(listeners) // 2]) * 1.1
    assert max(int(one.page["stages"]) for one in samples) <= 3
    assert max(int(one.page["films"]) for one in samples) <= 2


def test_the_document_stays_as_large_as_it_was(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("short", pictures=1, films=1, texts=2, dwell=0.4)
    samples = soak(television, server, repeat(board), minutes=0.13, every=1.2)
    playing = [one for one in samples if one.page["player"] == "playing"]
    assert len(playing) >= 3
    assert len({one.page["slide"] for one in playing}) > 1
    assert max(int(one.page["stages"]) for one in playing) <= 3
    assert max(int(one.page["films"]) for one in playing) <= 2
    assert max(int(one.page["elements"]) for one in playing) < 400
    assert playing[-1].megabytes > 50


def nodes_after(television: Television, changes: int) -> int:
    """Wait for this many slides more; return how many nodes the browser holds then."""
    start = len(television.frames)
    deadline = time.monotonic() + 60
    while len(slides_shown(television.frames[start:])) < changes:
        assert time.monotonic() < deadline, "the rotation stands still"
        television.watch(0.1)
    assert television.cdp
    television.cdp.send("HeapProfiler.collectGarbage")
    return television.cdp.send("Memory.getDOMCounters")["nodes"]


def test_films_that_were_shown_leave_no_nodes_behind(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("films", pictures=0, films=2, dwell=0.4)
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    television.wait_for_player()
    before = nodes_after(television, 4)
    after = nodes_after(television, 20)
    # The words of one film's subtitles are eleven nodes; one more stage may be in preparation.
    assert after - before < 110


@pytest.mark.parametrize(("leak", "found"), [(0.0, 0.0), (0.25, 15.0)])
def test_the_slope_finds_a_leak(leak: float, found: float):
    points = [(minute / 60, 300 + minute * leak + minute % 3) for minute in range(21)]
    assert slope(points) == pytest.approx(found, abs=2.0)
