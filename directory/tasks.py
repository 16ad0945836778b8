"""Periodic jobs of the directory."""

from datetime import timedelta

from django.utils import timezone

from core.jobs import periodic
from directory.exports.build import build
from directory.licence_events import from_calendar


@periodic("directory.licences", every=timedelta(days=1))
def licences() -> None:
    """Note licences that expire."""
    from_calendar(timezone.localdate())


@periodic("directory.open_data", every=timedelta(days=1))
def open_data() -> None:
    """Make the files of the open data anew."""
    build()
