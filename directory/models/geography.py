"""Regions, counties and localities, with the SIRUTA codes of the National Institute of Statistics."""

from django.db import models


class Region(models.Model):
    """A development region, by its NUTS 2 code."""

    code = models.CharField("cod NUTS", max_length=4, primary_key=True)
    name = models.CharField("denumire", max_length=40, unique=True)

    class Meta:
        verbose_name = "regiune"
        verbose_name_plural = "regiuni"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class County(models.Model):
    """A county or the capital, by the code on its number plates."""

    code = models.CharField("indicativ", max_length=2, primary_key=True)
    siruta = models.PositiveIntegerField("cod SIRUTA", unique=True)
    name = models.CharField("denumire", max_length=40, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="counties")

    class Meta:
        verbose_name = "județ"
        verbose_name_plural = "județe"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LocalityKind(models.TextChoices):
    """What a locality is."""

    MUNICIPALITY = "municipality", "municipiu"
    TOWN = "town", "oraș"
    PART = "part", "localitate componentă"
    SEAT = "seat", "reședință de comună"
    VILLAGE = "village", "sat"
    SECTOR = "sector", "sector al municipiului București"


class Locality(models.Model):
    """A town, village or sector; one that GeoNames does not know surely has no point."""

    siruta = models.PositiveIntegerField("cod SIRUTA", primary_key=True)
    name = models.CharField("denumire", max_length=80)
    key = models.CharField("cheie de căutare", max_length=80)
    also = models.CharField(
        "numele comunei sau al orașului, dacă e altul", max_length=80, blank=True
    )
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="localities")
    kind = models.CharField("fel", max_length=12, choices=LocalityKind.choices)
    unit = models.ForeignKey(
        "self",
        verbose_name="comuna sau orașul",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="Localitatea de reședință a unității din care face parte.",
    )
    latitude = models.FloatField("latitudine", null=True, blank=True)
    longitude = models.FloatField("longitudine", null=True, blank=True)

    class Meta:
        verbose_name = "localitate"
        verbose_name_plural = "localități"
        ordering = ["name", "siruta"]
        indexes = [models.Index(fields=["county", "key"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(43.0, 49.0), longitude__range=(20.0, 30.0)),
                name="locality_point_in_romania_or_none",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SectorOutline(models.Model):
    """Where a sector of the capital ends; none is shipped, an institution may import its own."""

    locality = models.OneToOneField(
        Locality,
        verbose_name="sector",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="outline",
    )
    rings = models.JSONField("inele", help_text="Liste de puncte [latitudine, longitudine].")
    source = models.CharField("sursă și licență", max_length=200)

    class Meta:
        verbose_name = "contur de sector"
        verbose_name_plural = "contururi de sectoare"
        ordering = ["locality"]

    def __str__(self) -> str:
        return str(self.locality)
