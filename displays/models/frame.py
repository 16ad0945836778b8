"""The frame of a noticeboard's screens."""

from django.db import models

from wagtail.fields import StreamField

from displays.blocks import SideZoneBlock
from displays.layouts import THEME_CHOICES


class FrameMixin(models.Model):
    """The frame that stays on the screen around every slide."""

    show_logo = models.BooleanField("sigla", default=True)
    show_name = models.BooleanField("numele instituției", default=True)
    show_clock = models.BooleanField("ceasul", default=True)
    show_date = models.BooleanField("data", default=True)
    frame_logo = models.ForeignKey(
        "core.PortalImage",
        verbose_name="altă siglă",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Goală = sigla instituției, din setări.",
    )
    text_band = models.CharField(
        "banda de text",
        max_length=110,
        blank=True,
        help_text="Un rând în josul ecranului. Bun: „Urgență? Sunați la 112.” "
        "De evitat: texte care se schimbă zilnic, pentru ele sunt slide-urile.",
    )
    frame_theme = models.CharField(
        "culorile cadrului", max_length=20, choices=THEME_CHOICES, default="alb"
    )
    frame_margins = models.CharField(
        "margini",
        max_length=10,
        choices=[("none", "fără"), ("small", "mici"), ("large", "mari")],
        default="none",
        help_text="Pentru televizoare care taie marginea imaginii.",
    )
    side_zones = StreamField(
        [("zone", SideZoneBlock(max_num=3))],
        verbose_name="zone laterale",
        max_num=2,
        blank=True,
        help_text="Cel mult două, lângă slide-uri. Rămân pe ecran tot timpul.",
    )

    class Meta:
        abstract = True
