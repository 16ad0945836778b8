"""Composes releases anew when what they show changes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.signals import content_changed
from displays import alerts, services
from displays.models import Screen


@receiver(content_changed, dispatch_uid="displays.refresh_releases")
def refresh_releases(sender: type, **kwargs: Any) -> None:
    """Something that the public sees changed: it may stand on a slide or in a frame."""
    services.refresh_all()


@receiver([post_save, post_delete], sender=Screen, dispatch_uid="displays.screen_changed")
def screen_changed(sender: type, **kwargs: Any) -> None:
    """A screen was registered, changed or removed."""
    transaction.on_commit(services.refresh_all)
    transaction.on_commit(alerts.refresh_alerts)
