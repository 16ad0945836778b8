"""What a browser says of itself, in words for staff."""

import re

BROWSERS = (
    ("Edge", r"Edg/(\d+)"),
    ("Opera", r"OPR/(\d+)"),
    ("Samsung Internet", r"SamsungBrowser/(\d+)"),
    ("Firefox", r"Firefox/(\d+)"),
    ("Chromium", r"(?:Chrome|Chromium)/(\d+)"),
    ("Safari", r"Version/(\d+).* Safari/"),
)
SYSTEMS = (
    ("Android", r"Android"),
    ("webOS", r"Web0S|webOS"),
    ("Tizen", r"Tizen"),
    ("Windows", r"Windows"),
    ("iPad sau iPhone", r"iPad|iPhone"),
    ("Mac", r"Macintosh"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux|X11"),
)


def describe(user_agent: str) -> str:
    """Return „Chromium 156, Linux”."""
    browser = next(
        (
            f"{name} {found[1]}"
            for name, pattern in BROWSERS
            if (found := re.search(pattern, user_agent))
        ),
        "browser necunoscut",
    )
    system = next((name for name, pattern in SYSTEMS if re.search(pattern, user_agent)), "")
    return f"{browser}, {system}" if system else browser
