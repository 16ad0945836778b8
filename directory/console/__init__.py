"""The directory's pages in the administration console; who may use them, and what waits there."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from core.console.roles import MapRole, Role, grant, grant_map
from core.console.tasks import Task, Urgency, register
from core.romanian import counted, number
from directory.console import queues
from directory.rights import ADMINISTER, MODERATE

SHOWN = 4

grant(MODERATE, Role.ADMINISTRATOR)
grant(ADMINISTER, Role.ADMINISTRATOR)
grant_map(MODERATE, *MapRole)
grant_map(ADMINISTER, MapRole.ADMINISTRATOR)


@register
def waiting_decisions(request: HttpRequest) -> Iterator[Task]:
    """One line for all queues of the directory; with a single one it leads straight there."""
    waiting = [found for found in queues.waiting_for(request.user) if found.count]
    if not waiting:
        return
    total = sum(found.count for found in waiting)
    alone = len(waiting) == 1
    yield Task(
        text=f"Harta serviciilor: {counted(total, 'lucru', 'lucruri')} de hotărât",
        url=waiting[0].url if alone else reverse("directory_console_work"),
        detail="; ".join(
            f"{found.queue.label}: {number(found.count)}" for found in waiting[:SHOWN]
        ),
        icon="site",
        urgency=Urgency.SOON,
    )
