"""Figures about territories from outside, such as inhabitants."""

from django.db import models

from directory.models.geography import County

INHABITANTS = "locuitori"


class Indicator(models.Model):
    """One value of one county in one year, with the source that states it."""

    county = models.ForeignKey(
        County, verbose_name="județ", on_delete=models.CASCADE, related_name="indicators"
    )
    year = models.PositiveSmallIntegerField("an")
    dimension = models.CharField("ce măsoară", max_length=80)
    value = models.FloatField("valoare")
    source = models.CharField("sursă", max_length=300)

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatori"
        ordering = ["dimension", "-year", "county"]
        constraints = [
            models.UniqueConstraint(
                fields=["county", "year", "dimension"], name="one_value_a_county_year_dimension"
            )
        ]

    def __str__(self) -> str:
        return f"{self.county}, {self.dimension} {self.year}"
