"""Periodic jobs of the directory."""

from datetime import timedelta

from django.utils import timezone

from core.jobs import periodic
from directory.licence_events import from_calendar
from directory.providers import tasks as provider_tasks  # noqa: F401 -- registers its jobs


@periodic("directory.licences", every=timedelta(days=1))
def licences() -> None:
    """Note licences that expire."""
    from_calendar(timezone.localdate())
