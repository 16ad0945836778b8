"""Providers, services and places, on the terms of HSDS 3.1.

The columns hold what is published: the provider's value where approved, else the register's
(``directory.truth`` decides). An id is given once and never changes.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.romanian import counted, number
from directory.models.geography import County, Locality
from directory.models.nomenclature import TaxonomyTerm


class Ownership(models.TextChoices):
    """Who stands behind a provider."""

    PUBLIC = "public", "public"
    PRIVATE = "private", "privat"
    UNKNOWN = "", "necunoscut"


class Organization(models.Model):
    """A provider of social services; a branch is a provider of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("denumire", max_length=300)
    key = models.CharField("cheie de potrivire", max_length=300, unique=True, editable=False)
    cui = models.CharField("cod unic de înregistrare", max_length=12, blank=True)
    ownership = models.CharField(
        "public sau privat", max_length=8, choices=Ownership.choices, blank=True
    )
    accreditation = models.CharField("acreditare", max_length=80, blank=True)
    origin = models.ForeignKey(
        "directory.ImportRun",
        verbose_name="importul care a adus-o",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organizations",
    )

    class Meta:
        verbose_name = "furnizor"
        verbose_name_plural = "furnizori"
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name"]),
            models.Index(fields=["cui"]),
            models.Index(fields=["ownership"]),
        ]

    def __str__(self) -> str:
        return self.name


class Status(models.TextChoices):
    """The words of HSDS for the state of a service."""

    ACTIVE = "active", "funcționează"
    INACTIVE = "inactive", "nu mai apare în registru"
    DEFUNCT = "defunct", "desființat"
    TEMPORARILY_CLOSED = "temporarily closed", "închis temporar"


class Stage(models.TextChoices):
    """Whether anybody outside may see a service."""

    PUBLISHED = "published", "publicat"
    IN_REVIEW = "in_review", "în verificare"


class CapacityUnit(models.TextChoices):
    """What a capacity counts."""

    PLACES = "places", "locuri"
    PER_DAY = "day", "persoane pe zi"
    PER_MONTH = "month", "persoane pe lună"

    def counting(self, amount: int) -> str:
        """„1 loc”, „15 locuri”, „150 de locuri”."""
        one = {self.PLACES: "loc", self.PER_DAY: "persoană pe zi"}.get(self, "persoană pe lună")
        return counted(amount, one, str(self.label))


class ServiceQuerySet(models.QuerySet["Service"]):
    """What callers ask of the services."""

    def published(self) -> "ServiceQuerySet":
        """Leave out what waits for a moderator."""
        return self.filter(stage=Stage.PUBLISHED)

    def complete(self) -> "ServiceQuerySet":
        """Fetch with each service what a record shows."""
        return self.select_related("organization", "term").prefetch_related(
            "places__location__county", "places__location__locality__county", "term__groups"
        )


class Service(models.Model):
    """A licensed service of a provider."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        Organization, verbose_name="furnizor", on_delete=models.PROTECT, related_name="services"
    )
    name = models.CharField("denumire", max_length=400)
    term = models.ForeignKey(
        TaxonomyTerm,
        verbose_name="tip de serviciu",
        on_delete=models.PROTECT,
        related_name="services",
        null=True,
        blank=True,
    )
    code_text = models.CharField("cod, așa cum e scris", max_length=60, blank=True)
    description = models.TextField("descriere", blank=True)
    ages = models.JSONField("categorii de beneficiari din registru", default=list, blank=True)
    form = models.CharField("forma din registru", max_length=20, blank=True)
    capacity = models.PositiveIntegerField("capacitate", null=True, blank=True)
    capacity_unit = models.CharField(
        "unitate", max_length=8, choices=CapacityUnit.choices, blank=True
    )
    website = models.URLField("pagină de internet", blank=True)
    status = models.CharField("stare", max_length=20, choices=Status.choices, default=Status.ACTIVE)
    stage = models.CharField(
        "publicare", max_length=12, choices=Stage.choices, default=Stage.IN_REVIEW
    )
    confirmed_on = models.DateField("confirmat la", null=True, blank=True)
    modified_at = models.DateTimeField("modificat la")
    # What lies in other tables and lists filter by: ``directory.summaries`` keeps both.
    score = models.PositiveSmallIntegerField(
        "cât de completă este fișa", default=0, db_default=0, editable=False
    )
    licence_status = models.CharField(
        "starea licenței", max_length=10, blank=True, db_default="", editable=False
    )

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "serviciu"
        verbose_name_plural = "servicii"
        ordering = ["name", "id"]
        permissions = [
            ("moderate", "Hotărăște asupra propunerilor și a sesizărilor din hartă"),
            ("administer", "Administrează harta serviciilor"),
        ]
        indexes = [
            models.Index(fields=["stage", "status", "name"]),
            models.Index(fields=["confirmed_on", "id"]),
            models.Index(fields=["modified_at", "id"]),
            models.Index(fields=["score", "id"]),
            models.Index(fields=["licence_status", "name", "id"]),
            models.Index(fields=["name", "id"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True, capacity_unit="")
                | models.Q(capacity__gt=0) & ~models.Q(capacity_unit=""),
                name="capacity_with_unit_or_none",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def capacity_words(self) -> str:
        """The capacity with what it counts, or nothing."""
        if not self.capacity or not self.capacity_unit:
            return number(self.capacity) if self.capacity else ""
        return CapacityUnit(self.capacity_unit).counting(self.capacity)


class Precision(models.TextChoices):
    """How well a point is known."""

    EXACT = "exact", "la număr"
    STREET = "street", "pe stradă"
    LOCALITY = "locality", "în localitate"
    UNKNOWN = "", "fără punct"


class Location(models.Model):
    """A place with its address; whether either is shown is for ``directory.disclosure`` to say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    county = models.ForeignKey(
        County,
        verbose_name="județ",
        on_delete=models.PROTECT,
        related_name="locations",
        null=True,
        blank=True,
    )
    locality = models.ForeignKey(
        Locality,
        verbose_name="localitate",
        on_delete=models.PROTECT,
        related_name="locations",
        null=True,
        blank=True,
    )
    locality_text = models.CharField("localitatea, așa cum e scrisă", max_length=160, blank=True)
    street = models.CharField("stradă", max_length=250, blank=True)
    number = models.CharField("număr", max_length=60, blank=True)
    postal_code = models.CharField("cod poștal", max_length=6, blank=True)
    latitude = models.FloatField("latitudine", null=True, blank=True)
    longitude = models.FloatField("longitudine", null=True, blank=True)
    precision = models.CharField(
        "precizie", max_length=8, choices=Precision.choices, blank=True, default=Precision.UNKNOWN
    )
    sensitive = models.BooleanField(
        "adresă protejată",
        default=False,
        help_text="Adresa și punctul nu apar nicăieri. Tipurile de servicii pentru victime "
        "sunt protejate și fără această bifă.",
    )

    class Meta:
        verbose_name = "loc"
        verbose_name_plural = "locuri"
        indexes = [
            models.Index(fields=["county", "locality"]),
            models.Index(fields=["latitude", "longitude"]),
            models.Index(fields=["precision"]),
            models.Index(
                fields=["id"],
                condition=models.Q(latitude__isnull=True),
                name="location_without_point",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True, precision="")
                | models.Q(latitude__range=(43.0, 49.0), longitude__range=(20.0, 30.0))
                & ~models.Q(precision=""),
                name="location_point_with_precision_or_none",
            )
        ]

    def __str__(self) -> str:
        # Never the street: this text ends up in logs and lists that know nothing of protection.
        return str(self.locality or self.locality_text or "loc necunoscut")


class ServiceAtLocation(models.Model):
    """A service at a place: how to reach it and whether it has room."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="services_here")
    main = models.BooleanField(
        "locul din registru", default=True, help_text="Celelalte sunt adăugate de furnizor."
    )
    stage = models.CharField(
        "publicare", max_length=12, choices=Stage.choices, default=Stage.IN_REVIEW
    )
    phones = models.JSONField("telefoane", default=list, blank=True)
    emails = models.JSONField("adrese de e-mail", default=list, blank=True)
    schedule = models.CharField("program", max_length=300, blank=True)
    accessible = models.BooleanField(
        "intrare accesibilă", null=True, blank=True, help_text="Gol înseamnă: necunoscut."
    )
    free_places = models.PositiveIntegerField("locuri libere", null=True, blank=True)
    free_places_at = models.DateTimeField("declarate la", null=True, blank=True)

    class Meta:
        verbose_name = "serviciu la un loc"
        verbose_name_plural = "servicii la locuri"
        indexes = [
            models.Index(fields=["accessible"]),
            models.Index(fields=["free_places_at", "free_places"]),
            models.Index(
                fields=["stage"], condition=models.Q(main=False), name="other_place_by_stage"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(free_places__isnull=True, free_places_at__isnull=True)
                | models.Q(free_places__isnull=False, free_places_at__isnull=False),
                name="free_places_with_their_time",
            ),
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(main=True), name="one_main_place_a_service"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}, {self.location}"


class Verification(models.Model):
    """Somebody said that a record is right, and when."""

    class By(models.TextChoices):
        PROVIDER = "provider", "furnizorul"
        STAFF = "staff", "instituția"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="verifications")
    by = models.CharField("cine", max_length=8, choices=By.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="utilizator",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("când")
    note = models.CharField("observație", max_length=200, blank=True)

    class Meta:
        verbose_name = "confirmare"
        verbose_name_plural = "confirmări"
        ordering = ["-at"]
        indexes = [models.Index(fields=["service", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_by_display()}, {timezone.localtime(self.at):%d.%m.%Y}"
