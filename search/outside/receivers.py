"""What changed on the site waits to be announced to search engines."""

from copy import copy
from typing import Any

from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search.outside.announcements import is_announcing, remember


@receiver(page_published)
def published(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page appeared or changed."""
    remember(instance)


@receiver(page_unpublished)
def unpublished(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page went; it is nobody's business if it stood in no list before."""
    before = copy(instance.specific)
    before.live = True
    remember(before)


@receiver(page_slug_changed)
def renamed(sender: type, instance: Any, instance_before: Any, **kwargs: Any) -> None:
    """A page and those below it have other addresses; the old ones lead there."""
    _moved(instance, instance_before.url_path)


@receiver(post_page_move)
def moved(sender: type, instance: Any, url_path_before: str, **kwargs: Any) -> None:
    """A page went elsewhere in the tree, or only changed places with its neighbours."""
    if instance.url_path != url_path_before:
        _moved(instance, url_path_before)


def _moved(page: Page, path_before: str) -> None:
    if not is_announcing(page):
        return
    pages = page.get_descendants(inclusive=True).live().specific()
    for now in pages:
        before = copy(now)
        before.url_path = path_before + now.url_path.removeprefix(page.url_path)
        remember(now, before)
