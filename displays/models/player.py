"""Players: browsers that ask to speak for a screen, and those that may."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class PlayerQuerySet(models.QuerySet["Player"]):
    """Players by how far they came."""

    def paired(self) -> "PlayerQuerySet":
        """Return those whose reports are believed."""
        return self.filter(confirmed_at__isnull=False, revoked_at__isnull=True)

    def waiting(self) -> "PlayerQuerySet":
        """Return those that show a code and wait for somebody to type it."""
        return self.filter(confirmed_at__isnull=True, revoked_at__isnull=True)


class Player(models.Model):
    """One browser with a secret of its own. Only the hash of the secret is kept."""

    screen = models.ForeignKey(
        "displays.Screen",
        verbose_name="ecran",
        on_delete=models.CASCADE,
        related_name="players",
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    code = models.CharField("cod", max_length=6, blank=True)
    user_agent = models.CharField("browser", max_length=300, blank=True)
    created_at = models.DateTimeField("cerut la", auto_now_add=True)
    confirmed_at = models.DateTimeField("asociat la", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="asociat de",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField("retras la", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="retras de",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PlayerQuerySet.as_manager()

    class Meta:
        verbose_name = "televizor asociat"
        verbose_name_plural = "televizoare asociate"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="player_code_is_unique_while_open"
            ),
            models.CheckConstraint(
                condition=Q(code="") | Q(confirmed_at__isnull=True, revoked_at__isnull=True),
                name="player_code_only_while_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.screen}, {timezone.localtime(self.created_at):%d.%m.%Y}"

    @property
    def is_paired(self) -> bool:
        """Say whether its reports are believed."""
        return self.confirmed_at is not None and self.revoked_at is None
