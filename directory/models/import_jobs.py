"""Work on imports that runs in the background: a trial, an import, an undo."""

import uuid

from django.conf import settings
from django.db import models

from directory.models.imports import ImportRun


class ImportJob(models.Model):
    """A register that somebody sent, and what is being done with it."""

    class Task(models.TextChoices):
        CHECK = "check", "probă"
        APPLY = "apply", "import"
        UNDO = "undo", "anulare"

    class State(models.TextChoices):
        UPLOADED = "uploaded", "de ales coloanele"
        QUEUED = "queued", "așteaptă să pornească"
        RUNNING = "running", "în lucru"
        READY = "ready", "probă gata, de aplicat"
        DONE = "done", "încheiat"
        FAILED = "failed", "oprit de o problemă"
        INTERRUPTED = "interrupted", "întrerupt"
        DROPPED = "dropped", "abandonat"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField("fișier", max_length=255, blank=True)
    task = models.CharField("ce se face", max_length=5, choices=Task.choices, default=Task.CHECK)
    state = models.CharField("stare", max_length=11, choices=State.choices, default=State.UPLOADED)
    options = models.JSONField("alegeri", default=dict)
    report = models.JSONField("cifre", default=dict)
    last_run = models.PositiveBigIntegerField("ultimul import la probă", null=True, blank=True)
    error = models.TextField("problema", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    run = models.ForeignKey(
        ImportRun,
        verbose_name="import",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="jobs",
    )
    at = models.DateTimeField("trimis la", auto_now_add=True)
    changed_at = models.DateTimeField("schimbat la", auto_now=True)

    class Meta:
        verbose_name = "lucrare de import"
        verbose_name_plural = "lucrări de import"
        ordering = ["-at"]
        indexes = [models.Index(fields=["state", "changed_at"])]

    def __str__(self) -> str:
        return f"{self.get_task_display()}: {self.file_name}"


class ImportLine(models.Model):
    """A line of the report of a trial."""

    class Section(models.TextChoices):
        NEW = "new", "Noi"
        CHANGED = "changed", "Schimbate"
        GONE = "gone", "Dispărute"
        CONFLICT = "conflict", "În conflict"
        REFUSED = "refused", "Refuzate"
        REPAIR = "repair", "Reparații"
        DECIDE = "decide", "De hotărât"

    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="lines")
    section = models.CharField("parte", max_length=8, choices=Section.choices)
    number = models.PositiveIntegerField("rândul", null=True, blank=True)
    kind = models.CharField("fel", max_length=120, blank=True)
    service = models.CharField("serviciul", max_length=400, blank=True)
    text = models.TextField("ce este", blank=True)

    class Meta:
        verbose_name = "rând din raportul probei"
        verbose_name_plural = "rânduri din raportul probei"
        ordering = ["id"]
        indexes = [models.Index(fields=["job", "section", "id"])]

    def __str__(self) -> str:
        return f"{self.number or '–'}: {self.text}"
