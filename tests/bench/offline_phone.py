"""A search in the saved map without the server, on a processor four times slower.

    CHROMIUM=… python -m tests.bench.offline_phone http://127.0.0.1:8000

From the click to the list in the page, worker included. Browsers slow only a page's main thread on
request, and the search is in a worker: the whole process is stopped three quarters of the time.
"""

import contextlib
import os
import signal
import statistics
import sys
import threading
import time
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, sync_playwright

RUNNING_S, STOPPED_S = 0.004, 0.012
# A person reads before asking again. What comes after the list (paint, filters) is done by then;
# without the rest it would be counted in the next search.
REST_MS = 400
ROUNDS = 5
QUERIES = (
    *("q=azil+batrani", "q=camin+pentru+persoane+varstnice+iasi", "q=cantnia+sociala"),
    *("q=centru+de+zi", "q=ingrijire+la+domiciliu", "q=cantinasociala", "q=lumina", "q=servicii"),
    *("q=centr+de+zi+pentr+copi+cu+handicp", "q=xyzzyq", "judet=CJ&grup=copii"),
    *("langa=Cluj-Napoca", "q=copii&langa=Iași&raza=50", "fel=privat&ordine=nume"),
)
FOLLOW = """async (address) => {
  const shown = document.querySelector("[data-offline]");
  const link = Object.assign(document.createElement("a"), { href: address });
  document.body.append(link);
  const started = performance.now();
  const there = new Promise((done) => new MutationObserver(() => done()).observe(
    shown, { attributes: true, attributeFilter: ["data-shown"] }));
  link.click();
  await there;
  const took = performance.now() - started;
  link.remove();
  return took;
}"""


@contextlib.contextmanager
def slowed(browser: Browser) -> Iterator[None]:
    """Let the browser's pages have a quarter of a processor."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    pages = [process["id"] for process in told["processInfo"] if process["type"] == "renderer"]
    ended = threading.Event()

    def stop_and_go() -> None:
        while not ended.is_set():
            for sign, seconds in ((signal.SIGSTOP, STOPPED_S), (signal.SIGCONT, RUNNING_S)):
                for pid in pages:
                    os.kill(pid, sign)
                time.sleep(seconds)

    thread = threading.Thread(target=stop_and_go)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def save(page: Page, url: str) -> None:
    """Save the whole country, then cut the line."""
    page.goto(f"{url}/harta/offline/")
    page.get_by_role("button", name="Salvați pentru offline").click()
    page.get_by_role("status").get_by_text("Merge și fără internet.").wait_for(timeout=60_000)
    page.context.set_offline(True)
    page.goto(f"{url}/harta/?q=copii")
    page.locator("li.found").first.wait_for()


def measure(page: Page, name: str, rounds: int = ROUNDS) -> float:
    """Print what searches take; return the median."""
    took = [(asked(page, query), query) for _ in range(rounds) for query in QUERIES]
    times = [milliseconds for milliseconds, _ in took]
    median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    worst, query = max(took)
    print(f"{name}: p50 {median:.0f} ms, p95 {p95:.0f} ms, worst {worst:.0f} ms ({query})")
    return median


def asked(page: Page, query: str) -> float:
    """Rest, then search; return the milliseconds of the search."""
    page.wait_for_timeout(REST_MS)
    return float(page.evaluate(FOLLOW, f"/harta/?{query}"))


def main() -> None:
    """Measure at full and at a quarter of the speed."""
    url = sys.argv[1].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        save(page, url)
        measure(page, "warming up", rounds=1)
        full = measure(page, "full speed")
        with slowed(browser):
            slow = measure(page, "a quarter")
        print(f"x{slow / full:.1f}")


if __name__ == "__main__":
    main()
