"""The log of what screens did show, as their players wrote it."""

from django.db import models


class Kind(models.TextChoices):
    """What an entry is about."""

    SHOWN = "shown", "arătat"
    DOWNLOADED = "downloaded", "descărcat"
    FLIPPED = "flipped", "trecut la o versiune nouă"
    ERROR = "error", "problemă"
    STARTED = "started", "pornit"
    ALERT = "alert", "mesaj de alertă"


class Play(models.Model):
    """One entry: added once, never changed, deleted only when it is too old.

    Times are the player's own; ``duration_ms`` comes from its monotonic clock, so that a clock that
    is set meanwhile does not spoil it.
    """

    player = models.ForeignKey("displays.Player", on_delete=models.PROTECT, related_name="plays")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    boot = models.CharField(max_length=64, blank=True)
    monotonic_ms = models.BigIntegerField()
    duration_ms = models.BigIntegerField(null=True)
    clock_trusted = models.BooleanField()
    release = models.CharField(max_length=64, blank=True)
    slide = models.CharField(max_length=255, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    ok = models.BooleanField(default=True)
    detail = models.CharField(max_length=300, blank=True)
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "însemnare a unui ecran"
        verbose_name_plural = "însemnările ecranelor"
        ordering = ["at", "seq"]
        indexes = [models.Index(fields=["player", "at"])]
        constraints = [
            models.UniqueConstraint(fields=["player", "seq"], name="play_is_stored_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.slide}".strip()
