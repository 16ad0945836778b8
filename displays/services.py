"""Keeps the stored releases equal to the content.

A release is composed from what is read inside the lock of its kind: whoever writes last has read
last, so no process puts an older release back.
"""

import json
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
FILES = "files"
LAST_NAMED = "last-named"
KEEP_UNUSED = 30 * 86_400


def refresh_all() -> list[str]:
    """Compose every release anew and store those that changed; return their screens' slugs."""
    with store.alone(SCREENS):
        screens = list(Screen.objects.select_related("noticeboard"))
        changed = [screen.slug for screen in screens if _compose(screen)]
        for slug in set(store.keys(SCREENS)) - {screen.slug for screen in screens}:
            store.forget(SCREENS, slug)
    with store.alone(BOARDS):
        boards = {str(board.pk): board for board in NoticeboardPage.objects.live()}
        for key in store.keys(BOARDS):
            if key in boards:
                store.store(BOARDS, key, online_release(boards[key]))
            else:
                store.forget(BOARDS, key)
    return changed


def refresh_screen(screen: Screen) -> bool:
    """Compose one screen's release as the database has it now; say whether it changed."""
    with store.alone(SCREENS):
        found = Screen.objects.select_related("noticeboard").filter(pk=screen.pk).first()
        return found is not None and _compose(found)


def refresh_board(board: NoticeboardPage) -> None:
    """Compose the online release of one board as the database has it now."""
    with store.alone(BOARDS):
        found = NoticeboardPage.objects.live().filter(pk=board.pk).first()
        if found is not None:
            store.store(BOARDS, str(found.pk), online_release(found))


def _compose(screen: Screen) -> bool:
    """Store the release of a screen; say whether it changed. A failure keeps the one before.

    The publication is written down first, so that no player can report a release that has none;
    and even when the file was there before, as after a restored backup.
    """
    try:
        document = screen_release(screen)
        publications.note(screen, document["release"])
        return store.store(SCREENS, screen.slug, document)
    except Exception:  # whatever is wrong with a slide, publishing and the other screens go on
        logger.exception("The release of screen %s could not be composed", screen.slug)
        return False


def drop_unused_media() -> int:
    """Delete released files that no release has named for a month; return how many.

    Each run writes down when it last saw a file named: the times of the file itself are those of
    the upload, because both are one file on the disk. Nothing is composed meanwhile.
    """
    now = time.time()
    dropped = 0
    with store.alone(SCREENS), store.alone(BOARDS):
        text = "".join(str(store.documents(kind)) for kind in (SCREENS, BOARDS))
        stored = store.current(FILES, LAST_NAMED)
        before: dict[str, float] = json.loads(stored.body) if stored else {}
        named: dict[str, float] = {}
        for file in (Path(settings.MEDIA_ROOT) / FOLDER).glob("*"):
            seen = now if file.name in text else before.get(file.name, now)
            if now - seen > KEEP_UNUSED:
                file.unlink(missing_ok=True)
                dropped += 1
            else:
                named[file.name] = seen
        store.store(FILES, LAST_NAMED, named)
    return dropped
