"""Groups of screens: a building, a floor, all that hang upright."""

from django.db import models

from wagtail.admin.panels import FieldPanel


class ScreenGroup(models.Model):
    """A name under which several screens are chosen at once."""

    name = models.CharField(
        "denumire", max_length=80, unique=True, help_text="Bun: „Sediul central”, „Ghișee”."
    )

    panels = [FieldPanel("name")]

    class Meta:
        verbose_name = "grup de ecrane"
        verbose_name_plural = "grupuri de ecrane"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
