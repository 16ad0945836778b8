"""What the screen keeps by itself: films in parts, whole releases, its own new versions."""

import hashlib
import json
import os
import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import Error, Playwright

from tests.browser.kiosk.faulty import Answer, Fault, Faulty
from tests.browser.kiosk.releases import PLAYER, Board, Maker, finished, put, released
from tests.browser.kiosk.television import Frame, Television
from tests.browser.kiosk.watching import wrongs

WORKER = "/ecran/sw.js"
MAIN = re.compile(r"/static/js/player/main[^\"]*\.js")
UPDATE = (
    "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => true)"
)
POINTER = """new Promise(async (resolve, reject) => {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "ecran" + location.pathname)) {
    resolve({});
    return;
  }
  const request = indexedDB.open("ecran" + location.pathname);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const pointer = request.result.transaction("pointer").objectStore("pointer").get("release");
    pointer.onsuccess = () => {
      request.result.close();
      resolve(pointer.result ?? {});
    };
  };
})"""


# A disk that is just being checked: the records open long after the player has given up waiting.
SLOW_RECORDS = """(() => {
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (...given) => {
    const slow = {};
    setTimeout(() => {
      const request = open(...given);
      request.onsuccess = () => { slow.result = request.result; slow.onsuccess(); };
    }, 6000);
    return slow;
  };
})()"""


# A machine that is slow to decode what it shows for the first time.
SLOW_PICTURES = """(() => {
  const decode = HTMLImageElement.prototype.decode;
  HTMLImageElement.prototype.decode = async function () {
    await new Promise((done) => setTimeout(done, window.picturesTake ?? 0));
    return decode.call(this);
  };
})()"""


def until(television: Television, holds: Callable[[], Any], seconds: float = 30) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not _try(holds):
        assert time.monotonic() < deadline, "not in time"
        television.watch(0.2)


def _try(holds: Callable[[], Any]) -> Any:
    try:
        return holds()
    except Error:  # the page is just being left for the next one
        return None


def until_kept(television: Television, board: Board) -> None:
    """Wait until the screen needs the server no more for this release."""
    until(television, lambda: television.evaluate(POINTER).get("current") == board.id)
    until(television, lambda: television.evaluate("navigator.serviceWorker.controller !== null"))


def playing(television: Television) -> list[Frame]:
    """Return the frames that show a slide."""
    return [frame for frame in television.frames if frame["player"] == "playing"]


def shell_of(television: Television) -> str:
    return television.evaluate("document.documentElement.dataset.shell")


def test_a_film_is_played_and_sought_in_parts_without_a_server(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("film", pictures=0, films=1, dwell=30.5)
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, board)
    server.die()
    television.pull_the_plug()
    television.switch_on(server.url + PLAYER)
    television.wait(10, release=board.id, slide=board.slides[0])
    film = "document.querySelector('.stage:not([aria-hidden]) video')"
    until(television, lambda: television.evaluate(f"{film}?.currentTime > 0.2"))
    television.evaluate(f"{film}.currentTime = {film}.duration * 0.8")
    late = f"!{film}.seeking && {film}.currentTime > {film}.duration * 0.8"
    until(television, lambda: television.evaluate(late), 10)
    answered = f"""fetch({film}.src, {{ headers: {{ Range: "bytes=100-199" }} }}).then(
      async (part) => [part.status, (await part.arrayBuffer()).byteLength])"""
    assert television.evaluate(answered) == [206, 100]


def test_a_release_with_a_wrong_file_waits_and_is_taken_when_it_is_right(
    television: Television, server: Faulty, maker: Maker
):
    old, new = maker.board("veche"), maker.board("noua")
    old.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, old)
    wrong = next(iter(new.files))
    server.fail(wrong, Fault("corrupt", 1000))
    new.publish(server)
    until(television, lambda: len(server.asked(wrong)) > 1)
    pointer = television.evaluate(POINTER)
    assert (pointer["current"], pointer["staged"]) == (old.id, new.id)
    server.lift()
    television.wait(30, release=new.id)
    assert television.evaluate(POINTER)["previous"] == old.id
    assert wrongs(television.frames, [old, new]) == []


def test_without_a_server_records_that_open_late_bring_the_picture_back(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("tabla")
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, board)
    server.die()
    television.pull_the_plug()
    television.scripts.append(SLOW_RECORDS)
    television.switch_on(server.url + PLAYER)
    first = television.wait_for_player(30)
    assert first["at"] - television.switched_on_at > 6
    assert (first["release"], first["player"]) == (board.id, "playing")
    assert wrongs(television.since_boot, [board]) == []


def test_a_release_that_is_called_back_while_its_first_picture_is_prepared_is_not_shown(
    television: Television, server: Faulty, maker: Maker
):
    old, new = maker.board("veche", dwell=2.5), maker.board("noua")
    television.scripts.append(SLOW_PICTURES)
    old.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, old)
    television.evaluate("() => { window.picturesTake = 8000; }")
    new.publish(server)
    prepared = f"document.querySelector('[data-stage-slide=\"{new.slides[0]}\"]') !== null"
    until(television, lambda: television.evaluate(prepared))
    old.publish(server)
    television.watch(15)
    assert {frame["release"] for frame in playing(television)} == {old.id}
    assert television.evaluate(POINTER)["current"] == old.id


def unpaintable(maker: Maker) -> Board:
    """Make a release whose files arrive as they should and are no pictures."""
    board = maker.board("stricata", pictures=1)
    document = dict(board.document)
    media = put(board.files, b"nu este o imagine", "webp", "image/webp")
    html = f'<article class="slide"><img src="{media["url"]}" alt=""></article>'
    for name in ("slides", "fallback"):
        entry = document[name][0] if name == "slides" else document[name]
        broken = finished(entry | {"html": html, "media": [media]})
        document[name] = [broken] if name == "slides" else broken
    return Board(released(document), board.files)


def test_a_release_that_cannot_be_painted_is_refused(
    television: Television, server: Faulty, maker: Maker
):
    old, bad, good = maker.board("veche"), unpaintable(maker), maker.board("buna")
    old.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, old)
    bad.publish(server)
    until(television, lambda: bad.id in television.evaluate(POINTER)["refused"])
    assert television.evaluate(POINTER)["current"] == old.id
    good.publish(server)
    television.wait(30, release=good.id)
    assert wrongs(television.frames, [old, good]) == []


def test_when_the_machine_has_lost_the_files_of_a_release_the_one_before_it_plays(
    television: Television, server: Faulty, maker: Maker
):
    old, new = maker.board("veche"), maker.board("noua")
    old.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, old)
    new.publish(server)
    television.wait(30, release=new.id)
    lost = json.dumps(sorted(new.addresses - old.addresses))
    television.evaluate(
        f"""caches.open("files" + location.pathname).then(
          (cache) => Promise.all({lost}.map((url) => cache.delete(url))))"""
    )
    server.die()
    television.pull_the_plug()
    television.switch_on(server.url + PLAYER)
    television.wait(30, release=old.id, player="playing")
    assert television.evaluate(POINTER)["current"] == old.id
    assert wrongs(playing(television), [old, new]) == []


class NewShell:
    """Another version of the player, as a deployment brings it; ``script`` is its main module."""

    def __init__(self, maker: Maker, change: Callable[[bytes], bytes]) -> None:
        worker = maker.fetch(WORKER).decode()
        self.page = maker.fetch(PLAYER).decode()
        found = MAIN.search(self.page)
        assert found
        self.script = change(maker.fetch(found[0]))
        digest = hashlib.sha256(self.script).hexdigest()
        self.address = f"/static/js/player/main.{digest[:12]}.js"
        self.version = digest[:16]
        start = worker.index("{", worker.index("serve("))
        described = json.loads(worker[start : worker.rindex(")")])
        old = described["version"]
        files = [file for file in described["files"] if file["url"] != found[0]]
        files.append({"url": self.address, "sha256": digest, "bytes": len(self.script)})
        self.page = self.page.replace(old, self.version).replace(found[0], self.address)
        document = json.dumps({"version": self.version, "files": files})
        self.worker = f"{worker[:start]}{document});\n"

    def deploy(self, server: Faulty) -> None:
        server.serve(self.address, self.script, "text/javascript")
        for path, text, kind in (
            (WORKER, self.worker, "text/javascript"),
            (PLAYER, self.page, "text/html; charset=utf-8"),
        ):
            headers = {"Content-Type": kind, "Cache-Control": "no-cache"}
            answer = Answer(200, text.encode(), headers)
            server.own[path] = partial(_always, answer)


def _always(answer: Answer, _asked: dict[str, str]) -> Answer:
    return answer


def test_a_new_version_of_the_player_starts_between_two_slides_when_all_of_it_is_here(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("tabla")
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, board)
    old = shell_of(television)
    new = NewShell(maker, lambda script: script + b"\n// noua\n")
    server.fail(new.address, Fault("corrupt", 100))
    new.deploy(server)
    television.evaluate(UPDATE)
    until(television, lambda: server.asked(new.address))
    television.watch(3)
    assert shell_of(television) == old
    server.lift()
    television.evaluate(UPDATE)
    until(television, lambda: shell_of(television) == new.version)
    television.wait(10, player="playing")
    server.die()
    television.pull_the_plug()
    television.switch_on(server.url + PLAYER)
    television.wait_for_player(10)
    assert shell_of(television) == new.version
    assert wrongs(playing(television), [board]) == []


def test_a_new_version_that_never_shows_a_picture_gives_way_to_the_one_before(
    television: Television, server: Faulty, maker: Maker
):
    board = maker.board("tabla")
    board.publish(server)
    television.switch_on(server.url + PLAYER)
    until_kept(television, board)
    old = shell_of(television)
    new = NewShell(maker, lambda _: b"// nimic\n")
    new.deploy(server)
    television.evaluate(UPDATE)
    until(television, lambda: shell_of(television) == new.version)
    for _ in range(2):
        television.pull_the_plug()
        television.switch_on(server.url + PLAYER)
        until(television, lambda: shell_of(television) == new.version)
    television.pull_the_plug()
    television.switch_on(server.url + PLAYER)
    television.wait_for_player(15)
    assert shell_of(television) == old
    television.evaluate(UPDATE)
    television.watch(3)
    assert shell_of(television) == old


def test_an_address_without_https_plays_verified_files_and_says_what_is_missing(
    playwright: Playwright, server: Faulty, maker: Maker
):
    board, new = maker.board("tabla"), maker.board("noua")
    board.publish(server)
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"],
        args=["--no-sandbox", "--host-resolver-rules=MAP avizier.lan 127.0.0.1"],
    )
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://avizier.lan:{server.port}{PLAYER}?diagnostic")
    assert page.evaluate("isSecureContext") is False
    page.wait_for_selector(f'html[data-release="{board.id}"]', timeout=20_000)
    wrong = next(iter(new.files))
    server.fail(wrong, Fault("corrupt", 1000))
    new.publish(server)
    page.wait_for_timeout(9000)
    assert page.locator("html").get_attribute("data-release") == board.id
    server.lift()
    page.wait_for_selector(f'html[data-release="{new.id}"]', timeout=30_000)
    assert "nu pornește fără rețea" in page.locator("#diagnostic").inner_text()
    assert errors == []
    browser.close()
