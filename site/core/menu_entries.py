"""Entries of the public main menu that are no pages: the apps offer them."""

from typing import Any

from django.urls import reverse

_entries: list[tuple[str, str]] = []


def register(title: str, view: str) -> None:
    """Put the address of a view into the main menu, after the pages."""
    _entries.append((title, view))


def items(path: str) -> list[dict[str, Any]]:
    """Return the entries as the menu shows them on a path."""
    found = [(title, reverse(view)) for title, view in _entries]
    return [{"title": title, "url": url, "active": path.startswith(url)} for title, url in found]
