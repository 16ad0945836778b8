"""Alerts: messages that take over chosen screens at once and end by themselves."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

MAX_TITLE = 60
MAX_TEXT = 220


class AlertTemplate(models.TextChoices):
    """What kind of message it is; each has its own look on the screen."""

    EVACUATION = "evacuare", "Evacuare"
    CLOSED = "inchis", "Închis azi"
    OUT_OF_ORDER = "nefunctional", "Sistem nefuncțional"
    FREE = "liber", "Text liber"


class HallAlertQuerySet(models.QuerySet["HallAlert"]):
    """Alerts by the moment in which they stand."""

    def running(self, at: datetime | None = None) -> "HallAlertQuerySet":
        """Return the alerts that stand at a moment, the one that a screen shows first.

        The newest covers the others; an evacuation covers everything.
        """
        moment = at or timezone.now()
        evacuation = models.Case(
            models.When(template=AlertTemplate.EVACUATION, then=1),
            default=0,
            output_field=models.IntegerField(),
        )
        return self.filter(
            stopped_at__isnull=True, starts_at__lte=moment, ends_at__gt=moment
        ).order_by(evacuation.desc(), "-starts_at", "-pk")


class HallAlert(models.Model):
    """A full-screen message on chosen screens; with a site alert it stands online too."""

    template = models.CharField("fel", max_length=20, choices=AlertTemplate.choices)
    title = models.CharField(
        "titlu", max_length=MAX_TITLE, help_text="Se citește de la distanță: 2–6 cuvinte."
    )
    text = models.TextField(
        "text", max_length=MAX_TEXT, blank=True, help_text="Una sau două propoziții scurte."
    )
    screens = models.ManyToManyField(
        "displays.Screen", verbose_name="ecrane", related_name="hall_alerts"
    )
    starts_at = models.DateTimeField("de la", default=timezone.now)
    ends_at = models.DateTimeField(
        "până la", help_text="La această oră alerta dispare singură, chiar și fără internet."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pornită de",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    stopped_at = models.DateTimeField("oprită la", null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oprită de",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    site_alert = models.OneToOneField(
        "core.SiteAlert",
        verbose_name="alerta de pe site",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hall_alert",
    )

    objects = HallAlertQuerySet.as_manager()

    class Meta:
        verbose_name = "alertă pe ecrane"
        verbose_name_plural = "alerte pe ecrane"
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["starts_at", "ends_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="hall_alert_ends_after_it_starts",
                violation_error_message="Alerta trebuie să se termine după ce începe.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def over_at(self) -> datetime:
        """The moment at which it left the screens, or will."""
        return min(self.ends_at, self.stopped_at) if self.stopped_at else self.ends_at

    @property
    def places(self) -> str:
        """Name where it stands: its screens, and the site."""
        names = ", ".join(screen.name for screen in self.screens.all())
        return f"{names}; site" if self.site_alert_id else names

    def is_running(self, at: datetime | None = None) -> bool:
        """Say whether it stands at a moment (now, if not given)."""
        return bool(self.starts_at <= (at or timezone.now()) < self.over_at)
