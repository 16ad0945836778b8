"""What people did not find, in their own words."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone

from wagtail.admin.panels import FieldPanel

from core.text import repair_romanian
from search.usage.privacy import without_personal_numbers
from search.usage.query_counts import TEXT_LENGTH, normal_form

MESSAGE_LENGTH = 500
MESSAGES_A_DAY = 200  # staff cannot read more, and a program must not fill the disk
KEPT = timedelta(days=180)


class MissingAnswer(models.Model):
    """A visitor's message about a search without an answer; nobody stands behind a row."""

    day = models.DateField("ziua", default=timezone.localdate, editable=False)
    query = models.CharField("ce a căutat", max_length=TEXT_LENGTH, blank=True, editable=False)
    text = models.TextField("ce lipsește", max_length=MESSAGE_LENGTH, editable=False)
    handled = models.BooleanField(
        "rezolvat",
        default=False,
        help_text="Bifați după ce ați adăugat un sinonim, ați completat o pagină sau nu e nimic de făcut.",
    )

    panels = [
        FieldPanel("text", read_only=True),
        FieldPanel("query", read_only=True),
        FieldPanel("handled"),
    ]

    class Meta:
        verbose_name = "mesaj despre ce lipsește"
        verbose_name_plural = "mesaje despre ce lipsește"
        ordering = ["handled", "-day", "-pk"]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def receive(cls, text: str, query: str) -> None:
        """Store a message for staff, without the numbers that name a person."""
        if cls.objects.filter(day=timezone.localdate()).count() >= MESSAGES_A_DAY:
            return
        harmless = without_personal_numbers(repair_romanian(text))[:MESSAGE_LENGTH]
        if harmless:
            cls.objects.create(text=harmless, query=normal_form(query))

    @classmethod
    def prune(cls, today: date | None = None) -> None:
        """Forget old messages."""
        cls.objects.filter(day__lt=(today or timezone.localdate()) - KEPT).delete()
