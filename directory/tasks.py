"""Periodic jobs of the directory."""

from datetime import timedelta

from django.utils import timezone

from core.jobs import periodic
from directory.exports.build import build
from directory.feedback import retention
from directory.importing.console import work
from directory.licence_events import from_calendar
from directory.notifying import collector, notices
from directory.offline import build as offline
from directory.providers import tasks as provider_tasks  # noqa: F401 -- registers its jobs


@periodic("directory.licences", every=timedelta(days=1))
def licences() -> None:
    """Note licences that expire."""
    from_calendar(timezone.localdate())


@periodic("directory.notify", every=timedelta(minutes=5))
def notify() -> None:
    """Tell who wants to know what is new, at once or in a summary."""
    collector.collect()
    notices.send_summaries()


@periodic("directory.forget", every=timedelta(days=1))
def forget() -> None:
    """Forget addresses that are not needed any more, and what was told long ago."""
    retention.forget()
    notices.forget()


@periodic("directory.imports", every=timedelta(seconds=2))
def imports() -> None:
    """Start imports that wait and tell of those whose process died."""
    work.look_after()


@periodic("directory.old_imports", every=timedelta(hours=6))
def old_imports() -> None:
    """Delete files of imports that nobody finished."""
    work.drop_old()


@periodic("directory.open_data", every=timedelta(days=1))
def open_data() -> None:
    """Make the files of the open data anew."""
    build()


@periodic("directory.offline", every=timedelta(minutes=10))
def offline_copy() -> None:
    """Make the copy for devices anew if the register changed."""
    offline.refresh()
