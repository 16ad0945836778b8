"""„Ce am de făcut azi”: a registry of short functions that say what waits for an editor.

Every app registers providers in its ``console`` module; ``core`` knows none of the apps.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.http import HttpRequest
from django.utils.module_loading import autodiscover_modules

PANEL_LINES = 7


class Urgency(IntEnum):
    """How long a task may wait; the panel shows the most urgent first."""

    NOW = 0
    SOON = 1
    LATER = 2


@dataclass(frozen=True)
class Task:
    """One line: what to do, where one click leads, and why or since when."""

    text: str
    url: str
    detail: str = ""
    icon: str = "edit"
    urgency: Urgency = Urgency.SOON


Provider = Callable[[HttpRequest], Iterable[Task]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a provider; usable as a decorator."""
    _providers.append(provider)
    return provider


def for_request(request: HttpRequest) -> list[Task]:
    """Return everything that waits for the signed-in user, the most urgent first."""
    autodiscover_modules("console")
    found = [task for provider in _providers for task in provider(request)]
    return sorted(found, key=lambda task: task.urgency)


def panel_lines(tasks: list[Task]) -> tuple[list[Task], int]:
    """Return the lines that fit the panel and how many more there are.

    The link to the rest takes a line of its own, so that there are never more than seven.
    """
    if len(tasks) <= PANEL_LINES:
        return tasks, 0
    shown = tasks[: PANEL_LINES - 1]
    return shown, len(tasks) - len(shown)
