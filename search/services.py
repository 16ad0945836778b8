"""Finding pages by words."""

import re
from typing import Any

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, Site
from wagtail.search.utils import normalise_query_string

from core.text import repair_romanian
from displays.models import SlidePage

MAX_QUERY = 200
_WORD = re.compile(r"\w+")


def clean_query(raw: str) -> str:
    """Return what was typed: letters repaired, control characters and excess length dropped."""
    text = "".join(c if c.isprintable() else " " for c in repair_romanian(raw[: 4 * MAX_QUERY]))
    return " ".join(text.split())[:MAX_QUERY]


def find_pages(query: str, site: Site) -> Any:
    """Return the live pages of the site that answer, best first; any word may match."""
    words = " ".join(_WORD.findall(query))  # signs are operators to the database's search
    if not words:
        return []
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    return pages.exclude(pk__in=SlidePage.objects.hidden_ids()).search(words, operator="or")


def promoted_results(query: str) -> Any:
    """Return what editors promoted for these words; what visitors type is not stored."""
    words = normalise_query_string(query)
    return SearchPromotion.objects.filter(query__query_string=words).select_related("page")
