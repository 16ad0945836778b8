"""The index of large registers: terms and where they stand, in tables like any others.

The terms come from our own analysis and the weights from our own formula, so that SQLite and
PostgreSQL, and any other database, give the same answers.
"""

from django.db import models


class IndexedTerm(models.Model):
    """A term, how many documents hold it, and the plainest word that it comes from."""

    term = models.CharField(max_length=60, unique=True)
    documents = models.PositiveIntegerField(default=0)
    word = models.CharField(max_length=60)

    class Meta:
        app_label = "search"
        verbose_name = "termen"
        verbose_name_plural = "termeni"

    def __str__(self) -> str:
        return self.term


class StoredDocument(models.Model):
    """What a list shows of a document."""

    source = models.CharField(max_length=30)
    object_id = models.CharField(max_length=36)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    updated = models.DateField(null=True, blank=True)
    name_terms = models.TextField()
    """The terms of what it is called, a name a line."""
    standing = models.FloatField(default=1.0)
    fingerprint = models.CharField(max_length=32)

    class Meta:
        app_label = "search"
        verbose_name = "document"
        verbose_name_plural = "documente"
        constraints = [
            models.UniqueConstraint(fields=["source", "object_id"], name="search_document_once")
        ]

    def __str__(self) -> str:
        return self.title


class Posting(models.Model):
    """How surely a document is about a term, in thousandths."""

    term = models.ForeignKey(
        IndexedTerm, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    document = models.ForeignKey(
        StoredDocument,
        on_delete=models.CASCADE,
        related_name="postings",
        db_index=False,
        db_constraint=False,
    )
    weight = models.PositiveSmallIntegerField()

    class Meta:
        app_label = "search"
        verbose_name = "apariție"
        verbose_name_plural = "apariții"
        indexes = [
            models.Index(fields=["term", "-weight", "document"], name="search_posting_best"),
            models.Index(fields=["document", "term"], name="search_posting_document"),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.document_id} {self.weight}"
