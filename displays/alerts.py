"""The alert documents of screens and boards: what takes over the picture now, as stored files.

A document is ``{"schema", "pairing_until", "alert"}``. Players ask for it every few seconds, so
answering it reads one file; only the moment at which its alert is over asks the database again.
"""

import json
import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.template.defaultfilters import date as long_date
from django.utils import timezone

from displays import store
from displays.models import AlertTemplate, HallAlert, NoticeboardPage, Screen
from displays.stage.slides import sha256, to_html

logger = logging.getLogger(__name__)
SCHEMA = 1
SCREENS = "alerts"
BOARDS = "board-alerts"
WORD_JOINER = "\u2060"
THEMES = {
    AlertTemplate.EVACUATION: "evacuare",
    AlertTemplate.CLOSED: "noapte",
    AlertTemplate.OUT_OF_ORDER: "galben",
    AlertTemplate.FREE: "albastru",
}
ICONS = {
    AlertTemplate.EVACUATION: "displays/icons/exit.html",
    AlertTemplate.CLOSED: "displays/icons/closed.html",
    AlertTemplate.OUT_OF_ORDER: "displays/icons/warning.html",
    AlertTemplate.FREE: "displays/icons/info.html",
}


def refresh_alerts() -> None:
    """Write the document of every screen and board anew, without alerts that are over."""
    with store.alone(SCREENS):
        running = list(HallAlert.objects.running().prefetch_related("screens"))
        screens = list(Screen.objects.all())
        for screen in screens:
            found = next((alert for alert in running if screen in alert.screens.all()), None)
            _keep(SCREENS, screen.slug, found, screen.pairing_until)
        _forget_others(SCREENS, (screen.slug for screen in screens))
        online = next((alert for alert in running if alert.site_alert_id), None)
        boards = [str(pk) for pk in NoticeboardPage.objects.live().values_list("pk", flat=True)]
        for key in boards:
            _keep(BOARDS, key, online, None)
        _forget_others(BOARDS, boards)


def current(kind: str, key: str) -> store.StoredRelease | None:
    """Return the stored document; one whose alert is over by now is composed anew first."""
    stored = store.current(kind, key)
    if stored is not None:
        end = _end(stored)
        if end is None or timezone.now() < end:
            return stored
        refresh_alerts()
    return store.current(kind, key)


def alert_on(screen: Screen) -> str | None:
    """Give the key of the alert that was handed to a screen, None when there is none."""
    stored = current(SCREENS, screen.slug)
    alert = json.loads(stored.body)["alert"] if stored is not None else None
    return alert["id"] if alert else None


def entry(alert: HallAlert) -> dict[str, Any]:
    """Return an alert as it stands in the document."""
    data = {
        "id": str(alert.pk),
        "template": alert.template,
        "html": stage_html(alert),
        "starts_at": _utc(alert.starts_at),
        "ends_at": _utc(alert.ends_at),
    }
    return data | {"digest": sha256(data)}


def stage_html(alert: HallAlert) -> str:
    """Return the picture of an alert for the stage."""
    template = AlertTemplate(alert.template)
    closed = template == AlertTemplate.CLOSED
    today = long_date(timezone.localtime(alert.starts_at), "l, j F Y") if closed else ""
    context = {
        "template": template,
        "title": _unbroken(alert.title),
        "text": _unbroken(alert.text),
        "theme": THEMES[template],
        "icon": ICONS[template],
        "today": today,
    }
    return to_html("displays/alerts/alert.html", context)


def _keep(kind: str, key: str, alert: HallAlert | None, pairing_until: datetime | None) -> None:
    """Store one document. A failure keeps the one before and must not stop the other screens."""
    try:
        pairing = pairing_until if pairing_until and pairing_until > timezone.now() else None
        document = {
            "schema": SCHEMA,
            "pairing_until": _utc(pairing) if pairing else None,
            "alert": entry(alert) if alert else None,
        }
        store.store(kind, key, document)
    except Exception:  # an alert must reach every screen that can be reached
        logger.exception("The alert document %s/%s could not be written", kind, key)


def _forget_others(kind: str, known: Iterable[str]) -> None:
    for key in set(store.keys(kind)) - set(known):
        store.forget(kind, key)


def _unbroken(text: str) -> str:
    """Keep „s-a” on one line: no break after a hyphen."""
    return text.replace("-", "-" + WORD_JOINER)


@lru_cache(maxsize=64)
def _end(stored: store.StoredRelease) -> datetime | None:
    alert = json.loads(stored.body)["alert"]
    return datetime.fromisoformat(alert["ends_at"]) if alert else None


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
