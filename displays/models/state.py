"""The last thing that a screen said of itself."""

from django.db import models


class Playing(models.TextChoices):
    """What the player states on its root element."""

    STARTING = "starting", "pornește"
    PLAYING = "playing", "arată anunțurile"
    ALERT = "alert", "arată un mesaj de alertă"
    FALLBACK = "fallback", "arată ecranul instituției"


class ScreenState(models.Model):
    """One row a screen, overwritten by every report."""

    screen = models.OneToOneField(
        "displays.Screen", on_delete=models.CASCADE, related_name="reported"
    )
    player = models.ForeignKey(
        "displays.Player", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_seen_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=Playing.choices, blank=True)
    release = models.CharField(max_length=64, blank=True)
    downloaded = models.CharField(max_length=64, blank=True)
    slide = models.CharField(max_length=255, blank=True)
    alert = models.CharField(max_length=64, blank=True)
    shown_at = models.DateTimeField(null=True)
    clock = models.JSONField(default=dict)
    storage = models.JSONField(default=dict)
    errors = models.JSONField(default=list)
    environment = models.JSONField(default=dict)
    silence_notified_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "starea unui ecran"
        verbose_name_plural = "starea ecranelor"

    def __str__(self) -> str:
        return f"{self.screen}: {self.get_state_display()}"
