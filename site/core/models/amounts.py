"""Sums, ceilings and percentages, each with the time it holds and its source."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.db import models
from django.utils import timezone

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from core.romanian import counted, number

AmountState = Literal["current", "future", "expired"]


class Unit(models.TextChoices):
    """What a value counts."""

    LEI = "lei", "lei"
    LEI_MONTH = "lei_luna", "lei pe lună"
    LEI_MEMBER = "lei_membru", "lei pe lună de membru de familie"
    PERCENT = "percent", "%"


class Amount(RevisionMixin, index.Indexed, models.Model):
    """One value that pages, slides and structured data all show; changed here, changed everywhere."""

    key = models.SlugField(
        "cod",
        unique=True,
        max_length=60,
        help_text="Nume scurt, fără spații, folosit în texte. Exemplu: vmi-membru-2025.",
    )
    name = models.CharField(
        "denumire", max_length=200, help_text="Bun: „Limita de venit VMI, pe membru”."
    )
    value = models.DecimalField("valoare", max_digits=12, decimal_places=2)
    unit = models.CharField("unitate", max_length=12, choices=Unit.choices, default=Unit.LEI_MONTH)
    valid_from = models.DateField("valabilă de la")
    valid_to = models.DateField(
        "valabilă până la",
        null=True,
        blank=True,
        help_text="Gol = valabilă și azi. După această dată, suma apare ca istoric, cu anul ei.",
    )
    source_title = models.CharField("sursa", max_length=250)
    source_url = models.URLField("adresa sursei", max_length=500, blank=True)
    source_date = models.DateField("data sursei", null=True, blank=True)
    note = models.CharField("observație", max_length=250, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        MultiFieldPanel(
            [
                FieldPanel("source_title"),
                FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_date")]),
            ],
            heading="De unde știm",
        ),
        FieldPanel("note"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("key"),
    ]

    class Meta:
        verbose_name = "sumă"
        verbose_name_plural = "sume"
        ordering = ["name", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="amount_valid_to_after_valid_from",
                violation_error_message="Sfârșitul valabilității trebuie să fie după început.",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="amount_value_not_negative",
                violation_error_message="Valoarea nu poate fi negativă.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.sentence}"

    def state(self, on: date | None = None) -> AmountState:
        """Say whether the value holds on a day (today, if not given)."""
        day = on or timezone.localdate()
        if day < self.valid_from:
            return "future"
        if self.valid_to and day > self.valid_to:
            return "expired"
        return "current"

    @property
    def is_history(self) -> bool:
        """Whether the value has ended; templates show it with its year and a word of warning."""
        return self.state() == "expired"

    @property
    def text(self) -> str:
        """The value with its unit, in correct Romanian: „346 de lei pe lună”, „12,5 %”."""
        value: Decimal = self.value
        if self.unit == Unit.PERCENT:
            return f"{number(value)} %"
        return counted(value, "leu", "lei") + Unit(self.unit).label.removeprefix("lei")

    @property
    def years(self) -> str:
        """„2025”, „2016–2019”, or „din 2025” while it holds."""
        start = self.valid_from.year
        if not self.valid_to:
            return f"din {start}"
        end = self.valid_to.year
        return str(start) if start == end else f"{start}–{end}"

    @property
    def sentence(self) -> str:
        """The value with its unit and the years in which it holds."""
        return f"{self.text} ({self.years})"

    def as_data(self) -> dict[str, Any]:
        """The value for structured data: schema.org MonetaryAmount, or nothing for a percentage."""
        if self.unit == Unit.PERCENT:
            return {}
        data = {
            "@type": "MonetaryAmount",
            "currency": "RON",
            "value": float(self.value),
            "name": self.name,
            "validFrom": self.valid_from.isoformat(),
        }
        if self.valid_to:
            data["validThrough"] = self.valid_to.isoformat()
        return data
