"""What editors add to the search."""

from django.db import models

from wagtail.admin.panels import FieldPanel

from search.index.freshness import IndexChange
from search.index.tables import IndexedTerm, Posting, StoredDocument
from search.outside.announcements import ChangedAddress
from search.usage.missing import MissingAnswer
from search.usage.query_counts import QueryCount

__all__ = [
    "ChangedAddress",
    "IndexChange",
    "IndexedTerm",
    "MissingAnswer",
    "Posting",
    "QueryCount",
    "StoredDocument",
    "SynonymGroup",
]


class SynonymGroup(models.Model):
    """Words that mean the same to whoever searches; one-way when the first stands for the rest."""

    words = models.TextField(
        "cuvinte",
        help_text="Câte unul pe rând. Exemplu: „ajutor social”, „vmi”, „venit minim”.",
    )
    one_way = models.BooleanField(
        "numai într-un sens",
        default=False,
        help_text="Bifat: cine caută primul cuvânt le găsește și pe celelalte, dar nu invers.",
    )
    note = models.CharField("observație", max_length=200, blank=True)

    panels = [FieldPanel("words"), FieldPanel("one_way"), FieldPanel("note")]

    class Meta:
        verbose_name = "grup de sinonime"
        verbose_name_plural = "grupuri de sinonime"

    def __str__(self) -> str:
        return ", ".join(self.terms)

    @property
    def terms(self) -> list[str]:
        """The words without blanks around them or empty lines."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]
