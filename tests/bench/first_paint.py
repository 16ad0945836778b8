"""First contentful paint of each public page type on a poor line, next to a bare page.

    CHROMIUM=/usr/bin/chromium python -m tests.bench.first_paint http://127.0.0.1:8000

400 kbit/s and 400 ms (slow 3G as in shared browser tools), processor four times slower, cold
cache, median of five. The bare page is one line of HTML from the same server: the floor.
"""

import os
import statistics
import sys

from playwright.sync_api import Browser, sync_playwright

from tests.browser.addresses import FIXED_TYPES, SERVICES

RUNS = 5
LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
FLOOR = "/healthz"
FIRST_PAINT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntriesByName('first-contentful-paint')[0].startTime))
  .observe({type: 'paint', buffered: true}))"""


def first_paint(browser: Browser, url: str) -> float:
    """Return milliseconds from navigation to the first text or picture, cold."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="commit")
    painted = page.evaluate(FIRST_PAINT)
    context.close()
    return float(painted)


def main() -> None:
    """Print a row an address: median, worst, ratio to the bare page."""
    base = sys.argv[1].rstrip("/")
    addresses = {
        "bare": FLOOR,
        **FIXED_TYPES,
        **{f"service {n}": a for n, a in enumerate(SERVICES, 1)},
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        floor = 0.0
        for kind, address in addresses.items():
            runs = [first_paint(browser, base + address) for _ in range(RUNS)]
            median = statistics.median(runs)
            floor = floor or median
            print(f"{kind:24} {median:7.0f} ms  worst {max(runs):7.0f} ms  x{median / floor:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
