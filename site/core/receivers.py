"""Turns the framework's many signals into ``content_changed``."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core import models
from core.signals import content_changed
from core.social import ensure_card

SHARED_MODELS = (
    models.Amount,
    models.Film,
    models.Office,
    models.PortalImage,
    models.PortalSettings,
)


def announce(instance: Any) -> None:
    """Send ``content_changed`` once the database holds the change."""
    transaction.on_commit(
        lambda: content_changed.send_robust(sender=type(instance), source=instance)
    )


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def page_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page appeared, changed, moved or went."""
    announce(instance)


@receiver(page_published)
def card_needed(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page without a picture of its own gets a card for social networks."""
    site = instance.get_site()
    if site is not None and not getattr(instance, "share_image", None):
        name = models.PortalSettings.for_site(site).name
        transaction.on_commit(lambda: ensure_card(instance.title, name), robust=True)


@receiver([post_save, post_delete])
def shared_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """Something that pages show by reference was saved or deleted."""
    if isinstance(instance, SHARED_MODELS) or (
        kwargs.get("created") is None and hasattr(instance, "depth") and hasattr(instance, "live")
    ):
        announce(instance)
