"""The queues that the keepers of the map work through, and how many wait in each."""

from django.db.models import QuerySet

from directory.console import filters
from directory.console.queues import Queue, register
from directory.models import Conflict, FieldValue, QueueItem, Service, Stage, Status
from directory.rights import ADMINISTER


def waiting_values() -> QuerySet[FieldValue]:
    """Return the values that providers sent and nobody decided on, the oldest first."""
    return FieldValue.objects.filter(state=FieldValue.State.WAITING).order_by("at", "pk")


def open_questions() -> QuerySet[QueueItem]:
    """Return what the import could not decide."""
    return QueueItem.objects.filter(state=QueueItem.State.OPEN)


def open_conflicts() -> QuerySet[Conflict]:
    """Return where the register changed its mind under another published value."""
    return Conflict.objects.filter(state=Conflict.State.OPEN)


def in_review() -> QuerySet[Service]:
    """Return the services that nobody outside sees yet."""
    return Service.objects.filter(stage=Stage.IN_REVIEW).exclude(status=Status.DEFUNCT)


def without_point() -> QuerySet[Service]:
    """Return the working services whose main place has no point."""
    return Service.objects.filter(pk__in=filters.without_point(), status=Status.ACTIVE)


register(
    Queue(
        "De hotărât din import",
        "directory_console_questions",
        lambda: open_questions().count(),
        order=10,
        icon="help",
        help="Valori din registru pe care importul nu le-a putut înțelege sigur.",
    )
)
register(
    Queue(
        "Valori de la furnizori",
        "directory_console_values",
        lambda: waiting_values().count(),
        order=20,
        icon="edit",
        help="Schimbări trimise de furnizori, care se publică numai după ce le acceptați.",
    )
)
register(
    Queue(
        "Conflicte cu registrul",
        "directory_console_conflicts",
        lambda: open_conflicts().count(),
        order=30,
        icon="warning",
        help="Registrul nou spune altceva decât valoarea publicată.",
    )
)
register(
    Queue(
        "Servicii în verificare",
        "directory_console_review",
        lambda: in_review().count(),
        order=40,
        icon="view",
        help="Servicii care nu apar public până când nu sunt legate de o licență.",
    )
)
register(
    Queue(
        "Servicii fără punct pe hartă",
        "directory_console_unlocated",
        lambda: without_point().count(),
        right=ADMINISTER,
        order=50,
        icon="site",
        help="Apar în listă, dar nu pe hartă și nici la „aproape de mine”.",
    )
)
