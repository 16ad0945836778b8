"""Pages of a list: a number that does not exist leads to the nearest that does."""

from typing import Any

from django.core.paginator import Page, Paginator


def page_of(paginator: Paginator[Any], number: str | None) -> Page[Any]:
    """Return the page asked for, else the first or the last."""
    text = (number or "1")[:9]
    return paginator.get_page(text if text.isascii() else "1")
