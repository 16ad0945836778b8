"""Periodic jobs of the displays."""

from datetime import timedelta

from core.jobs import periodic
from displays import services


@periodic("displays.refresh_releases", every=timedelta(seconds=60))
def refresh_releases() -> None:
    """Let texts that depend on the date follow it: sums that expire, offices that open."""
    services.refresh_all()


@periodic("displays.drop_unused_media", every=timedelta(days=1))
def drop_unused_media() -> None:
    """Free the disk from files that no release names any more."""
    services.drop_unused_media()
