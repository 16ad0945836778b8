"""Licences and what happened to them."""

import uuid

from django.db import models

from directory.models.records import Service


class LicenseKind(models.TextChoices):
    """How long a licence is good for."""

    PROVISIONAL = "provisional", "provizorie"
    FULL = "full", "definitivă"
    UNKNOWN = "", "necunoscută"


class LicenseStatus(models.TextChoices):
    """Where a licence stands."""

    VALID = "valid", "în vigoare"
    EXPIRED = "expired", "expirată"
    WITHDRAWN = "withdrawn", "nu mai apare în registru"


class License(models.Model):
    """The licence of a service, as the register states it; what it does not state stays empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="license")
    number = models.CharField("număr", max_length=40, blank=True)
    issuer = models.CharField("emisă de", max_length=120, blank=True)
    kind = models.CharField("fel", max_length=12, choices=LicenseKind.choices, blank=True)
    issued_on = models.DateField("data emiterii", null=True, blank=True)
    valid_to = models.DateField("valabilă până la", null=True, blank=True)
    status = models.CharField(
        "stare", max_length=10, choices=LicenseStatus.choices, default=LicenseStatus.VALID
    )

    class Meta:
        verbose_name = "licență"
        verbose_name_plural = "licențe"
        indexes = [
            models.Index(fields=["number"]),
            models.Index(fields=["status", "valid_to"]),
        ]

    def __str__(self) -> str:
        return self.number or "licență fără număr în registru"


class LicenseEvent(models.Model):
    """Something that happened to the licence of a service, told once."""

    class Kind(models.TextChoices):
        NEW = "new", "nou în registru"
        EXPIRING = "expiring", "expiră în cel mult 60 de zile"
        EXPIRED = "expired", "a expirat"
        WITHDRAWN = "withdrawn", "nu mai apare în registru"
        RETURNED = "returned", "apare din nou în registru"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="license_events")
    kind = models.CharField("ce s-a întâmplat", max_length=10, choices=Kind.choices)
    on = models.DateField("data")
    run = models.ForeignKey(
        "directory.ImportRun",
        verbose_name="import",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="license_events",
    )

    class Meta:
        verbose_name = "eveniment al licenței"
        verbose_name_plural = "evenimente ale licențelor"
        ordering = ["-on", "id"]
        indexes = [models.Index(fields=["kind", "-on"])]
        constraints = [
            # Of the calendar one a day; of the registers one an import: the same service may go
            # and come back within a day.
            models.UniqueConstraint(
                fields=["service", "kind", "on"],
                condition=models.Q(run__isnull=True),
                name="one_calendar_event_a_day",
            ),
            models.UniqueConstraint(
                fields=["service", "kind", "run"],
                condition=models.Q(run__isnull=False),
                name="one_register_event_an_import",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on:%d.%m.%Y}"
