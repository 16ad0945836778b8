"""E-mail when a screen falls silent, once, and when it is back.

A message that could not be sent is tried again at the next turn: only a sent one is remembered.
"""

import logging
from datetime import datetime

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone

from core.console.roles import Role
from core.models import PortalSettings
from displays.models import Screen, ScreenState
from displays.models.screen import split_addresses
from displays.screens.monitoring import ScreenStatus, statuses

logger = logging.getLogger(__name__)


def watch() -> None:
    """Tell who must know of every screen that fell silent or came back."""
    for status in statuses():
        state = getattr(status.screen, "reported", None)
        if state is None:
            continue
        try:
            _watch(status, state)
        except Exception:  # the mail server is down, say: the other screens are looked after too
            logger.exception(
                "E-mailul despre ecranul %s nu a plecat; se încearcă din nou.", status.screen.slug
            )


def _watch(status: ScreenStatus, state: ScreenState) -> None:
    told = state.silence_notified_at
    if told is None:
        if status.is_silent and _send("silent", status, since=status.heard_at):
            _remember(state, status.now)
    elif status.paired_at is None or status.is_retired:
        _remember(state, None)
    elif status.is_fresh:
        _send("back", status, since=told)
        _remember(state, None)


def _remember(state: ScreenState, moment: datetime | None) -> None:
    """Write the one column: a report may write the others meanwhile."""
    ScreenState.objects.filter(pk=state.pk).update(silence_notified_at=moment)


def _send(kind: str, status: ScreenStatus, *, since: datetime | None) -> bool:
    """Send a message; say whether there was anybody to send it to."""
    screen = status.screen
    addresses = recipients(screen)
    if not addresses:
        return False
    context = {
        "screen": screen,
        "since": timezone.localtime(since) if since else None,
        "now": timezone.localtime(status.now),
        "base_url": PortalSettings.for_site(screen.noticeboard.get_site()).base_url,
    }
    subject = {
        "silent": f"Ecranul „{screen}” nu mai răspunde",
        "back": f"Ecranul „{screen}” răspunde din nou",
    }[kind]
    send_mail(subject, render_to_string(f"displays/mail/{kind}.txt", context), None, addresses)
    return True


def recipients(screen: Screen) -> list[str]:
    """Return who is told: the screen's own list, else the administrators with an address."""
    own = split_addresses(screen.alert_emails or "")
    if own:
        return own
    administrators = User.objects.filter(groups__name=Role.ADMINISTRATOR.value, is_active=True)
    return sorted(set(administrators.exclude(email="").values_list("email", flat=True)))
