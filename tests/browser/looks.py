"""The looks in which a page must be readable by everybody: narrow and wide, light and dark."""

from collections.abc import Iterator

from playwright.sync_api import Page

WIDTHS = (360, 1280)


def each_look(page: Page) -> Iterator[str]:
    """Show an open page in one look after the other; yield the name of each."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            yield f"{width} {scheme}"
