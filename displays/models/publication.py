"""Publications: each release that a screen was given, and how far it came."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Publication(models.Model):
    """A release of a screen: published, downloaded, confirmed on screen.

    The same release may be published again after another one; the latest row is the current one.
    """

    screen = models.ForeignKey(
        "displays.Screen", on_delete=models.CASCADE, related_name="publications"
    )
    release = models.CharField(max_length=64)
    published_at = models.DateTimeField(default=timezone.now)
    downloaded_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "publicare pe ecran"
        verbose_name_plural = "publicări pe ecrane"
        ordering = ["-published_at", "-pk"]
        get_latest_by = ["published_at", "pk"]
        indexes = [models.Index(fields=["screen", "-published_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(downloaded_at__isnull=True)
                | Q(downloaded_at__gte=models.F("published_at")),
                name="publication_downloaded_after_published",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | Q(confirmed_at__gte=models.F("published_at")),
                name="publication_confirmed_after_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release[:12]}, {timezone.localtime(self.published_at):%d.%m.%Y %H:%M}"
