"""Who speaks for a provider: claims, memberships, links sent by mail, reminders."""

import uuid

from django.conf import settings
from django.db import models

from directory.models.records import Organization


class Claim(models.Model):
    """Somebody says that they speak for a provider; decided once and then kept as it is."""

    class Way(models.TextChoices):
        REGISTER = "register", "prin e-mailul din registru"
        CHECK = "check", "prin verificarea instituției"

    class State(models.TextChoices):
        WAITING = "waiting", "așteaptă"
        APPROVED = "approved", "aprobată"
        REFUSED = "refused", "refuzată"
        EXPIRED = "expired", "expirată"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        Organization, verbose_name="furnizor", on_delete=models.CASCADE, related_name="claims"
    )
    name = models.CharField("numele", max_length=120)
    role = models.CharField("funcția", max_length=120)
    email = models.EmailField("e-mail", max_length=120)
    phone = models.CharField("telefon", max_length=20, blank=True)
    way = models.CharField("calea", max_length=8, choices=Way.choices)
    state = models.CharField("stare", max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField("motivul", max_length=300, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="contul",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="provider_claims",
    )
    at = models.DateTimeField("când")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine a hotărât",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("când s-a hotărât", null=True, blank=True)

    class Meta:
        verbose_name = "cerere de revendicare"
        verbose_name_plural = "cereri de revendicare"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["state", "way", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=models.Q(state="waiting"),
                name="one_waiting_claim_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organization}"


class Membership(models.Model):
    """A user who may speak for a provider."""

    organization = models.ForeignKey(
        Organization, verbose_name="furnizor", on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="utilizator",
        on_delete=models.CASCADE,
        related_name="provider_memberships",
    )
    active = models.BooleanField("activ", default=True)
    reminders = models.BooleanField("primește memento-uri", default=True)
    at = models.DateTimeField("de când")

    class Meta:
        verbose_name = "reprezentant al furnizorului"
        verbose_name_plural = "reprezentanți ai furnizorilor"
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"], name="one_membership_a_user_and_provider"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} – {self.organization}"


class MailLink(models.Model):
    """A link sent by mail: for one purpose, for one use, for a short while.

    The address carries the signed id; whoever reads the database alone cannot make one.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign-in", "intrare"
        CLAIM = "claim", "dovada e-mailului"
        JOIN = "join", "invitația unui coleg"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField("scop", max_length=10, choices=Purpose.choices)
    email = models.EmailField("e-mail", max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="utilizator",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name="furnizorul la care invită",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
    )
    name = models.CharField("numele celui invitat", max_length=120, blank=True)
    expires_at = models.DateTimeField("expiră la")
    used_at = models.DateTimeField("folosit la", null=True, blank=True)

    class Meta:
        verbose_name = "link trimis prin e-mail"
        verbose_name_plural = "linkuri trimise prin e-mail"
        indexes = [models.Index(fields=["expires_at"])]

    def __str__(self) -> str:
        return self.get_purpose_display()


class Reminder(models.Model):
    """A provider was asked on a day to confirm its data."""

    organization = models.ForeignKey(
        Organization, verbose_name="furnizor", on_delete=models.CASCADE, related_name="reminders"
    )
    on = models.DateField("data")

    class Meta:
        verbose_name = "memento trimis"
        verbose_name_plural = "memento-uri trimise"
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "on"], name="one_reminder_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.on:%d.%m.%Y}"
