"""„De lucru”: what waits for people, a registry that every part of the directory adds to.

A part registers its queue from the module with its console hooks; the count is one cheap query.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from directory.rights import MODERATE


@dataclass(frozen=True)
class Queue:
    """A list of decisions: its name, its address, how many wait, and who may decide.

    ``order`` sorts the overview; ``help`` says in a sentence what is decided there.
    """

    label: str
    url_name: str
    count: Callable[[], int]
    right: str = MODERATE
    icon: str = "clipboard-list"
    order: int = 100
    help: str = ""


@dataclass(frozen=True)
class Waiting:
    """A queue as one user sees it now."""

    queue: Queue
    count: int
    url: str


_queues: dict[str, Queue] = {}


def register(queue: Queue) -> Queue:
    """Add a queue; one address has one queue."""
    _queues[queue.url_name] = queue
    return queue


def waiting_for(user: Any) -> list[Waiting]:
    """Return the queues in which this user may decide, with how much waits in each."""
    mine = [queue for queue in _queues.values() if user.has_perm(queue.right)]
    return [
        Waiting(queue, queue.count(), reverse(queue.url_name))
        for queue in sorted(mine, key=lambda queue: (queue.order, queue.label))
    ]
