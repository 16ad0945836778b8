"""Periodic jobs of the displays."""

from datetime import timedelta

from core.jobs import periodic
from displays import alerts, services
from displays.screens import pairing, records, silence


@periodic("displays.refresh_releases", every=timedelta(seconds=60))
def refresh_releases() -> None:
    """Let texts that depend on the date follow it: sums that expire, offices that open."""
    services.refresh_all()


@periodic("displays.drop_unused_media", every=timedelta(days=1))
def drop_unused_media() -> None:
    """Free the disk from files that no release names any more."""
    services.drop_unused_media()


@periodic("displays.refresh_alerts", every=timedelta(seconds=20))
def refresh_alerts() -> None:
    """Take alerts and pairing windows that are over out of the stored documents."""
    alerts.refresh_alerts()


@periodic("displays.watch_silence", every=timedelta(seconds=30))
def watch_silence() -> None:
    """Tell by e-mail which screens fell silent, and which are back."""
    silence.watch()


@periodic("displays.drop_old_reports", every=timedelta(days=1))
def drop_old_reports() -> None:
    """Keep the log of the screens as long as it may be needed, and no longer."""
    records.drop_old()
    pairing.forget_waiting()
