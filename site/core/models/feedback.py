"""Whether a page helped, counted by day and by nothing else."""

from django.db import models
from django.db.models import F
from django.utils import timezone


class PageFeedback(models.Model):
    """Answers to „Pagina a fost utilă?” of one page on one day; no person stands behind a row."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    day = models.DateField("ziua")
    useful = models.PositiveIntegerField("utilă", default=0)
    not_useful = models.PositiveIntegerField("nu a fost utilă", default=0)

    class Meta:
        verbose_name = "părere despre pagini"
        verbose_name_plural = "păreri despre pagini"
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["page", "day"], name="feedback_one_row_a_page_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.day:%d.%m.%Y}"

    @classmethod
    def count(cls, page_id: int, *, useful: bool) -> None:
        """Add one answer for today, safely under several workers."""
        row, _new = cls.objects.get_or_create(page_id=page_id, day=timezone.localdate())
        field = "useful" if useful else "not_useful"
        cls.objects.filter(pk=row.pk).update(**{field: F(field) + 1})
