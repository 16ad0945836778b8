"""Imports of the register: their report, what they changed, what they could not decide."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.models.records import Service


class RegisterMapping(models.Model):
    """Which column of a file is which field: chosen by a person, remembered for the next file."""

    signature = models.CharField("amprenta capului de tabel", max_length=32, unique=True)
    headers = models.JSONField("capul de tabel")
    mapping = models.JSONField("corespondența")
    saved_at = models.DateTimeField("salvată la", auto_now=True)

    class Meta:
        verbose_name = "corespondență de coloane"
        verbose_name_plural = "corespondențe de coloane"

    def __str__(self) -> str:
        return ", ".join(self.headers)[:80]


class ImportRun(models.Model):
    """One register that was imported."""

    class State(models.TextChoices):
        APPLIED = "applied", "aplicat"
        UNDONE = "undone", "anulat"

    file_name = models.CharField("fișier", max_length=255)
    file_hash = models.CharField("SHA-256", max_length=64)
    sheet = models.CharField("foaia", max_length=120, blank=True)
    mapping = models.JSONField("coloane")
    counts = models.JSONField("cifre", default=dict)
    state = models.CharField("stare", max_length=8, choices=State.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("când")
    undone_at = models.DateTimeField("anulat la", null=True, blank=True)
    seconds = models.FloatField("durată", default=0)

    class Meta:
        verbose_name = "import al registrului"
        verbose_name_plural = "importuri ale registrului"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.file_name}, {timezone.localtime(self.at):%d.%m.%Y %H:%M}"


class ImportRow(models.Model):
    """A row of the register in which an import saw something to tell."""

    class Outcome(models.TextChoices):
        NEW = "new", "nou"
        CHANGED = "changed", "schimbat"
        GONE = "gone", "dispărut din registru"
        RETURNED = "returned", "reapărut în registru"
        REFUSED = "refused", "refuzat"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("rândul din fișier", null=True, blank=True)
    outcome = models.CharField("ce s-a întâmplat", max_length=8, choices=Outcome.choices)
    service = models.ForeignKey(
        Service, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )
    reason = models.CharField("motivul", max_length=300, blank=True)
    changes = models.JSONField("schimbări", default=list)
    repairs = models.JSONField("reparații", default=list)

    class Meta:
        verbose_name = "rând al importului"
        verbose_name_plural = "rânduri ale importului"
        ordering = ["run", "number", "id"]
        indexes = [models.Index(fields=["run", "outcome", "number"])]

    def __str__(self) -> str:
        return f"{self.number or '–'}: {self.get_outcome_display()}"


class UndoImage(models.Model):
    """The columns of a row as they were before an import changed them."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="images")
    model = models.CharField(max_length=40)
    key = models.CharField(max_length=36)
    columns = models.JSONField()

    class Meta:
        verbose_name = "stare dinaintea importului"
        verbose_name_plural = "stări dinaintea importului"
        constraints = [
            models.UniqueConstraint(fields=["run", "model", "key"], name="one_image_a_run")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class QueueItem(models.Model):
    """A guess of the import that a person has to decide; the record holds no such value."""

    class State(models.TextChoices):
        OPEN = "open", "de hotărât"
        DONE = "done", "rezolvat"
        DISMISSED = "dismissed", "nu e nimic de făcut"
        OVERTAKEN = "overtaken", "lămurit de un registru mai nou"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="queue_items")
    run = models.ForeignKey(
        ImportRun,
        verbose_name="import",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="queue_items",
    )
    kind = models.CharField("fel", max_length=24)
    field = models.CharField("câmp", max_length=24)
    text = models.CharField("ce scrie în registru", max_length=300)
    candidates = models.JSONField("posibilități", default=list)
    state = models.CharField("stare", max_length=9, choices=State.choices, default=State.OPEN)
    at = models.DateTimeField("de când")

    class Meta:
        verbose_name = "de hotărât"
        verbose_name_plural = "de hotărât"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["state", "kind", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "kind", "field", "text"], name="one_question_a_guess"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"
