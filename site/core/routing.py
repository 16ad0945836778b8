"""The way from an address to its page in one query, whatever its depth.

Wagtail asks twice for every level, then for the pages above to see whether one is private; the
breadcrumb and the menu ask once more. Here the home page fetches all these pages together; what
they say of the target goes along with it, and the menu's pages go along with the request.
"""

from itertools import accumulate
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from wagtail.models import Page, PageViewRestriction

HOME_DEPTH = 2  # treebeard counts the invisible root as 1


def menu_of(home: Page) -> Q:
    """The condition for the pages of the main menu."""
    return Q(path__startswith=home.path, depth=home.depth + 1, live=True, show_in_menus=True)


def is_in_menu(page: Page) -> bool:
    """Whether a page below the home page stands in the main menu."""
    return bool(page.depth == HOME_DEPTH + 1 and page.live and page.show_in_menus)


class RoutingMixin:
    """What BasePage adds to finding a page."""

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> Any:
        """From the home page go straight to the target; otherwise as Wagtail does."""
        target = self._target(request, path_components) if self.depth == HOME_DEPTH else None
        if target is None or target is self:
            return super().route(request, path_components)  # type: ignore[misc]  # Page's method
        return target.route(request, [])

    def get_view_restrictions(self: Any) -> "QuerySet[PageViewRestriction]":
        """Ask the database only when a page of the address is private or an alias."""
        if self.__dict__.get("is_open_to_all"):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()  # type: ignore[misc]  # Page's method

    def arrive(self: Any, above: list[Page], *, is_open_to_all: bool) -> None:
        """Remember the pages of the address: they are the breadcrumb."""
        self.__dict__["_trail"] = [page for page in above if page.live]
        self.is_open_to_all = is_open_to_all

    def _target(self: Any, request: HttpRequest, path_components: list[str]) -> Any:
        """Return the page of this address below the home page, or None if a page above answers it."""
        addresses = list(
            accumulate(path_components, lambda path, slug: f"{path}{slug}/", initial=self.url_path)
        )
        restrictions = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        pages = list(
            Page.objects.filter(Q(url_path__in=addresses) | menu_of(self))
            .annotate(is_private=Exists(restrictions))
            .order_by("path")
        )
        request.menu_pages = [page for page in pages if is_in_menu(page)]  # type: ignore[attr-defined]  # ours
        found = [page for page in pages if page.url_path in addresses]
        if len(found) < len(addresses):
            return None
        model = found[-1].specific_class
        if model is None or not issubclass(model, RoutingMixin):
            return found[-1].specific
        target = self if not path_components else _fetch(model, found[-1].pk)
        is_open = not any(page.is_private or page.alias_of_id for page in found)
        target.arrive(found[:-1], is_open_to_all=is_open)
        return target


def _fetch(model: Any, pk: int) -> Any:
    return model.objects.select_related("social_image").get(pk=pk)
