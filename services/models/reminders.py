"""Which reminders have gone out."""

from django.db import models


class ReviewReminder(models.Model):
    """One reminder for a page and the day on which it fell due; never sent twice."""

    page = models.ForeignKey(
        "services.ServicePage", on_delete=models.CASCADE, related_name="review_reminders"
    )
    due_on = models.DateField("scadent la")
    sent_at = models.DateTimeField("trimis la", auto_now_add=True)

    class Meta:
        verbose_name = "amintire de verificare"
        verbose_name_plural = "amintiri de verificare"
        constraints = [
            models.UniqueConstraint(fields=["page", "due_on"], name="one_reminder_per_page_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.due_on:%d.%m.%Y}"
