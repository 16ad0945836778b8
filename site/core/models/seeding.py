"""The memory of what was seeded, so that deleted default content stays deleted."""

from django.db import models


class SeededItem(models.Model):
    """The key of one seeder that has run in this database."""

    key = models.CharField(max_length=100, primary_key=True)
    seeded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "conținut inițial"
        verbose_name_plural = "conținut inițial"

    def __str__(self) -> str:
        return self.key
