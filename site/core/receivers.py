"""Turns the framework's many signals into ``content_changed``."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Page
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


def shared_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """Something that pages show by reference was saved or deleted, or a page was deleted."""
    announce(instance)


# By model: a receiver for all of them would be called for each row that any import writes.
for _shared in SHARED_MODELS:
    post_save.connect(shared_changed, sender=_shared)
    post_delete.connect(shared_changed, sender=_shared)
for _page in apps.get_models():
    if issubclass(_page, Page):
        post_delete.connect(shared_changed, sender=_page)
