"""When the memory of a process is out of date.

Whatever changes a document leaves a row here within its own transaction. The state is the
number of rows and the newest of them, so that a change that commits after a newer one is seen
as well. The day belongs to it, as amounts are worded by the day. One query a search; nothing is
locked.
"""

from datetime import date, datetime

from django.db import models
from django.utils import timezone

State = tuple[int, datetime | None, date]


class IndexChange(models.Model):
    """Something that the search knows was changed."""

    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        app_label = "search"
        verbose_name = "schimbare a indexului"
        verbose_name_plural = "schimbări ale indexului"

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%d.%m.%Y %H:%M:%S}"


def mark() -> None:
    """Note a change: every process reads the documents anew at its next search."""
    IndexChange.objects.create()


def state() -> State:
    """Return what a memory must have been made at to be fresh."""
    found = IndexChange.objects.aggregate(count=models.Count("pk"), newest=models.Max("at"))
    return found["count"], found["newest"], timezone.localdate()


def prune() -> None:
    """Forget all changes but the last."""
    newest = IndexChange.objects.order_by("-at", "-pk").first()
    if newest is not None:
        IndexChange.objects.exclude(pk=newest.pk).delete()
