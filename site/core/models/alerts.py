"""Announcements that stand on top of every public page."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

LEVELS = [("info", "informare"), ("warning", "atenție"), ("danger", "pericol sau închidere")]


class SiteAlertQuerySet(models.QuerySet["SiteAlert"]):
    """Alerts by the moment in which they stand."""

    def current(self) -> "SiteAlertQuerySet":
        """Return the alerts of this second, the gravest first."""
        now = timezone.now()
        rank = models.Case(
            *(models.When(level=name, then=place) for place, (name, _) in enumerate(LEVELS)),
            output_field=models.IntegerField(),
        )
        return (
            self.filter(starts_at__lte=now)
            .filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now))
            .select_related("link_page")
            .order_by(rank.desc(), "-starts_at")
        )


class SiteAlert(models.Model):
    """A short warning for all visitors, which ends by itself."""

    level = models.CharField("nivel", max_length=10, choices=LEVELS, default="info")
    title = models.CharField(
        "titlu", max_length=120, help_text="Bun: „Ghișeul este închis vineri, 27 noiembrie.”"
    )
    text = models.TextField("text", max_length=400, blank=True)
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="pagina cu detalii",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    starts_at = models.DateTimeField("apare la", default=timezone.now)
    ends_at = models.DateTimeField("dispare la", null=True, blank=True)

    objects = SiteAlertQuerySet.as_manager()

    panels = [
        FieldPanel("level"),
        FieldPanel("title"),
        FieldPanel("text"),
        PageChooserPanel("link_page"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]

    class Meta:
        verbose_name = "alertă"
        verbose_name_plural = "alerte"
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["starts_at", "ends_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                name="site_alert_ends_after_it_starts",
                violation_error_message="Alerta trebuie să dispară după ce apare.",
            )
        ]

    def __str__(self) -> str:
        return self.title
