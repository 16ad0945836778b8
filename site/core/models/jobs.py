"""The database's memory of periodic jobs."""

from django.db import models


class ScheduledJob(models.Model):
    """When a periodic job is due next; ``due_at`` doubles as the lease of who runs it."""

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = "lucrare periodică"
        verbose_name_plural = "lucrări periodice"

    def __str__(self) -> str:
        return self.name
