"""What every template knows of the site: identity, alerts, main menu."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wagtail.models import Page, Site

from core import menu_entries
from core.csp import ANALYTICS, CONSOLE_PREFIX, use_policy
from core.models import PortalSettings, SiteAlert
from core.routing import menu_of

PLAYER_PREFIX = "/ecran/"


def main_menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the pages of the menu as {"title", "url", "active"}, in at most one query."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = getattr(request, "menu_pages", None)
    if pages is None:
        pages = Page.objects.filter(menu_of(site.root_page))
    items = []
    for page in pages:
        url = page.get_url(request) or "/"
        items.append({"title": page.title, "url": url, "active": request.path.startswith(url)})
    return items


def portal(request: HttpRequest) -> dict[str, Any]:
    """Give templates ``portal``, ``site_alerts``, ``main_menu``, ``home_url``; nothing in the console."""
    if request.path.startswith(CONSOLE_PREFIX) or Site.find_for_request(request) is None:
        return {}
    settings = PortalSettings.for_request(request)
    if settings.analytics_id and not request.path.startswith(PLAYER_PREFIX):
        use_policy(request, ANALYTICS)
    return {
        "portal": settings,
        "home_url": "/",
        "main_menu": SimpleLazyObject(
            lambda: [*main_menu(request), *menu_entries.items(request.path)]
        ),
        "site_alerts": SimpleLazyObject(lambda: list(SiteAlert.objects.current())),
    }
