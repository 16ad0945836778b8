"""Keeps the stored releases equal to the content."""

import logging
import time
from pathlib import Path

from django.conf import settings

from displays import store
from displays.models import NoticeboardPage, Screen
from displays.release import online_release, screen_release
from displays.screens import publications
from displays.stage.media import FOLDER

logger = logging.getLogger(__name__)
SCREENS = "screens"
BOARDS = "boards"
KEEP_UNUSED = 30 * 86_400


def refresh_all() -> list[str]:
    """Compose every release anew and store those that changed; return their screens' slugs."""
    screens = list(Screen.objects.select_related("noticeboard"))
    changed = [screen.slug for screen in screens if refresh_screen(screen)]
    for slug in set(store.keys(SCREENS)) - {screen.slug for screen in screens}:
        store.forget(SCREENS, slug)
    boards = {str(board.pk): board for board in NoticeboardPage.objects.live()}
    for key in store.keys(BOARDS):
        if key in boards:
            store.store(BOARDS, key, online_release(boards[key]))
        else:
            store.forget(BOARDS, key)
    return changed


def refresh_screen(screen: Screen) -> bool:
    """Compose one screen's release; say whether it changed. A failure keeps the one before.

    The publication is written down even when the file was there before, as after a restored backup.
    """
    try:
        document = screen_release(screen)
        changed = store.store(SCREENS, screen.slug, document)
        publications.note(screen, document["release"])
    except Exception:  # whatever is wrong with a slide, publishing and the other screens go on
        logger.exception("The release of screen %s could not be composed", screen.slug)
        return False
    return changed


def drop_unused_media() -> int:
    """Delete released files that no release has named for a month; return how many."""
    text = "".join(str(document) for document in store.documents())
    old = time.time() - KEEP_UNUSED
    dropped = 0
    for file in (Path(settings.MEDIA_ROOT) / FOLDER).glob("*"):
        if file.stat().st_ctime < old and file.name not in text:
            file.unlink()
            dropped += 1
    return dropped
