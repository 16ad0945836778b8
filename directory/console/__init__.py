"""The directory's pages in the administration console; who may use them, and what waits there."""

from collections.abc import Iterator

from django.http import HttpRequest

from core.console.roles import MapRole, Role, grant, grant_map
from core.console.tasks import Task, Urgency, register
from core.romanian import counted
from directory.console import queues
from directory.rights import ADMINISTER, MODERATE

grant(MODERATE, Role.ADMINISTRATOR)
grant(ADMINISTER, Role.ADMINISTRATOR)
grant_map(MODERATE, *MapRole)
grant_map(ADMINISTER, MapRole.ADMINISTRATOR)


@register
def waiting_decisions(request: HttpRequest) -> Iterator[Task]:
    """One line a queue of the directory in which something waits."""
    for waiting in queues.waiting_for(request.user):
        if waiting.count:
            yield Task(
                text=f"Harta serviciilor: {waiting.queue.label}",
                url=waiting.url,
                detail=counted(waiting.count, "lucru așteaptă", "lucruri așteaptă"),
                icon=waiting.queue.icon,
                urgency=Urgency.SOON,
            )
