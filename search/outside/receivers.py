"""What changed on the site waits to be announced to search engines."""

from typing import Any

from django.dispatch import receiver

from wagtail.signals import page_published, page_slug_changed, page_unpublished

from search.outside.announcements import remember


@receiver(page_published)
def published(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page appeared or changed; one that stands in no list is nobody's business."""
    if instance.get_sitemap_urls():
        remember(instance)


@receiver(page_unpublished)
def unpublished(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page went."""
    remember(instance)


@receiver(page_slug_changed)
def moved(sender: type, instance: Any, instance_before: Any, **kwargs: Any) -> None:
    """A page has another address; the old one leads there."""
    remember(instance_before)
