"""How often something is searched for: a count a day, and nothing about who searched.

A text is shown to people only when it was searched for at least ``SHOWN_FROM`` times, each visitor
counted once a day (see ``visits``); what stays rarer is forgotten after a month. No address, no
session, no time of day is kept.
"""

import re
import unicodedata
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Sum
from django.utils import timezone

from core.text import repair_romanian
from search.usage.privacy import without_personal_numbers

SHOWN_FROM = 5
TEXT_LENGTH = 80
TEXTS_A_DAY = 2000  # a program that types at random must not fill the disk
RARE_KEPT = timedelta(days=31)
KEPT = timedelta(days=400)
_SIGNS = re.compile(r"[^\w/]+")


def normal_form(query: str) -> str:
    """Return the query as it is counted: harmless, small letters, no diacritics, no signs."""
    harmless = without_personal_numbers(repair_romanian(query)).casefold()
    letters = "".join(
        c for c in unicodedata.normalize("NFD", harmless) if not unicodedata.combining(c)
    )
    return " ".join(_SIGNS.sub(" ", letters).split())[:TEXT_LENGTH].strip()


class QueryCountQuerySet(models.QuerySet["QueryCount"]):
    """Questions about the counts."""

    def by_query(self) -> "models.QuerySet[QueryCount, dict[str, object]]":
        """Return one row a query with its sums; only queries that are common enough to be shown."""
        sums = self.values("query").annotate(
            total=Sum("searches"),
            empty=Sum("without_results"),
            last_day=models.Max("day"),
        )
        return sums.filter(total__gte=SHOWN_FROM).order_by("-total", "query")


class QueryCount(models.Model):
    """How often one query was searched for on one day, and how often nothing answered it."""

    day = models.DateField("ziua")
    query = models.CharField("căutarea", max_length=TEXT_LENGTH)
    searches = models.PositiveIntegerField("căutări", default=0)
    without_results = models.PositiveIntegerField("fără rezultat", default=0)

    objects = QueryCountQuerySet.as_manager()

    class Meta:
        verbose_name = "căutare numărată"
        verbose_name_plural = "căutări diferite"
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="query_count_one_row_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.query} ({self.day:%d.%m.%Y})"

    @classmethod
    def count(cls, query: str, *, found: bool) -> None:
        """Add one search for today with one write.

        Two workers that meet the same new query in the same moment count it once.
        """
        text = normal_form(query)
        if not text:
            return
        today = timezone.localdate()
        empty = 0 if found else 1
        row = cls.objects.filter(day=today, query=text)
        if row.update(searches=F("searches") + 1, without_results=F("without_results") + empty):
            return
        if cls.objects.filter(day=today).count() < TEXTS_A_DAY:
            new = QueryCount(day=today, query=text, searches=1, without_results=empty)
            QueryCount.objects.bulk_create([new], ignore_conflicts=True)

    @classmethod
    def prune(cls, today: date | None = None) -> None:
        """Forget old counts, and after a month the texts that stayed rare."""
        day = today or timezone.localdate()
        cls.objects.filter(day__lt=day - KEPT).delete()
        common = (
            cls.objects.values("query")
            .annotate(total=Sum("searches"))
            .filter(total__gte=SHOWN_FROM)
            .values("query")
        )
        cls.objects.filter(day__lt=day - RARE_KEPT).exclude(query__in=common).delete()
