"""Mails that wait to leave, and what became of them."""

from django.db import models


class OutgoingMail(models.Model):
    """A mail to one address, named by a key so that it is never queued twice.

    ``due_at`` says when it is tried next; while it is being sent, it is the lease of who sends it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "așteaptă"
        SENDING = "sending", "se trimite"
        SENT = "sent", "a plecat"
        FAILED = "failed", "nu a plecat"

    key = models.CharField("cheie", max_length=400, unique=True)
    to = models.EmailField("către")
    subject = models.CharField("subiect", max_length=200)
    text = models.TextField("text")
    unsubscribe = models.CharField("adresa de dezabonare", max_length=500, blank=True)
    state = models.CharField("stare", max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("încercări", default=0)
    due_at = models.DateTimeField("se încearcă la")
    queued_at = models.DateTimeField("scris la", auto_now_add=True)
    sent_at = models.DateTimeField("plecat la", null=True, blank=True)
    error = models.TextField("de ce nu a plecat", blank=True)

    class Meta:
        verbose_name = "mail de trimis"
        verbose_name_plural = "mailuri de trimis"
        ordering = ["-queued_at", "-id"]
        indexes = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["state", "sent_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_state_display()})"
