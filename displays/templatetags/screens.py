"""Words and figures of the screens' pages in the console."""

from datetime import datetime, timedelta

from django import template
from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from displays.screens import cards
from displays.screens.faults import fault
from displays.stage.slides import FALLBACK_ID

register = template.Library()
ALERT = "@alert-"


@register.filter
def to_the_second(moment: datetime | None, part: str = "") -> str:
    """„22.11.2026, 10:32:06”, or its time alone."""
    if moment is None:
        return ""
    if part == "time":
        return f"{timezone.localtime(moment):%H:%M:%S}"
    return cards.local_time(moment)


@register.filter
def duration(length: timedelta) -> str:
    """„2 ore și 5 minute”."""
    return cards.duration(length)


@register.filter
def milliseconds(value: int | None) -> str:
    """How long a slide was there; nothing for what has no length."""
    if value is None:
        return ""
    if value < 1000:  # noqa: PLR2004 -- under a second
        return "sub o secundă"
    return cards.duration(timedelta(milliseconds=value))


@register.filter
def slide_name(name: str) -> str:
    """Name what is no slide of a board."""
    if name == FALLBACK_ID:
        return "ecranul instituției"
    return "mesaj de alertă" if name.startswith(ALERT) else name


@register.filter
def fault_words(detail: str) -> str:
    """The sentence of a reported problem, whose code stands first."""
    return fault(detail.split(":", 1)[0].strip()).text


@register.filter
def person(user: AbstractUser) -> str:
    """The full name, or the name of the account."""
    return user.get_full_name() or user.get_username()
