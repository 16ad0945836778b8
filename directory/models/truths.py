"""What the register says, what others say, and what was published when."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.models.records import Organization, Service


class Source(models.TextChoices):
    """Where a value comes from."""

    REGISTER = "register", "registrul"
    PROVIDER = "provider", "furnizorul"
    STAFF = "staff", "instituția"


class RegisterRecord(models.Model):
    """The register's truth about a service: the repaired values, and the cells as they were."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="register")
    values = models.JSONField("valori")
    raw = models.JSONField("celulele din fișier")
    fingerprint = models.CharField("amprentă", max_length=32)
    row = models.PositiveIntegerField("rândul")
    first_run = models.ForeignKey(
        "directory.ImportRun",
        verbose_name="primul import",
        on_delete=models.PROTECT,
        related_name="first_records",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name="furnizorul din registru",
        on_delete=models.PROTECT,
        related_name="register_rows",
        null=True,
    )
    last_run = models.ForeignKey(
        "directory.ImportRun",
        verbose_name="ultimul import care l-a schimbat",
        on_delete=models.PROTECT,
        related_name="last_records",
    )
    gone_since = models.DateField("nu mai apare în registru din", null=True, blank=True)

    class Meta:
        verbose_name = "rând din registru"
        verbose_name_plural = "rânduri din registru"
        indexes = [models.Index(fields=["gone_since"])]

    def __str__(self) -> str:
        return f"rândul {self.row}"


class FieldValue(models.Model):
    """Another truth about one field: a provider's or the institution's; none is ever deleted."""

    class State(models.TextChoices):
        WAITING = "waiting", "așteaptă un moderator"
        APPROVED = "approved", "aprobată"
        REFUSED = "refused", "refuzată"
        REPLACED = "replaced", "înlocuită de alta"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="field_values")
    field = models.CharField("câmp", max_length=24)
    value = models.JSONField("valoare", null=True)
    source = models.CharField("sursă", max_length=8, choices=Source.choices)
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
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine a hotărât",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("când s-a hotărât", null=True, blank=True)
    reason = models.CharField("motivul", max_length=300, blank=True)

    class Meta:
        verbose_name = "valoare propusă"
        verbose_name_plural = "valori propuse"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["state", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "field", "state"],
                condition=models.Q(state__in=["waiting", "approved"]),
                name="one_waiting_and_one_approved_value_a_field",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class Conflict(models.Model):
    """The register changed its mind about a field for which another value is published."""

    class State(models.TextChoices):
        OPEN = "open", "de hotărât"
        CLOSED = "closed", "hotărât"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="conflicts")
    field = models.CharField("câmp", max_length=24)
    register_value = models.JSONField("registrul spune", null=True)
    published_value = models.JSONField("este publicat", null=True)
    state = models.CharField("stare", max_length=6, choices=State.choices, default=State.OPEN)
    run = models.ForeignKey(
        "directory.ImportRun",
        verbose_name="import",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="conflicts",
    )
    at = models.DateTimeField("de când")

    class Meta:
        verbose_name = "conflict cu registrul"
        verbose_name_plural = "conflicte cu registrul"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["state", "at"])]
        constraints = [
            models.UniqueConstraint(fields=["service", "field"], name="one_conflict_a_field")
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.field}"


class ChangeRecord(models.Model):
    """One change of one field: what, who, when, from which source (HSDS ``metadata``).

    A record without a field is the birth of the service, and its new value the whole record.
    """

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    field = models.CharField("câmp", max_length=24, blank=True)
    old = models.JSONField("înainte", null=True)
    new = models.JSONField("după", null=True)
    at = models.DateTimeField("când")
    source = models.CharField("sursă", max_length=8, choices=Source.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    run = models.ForeignKey(
        "directory.ImportRun",
        verbose_name="import",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="changes",
    )
    published = models.BooleanField(
        "s-a văzut pe pagină",
        default=True,
        help_text="Nu, când registrul a schimbat o valoare peste care stă a furnizorului.",
    )

    class Meta:
        verbose_name = "schimbare"
        verbose_name_plural = "schimbări"
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["service", "at"]),
            models.Index(fields=["organization", "at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service__isnull=False, organization__isnull=True)
                | models.Q(service__isnull=True, organization__isnull=False),
                name="change_of_a_service_or_an_organization",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field or 'adăugat'}, {timezone.localtime(self.at):%d.%m.%Y %H:%M}"
