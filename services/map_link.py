"""From a service page to the licensed services that help the same people.

An editor pastes the address of the filtered list; only its filter is kept, so that the link holds
on whatever address the portal answers.
"""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import reverse

ROUTE = "directory_services"
MISSING_LABEL = "Scrieți ce se găsește pe hartă, de exemplu „Cantine sociale din București”."
MISSING_FILTER = "Copiați adresa listei de pe hartă sau goliți textul de mai sus."
WRONG_ADDRESS = (
    "Adresa nu este a hărții cu un filtru ales. Deschideți harta, filtrați, copiați adresa."
)


def tidy(page: Any) -> None:
    """Keep of a pasted address of the list its filter alone; anything else stays as typed."""
    parts = urlsplit(page.map_query.strip())
    if parts.path == reverse(ROUTE):
        page.map_query = urlencode([pair for pair in parse_qsl(parts.query) if pair[0] != "p"])


def address(page: Any) -> str:
    """Return where the link leads, or nothing."""
    if not (page.map_label and page.map_query):
        return ""
    return f"{reverse(ROUTE)}?{page.map_query}"


def problems(page: Any) -> dict[str, list[str]]:
    """Return what is wrong with the pair of fields."""
    if page.map_query and not _is_filter(page.map_query):
        return {"map_query": [WRONG_ADDRESS]}
    if page.map_query and not page.map_label:
        return {"map_label": [MISSING_LABEL]}
    if page.map_label and not page.map_query:
        return {"map_query": [MISSING_FILTER]}
    return {}


def _is_filter(text: str) -> bool:
    return not set(text) & set("/?# ") and bool(parse_qsl(text))
