"""What editors put first for a query, with Wagtail's search promotions."""

from collections import defaultdict
from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion

from core.analysis import terms


@dataclass(frozen=True)
class Promotion:
    """A page or an outside address that comes first."""

    page_id: int | None
    title: str
    url: str
    description: str


def promotions() -> dict[frozenset[str], list[Promotion]]:
    """Return the promotions by the terms of their queries: inflection does not matter."""
    found: dict[frozenset[str], list[Promotion]] = defaultdict(list)
    for pick in SearchPromotion.objects.select_related("query").order_by("sort_order", "pk"):
        found[frozenset(terms(pick.query.query_string))].append(
            Promotion(
                pick.page_id, pick.external_link_text, pick.external_link_url, pick.description
            )
        )
    found.pop(frozenset(), None)
    return dict(found)
