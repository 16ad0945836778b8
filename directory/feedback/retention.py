"""Addresses of people are kept only as long as they are needed."""

from datetime import timedelta

from django.utils import timezone

from directory.feedback import watches
from directory.models import Review, Suggestion

KEPT = timedelta(days=30)


def forget() -> None:
    """Drop the addresses of what was decided a month ago, and wishes that nobody confirmed."""
    limit = timezone.now() - KEPT
    for model in (Suggestion, Review):
        model.objects.filter(decided_at__lt=limit).exclude(email="").update(email="")
    watches.forget_unconfirmed()
