"""Periodic jobs of the directory."""

from datetime import timedelta

from django.utils import timezone

from core.jobs import periodic
from directory.importing.console import work
from directory.licence_events import from_calendar


@periodic("directory.licences", every=timedelta(days=1))
def licences() -> None:
    """Note licences that expire."""
    from_calendar(timezone.localdate())


@periodic("directory.imports", every=timedelta(seconds=2))
def imports() -> None:
    """Start imports that wait and tell of those whose process died."""
    work.look_after()


@periodic("directory.old_imports", every=timedelta(hours=6))
def old_imports() -> None:
    """Delete files of imports that nobody finished."""
    work.drop_old()
