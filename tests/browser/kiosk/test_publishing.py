"""From the editor's click to the picture in the hall, and back to the console."""

import os
import signal
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kiosk import figures, processes
from tests.browser.kiosk.editor import SLIDES, SLUG, Editor
from tests.browser.kiosk.faulty import Faulty
from tests.browser.kiosk.television import Television
from tests.browser.kiosk.watching import slides_shown
from tests.browser.product import Product

ADDRESS = f"/ecran/{SLUG}/"
ON_SCREEN_WITHIN = 15
ALERT_WITHIN = 5
RUNS = 20
CONFIRM_WITHIN = 20


@pytest.fixture
def editor(product: Product) -> Iterator[Editor]:
    """Somebody with a noticeboard of nine notices and a screen of their own."""
    own = Editor(product)
    try:
        own.do("prepare")
        yield own
        own.do("remove")
    finally:
        own.leave()


@pytest.fixture
def paired(television: Television, editor: Editor, product: Product) -> Television:
    """A television that was paired by its code."""
    television.switch_on(product.url + ADDRESS)
    television.wait_for_player()
    deadline = time.monotonic() + 30
    while not (codes := editor.do("waiting")):
        assert time.monotonic() < deadline, "no code was asked for"
        television.watch(0.3)
    while codes[0] not in television.evaluate("() => document.body.innerText").replace("-", ""):
        assert time.monotonic() < deadline, "the code was not shown"
        television.watch(0.3)
    editor.do("confirm", codes[0])
    return television


def published(television: Television, editor: Editor, number: int, words: str) -> dict[str, float]:
    """Publish a change and wait for it; return the seconds to each stage."""
    before = television.now["release"]
    began = editor.do("publish", number, words)
    changed = None
    deadline = began + 60
    while changed is None:
        changed = next(
            (f for f in television.since_boot if f["at"] >= began and f["release"] != before), None
        )
        assert time.time() < deadline, "the change never came"
        television.watch(0.05)
    course = slides_shown(television.since_boot)[-6:]
    assert changed["slide"] == f"proba-{number}", f"the changed slide is not the first: {course}"
    assert words in television.evaluate(
        "() => document.querySelector('.stage:not([aria-hidden])').textContent"
    )
    while editor.do("publication") != [television.now["release"], True, True]:
        assert time.time() < changed["at"] + CONFIRM_WITHIN, "never confirmed"
        television.watch(0.1)
    return {"on_screen": changed["at"] - began, "confirmed": time.time() - began}


def run(name: str, television: Television, editor: Editor, runs: int) -> None:
    seconds = []
    for number in range(runs):
        # Neither the slide on screen nor the moment of the rotation or of the question is chosen.
        television.watch((number * 1.7) % 5)
        seconds.append(published(television, editor, number % SLIDES, f"A {number}-a schimbare."))
    on_screen = [one["on_screen"] for one in seconds]
    confirmed = [one["confirmed"] for one in seconds]
    figures.note(name, on_screen=figures.spread(on_screen), confirmed=figures.spread(confirmed))
    assert max(on_screen) <= ON_SCREEN_WITHIN


def test_changes_and_alerts_are_on_screen_soon_and_the_console_says_so(
    paired: Television, editor: Editor, admin_page: Page, product: Product
):
    run("publishing-short", paired, editor, 1)
    admin_page.goto(f"{product.url}/admin/ecrane/")
    expect(admin_page.get_by_text("confirmat").first).to_be_visible()
    began, pk, _ends = editor.do("alarm", "Sistemul nu merge", 900)
    took = paired.wait(30, player="alert", slide=f"@alert-{pk}")["at"] - began
    stopped = editor.do("stop_alarm", pk)
    gone = paired.wait(30, player="playing")["at"] - stopped
    figures.note("alert-short", shown_s=round(took, 2), gone_after_stop_s=round(gone, 2))
    assert took <= ALERT_WITHIN
    assert gone <= ALERT_WITHIN


@pytest.mark.long
def test_twenty_changes_of_a_board_of_nine_slides_come_in_time(paired: Television, editor: Editor):
    run("publishing", paired, editor, RUNS)


@pytest.mark.long
def test_twenty_alerts_come_in_time(paired: Television, editor: Editor):
    seconds = []
    for number in range(RUNS):
        paired.watch((number * 1.3) % 3)
        began, pk, _ends = editor.do("alarm", "Sistemul nu merge", 900)
        frame = paired.wait(30, player="alert", slide=f"@alert-{pk}")
        seconds.append(frame["at"] - began)
        editor.do("stop_alarm", pk)
        paired.wait(30, player="playing")
    figures.note("alert", **figures.spread(seconds))
    assert max(seconds) <= ALERT_WITHIN


@pytest.mark.long
def test_an_alert_survives_a_power_cut_and_ends_to_the_second_without_a_server(
    television: Television, server: Faulty, editor: Editor
):
    television.switch_on(server.url + ADDRESS)
    television.wait_for_player()
    television.watch(3)  # the worker has everything
    _began, pk, ends = editor.do("alarm", "Sistemul nu merge", 25)
    television.wait(10, player="alert")
    server.die()
    television.pull_the_plug()
    television.switch_on(server.url + ADDRESS)
    television.wait(8, player="alert", slide=f"@alert-{pk}")
    gone = television.wait(40, player="playing")["at"] - ends
    figures.note("alert-end", gone_after_s=round(gone, 2))
    assert -0.3 <= gone <= 1


def web_processes(product: Product) -> list[int]:
    """Return the workers of the web server: the children of the supervisor's first child."""
    assert product.process is not None
    children = processes.children(product.process.pid)
    return max((processes.children(child) for child in children), key=len)


@pytest.mark.long
def test_three_web_processes_serve_a_new_release_at_once(
    fresh_product: Product, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WEB_CONCURRENCY", "3")
    fresh_product.start()
    workers = web_processes(fresh_product)
    assert len(workers) == 3
    own = Editor(fresh_product)
    own.do("prepare")
    # Every worker has answered the old one before.
    for _ in range(12):
        urlopen(f"{fresh_product.url}{ADDRESS}release.json", timeout=30).read()
    own.do("publish", 3, "Toate procesele.")
    release, _downloaded, _confirmed = own.do("publication")
    answers = [asked_alone(worker, workers, fresh_product) for worker in workers]
    own.leave()
    assert answers == [release] * 3


def asked_alone(worker: int, workers: list[int], product: Product) -> str:
    """Ask one web process while the others stand still; return the release that it answers."""
    others = [pid for pid in workers if pid != worker]
    for pid in others:
        os.kill(pid, signal.SIGSTOP)
    try:
        with urlopen(f"{product.url}{ADDRESS}release.json", timeout=20) as answer:
            return answer.headers["ETag"].strip('W/"')
    finally:
        for pid in others:
            os.kill(pid, signal.SIGCONT)
