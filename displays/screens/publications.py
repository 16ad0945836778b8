"""How far each release came on its screen: published, downloaded, confirmed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from displays.models import Play, Publication, Screen
from displays.models.play import Kind
from displays.models.state import Playing
from displays.screens.reports import Report

LOOK_BACK = 50  # publications; a player that was away longer has nothing to say about older ones
SHOWS_ITS_RELEASE = {Playing.PLAYING, Playing.FALLBACK}
SHARPNESS = timedelta(seconds=1)  # of a browser's clock against itself


def note(screen: Screen, release: str) -> None:
    """Write down that a screen is given a release, unless it is the one that it has.

    The caller composes alone, so two processes never write the same publication.
    """
    latest = screen.publications.first()
    if latest is None or latest.release != release:
        Publication.objects.create(screen=screen, release=release)


def advance(screen: Screen, report: Report, received: datetime) -> None:
    """Take from a report what was downloaded and what is on screen.

    Entries carry the player's time. Their age against the moment of sending is what counts, so a
    clock that is wrong does no harm; a row never lies before its publication or after the report.
    """
    known = list(screen.publications.all()[:LOOK_BACK])
    changed: dict[int, Publication] = {}
    sent = report.now.at or received
    for entry in report.entries:
        if entry.kind not in {Kind.DOWNLOADED, Kind.FLIPPED} or not entry.ok:
            continue
        moment = min(received, received - (sent - entry.at))
        row = _published_by(known, entry, moment)
        if row is not None and _set(row, moment, on_screen=entry.kind == Kind.FLIPPED):
            changed[row.pk] = row
    if known and _proves(report, known[0], received):
        changed[known[0].pk] = known[0]
    if changed:
        Publication.objects.bulk_update(changed.values(), ["downloaded_at", "confirmed_at"])


def _published_by(
    known: Iterable[Publication], entry: Play, moment: datetime
) -> Publication | None:
    """Return the latest publication of the entry's release that it can speak about."""
    return next(
        (
            row
            for row in known
            if row.release == entry.release and row.published_at <= moment + SHARPNESS
        ),
        None,
    )


def _proves(report: Report, current: Publication, received: datetime) -> bool:
    """What a player has now needs no entry; say whether that was news."""
    now = report.now
    on_screen = now.release == current.release and now.state in SHOWS_ITS_RELEASE
    if not on_screen and now.downloaded != current.release:
        return False
    return _set(current, received, on_screen=on_screen)


def _set(row: Publication, moment: datetime, *, on_screen: bool) -> bool:
    moment = max(moment, row.published_at)
    before = (row.downloaded_at, row.confirmed_at)
    row.downloaded_at = row.downloaded_at or moment
    if on_screen:
        row.confirmed_at = row.confirmed_at or moment
    return (row.downloaded_at, row.confirmed_at) != before
