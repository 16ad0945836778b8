"""When a page changed, as the sitemap tells it to search engines."""

from typing import Any

from django.db.models import Max
from django.http import HttpRequest


class SitemapMixin:
    """What BasePage adds to the sitemap: a list changes when a page on it does."""

    lists_pages_below = False

    def get_sitemap_urls(self: Any, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return Wagtail's entries with the day of the newest page that a list shows."""
        entries: list[dict[str, Any]] = super().get_sitemap_urls(request)  # type: ignore[misc]  # Page's method
        if self.lists_pages_below:
            newest = self.get_descendants().live().aggregate(at=Max("last_published_at"))["at"]
            for entry in entries:
                entry["lastmod"] = max(filter(None, (entry["lastmod"], newest)), default=None)
        return entries
