"""Screens: the physical displays in the halls."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils import timezone

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

STAGE_HEIGHT = 1080
SMALLEST_LETTERS = 38
CAP_HEIGHT = 0.67  # of the font's size
READABLE = 240  # a letter can be read from 240 times its height
MM_PER_INCH = 25.4
SHORT_SIDE = 0.4903  # of the diagonal, at 16:9


class Orientation(models.TextChoices):
    """How a display hangs."""

    LANDSCAPE = "landscape", "pe lat"
    PORTRAIT = "portrait", "pe înalt"


def validate_addresses(text: str) -> None:
    """Refuse a list of e-mail addresses in which one is none."""
    for address in split_addresses(text):
        try:
            validate_email(address)
        except ValidationError:
            raise ValidationError(
                f"„{address}” nu este o adresă de e-mail. Despărțiți adresele prin virgulă."
            ) from None


def split_addresses(text: str) -> list[str]:
    """Return the addresses of a list separated by commas."""
    return [address for part in text.split(",") if (address := part.strip())]


class Screen(models.Model):
    """A display with a place, and the noticeboard that it plays at ``/ecran/<slug>/``."""

    name = models.CharField("denumire", max_length=80, help_text="Bun: „Hol parter, intrare”.")
    slug = models.SlugField(
        "adresă",
        max_length=60,
        unique=True,
        help_text="Ecranul deschide adresa /ecran/…/. Exemplu: hol.",
    )
    place = models.CharField("unde se află", max_length=160, blank=True)
    noticeboard = models.ForeignKey(
        "displays.NoticeboardPage",
        verbose_name="avizierul pe care îl arată",
        on_delete=models.PROTECT,
        related_name="screens",
    )
    group = models.ForeignKey(
        "displays.ScreenGroup",
        verbose_name="grup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="screens",
        help_text="Un grup se alege dintr-un pas la mesajele pe ecrane. Exemplu: sediul central.",
    )
    orientation = models.CharField(
        "așezare", max_length=10, choices=Orientation.choices, default=Orientation.LANDSCAPE
    )
    resolution = models.CharField(
        "rezoluție",
        max_length=10,
        choices=[
            ("1366x768", "1366 × 768"),
            ("1920x1080", "1920 × 1080 (Full HD)"),
            ("3840x2160", "3840 × 2160 (4K)"),
        ],
        default="1920x1080",
    )
    diagonal_inches = models.PositiveSmallIntegerField(
        "diagonala, în inci",
        null=True,
        blank=True,
        validators=[MinValueValidator(10), MaxValueValidator(150)],
    )
    distance_m = models.DecimalField(
        "de la ce distanță se citește, în metri",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0.5), MaxValueValidator(50)],
    )
    hours_from = models.TimeField("pornit de la ora", null=True, blank=True)
    hours_to = models.TimeField("până la ora", null=True, blank=True)
    # Columns that came later may be empty: they are added without building the table anew.
    days_on = models.PositiveSmallIntegerField(
        "zilele în care este pornit",
        null=True,
        blank=True,
        choices=[(5, "de luni până vineri"), (6, "de luni până sâmbătă")],
        help_text="Gol = în fiecare zi.",
    )
    retired_on = models.DateField(
        "scos din folosință la",
        null=True,
        blank=True,
        help_text="De la această dată ecranul nu mai este urmărit; istoricul lui rămâne.",
    )
    silence_minutes = models.PositiveSmallIntegerField(
        "anunță după câte minute de tăcere",
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(1440)],
        help_text="Numai între orele în care ecranul este pornit. Gol = 10 minute.",
    )
    alert_emails = models.CharField(  # noqa: DJ001 -- for the reason above
        "cine primește e-mail",
        max_length=500,
        null=True,
        blank=True,
        validators=[validate_addresses],
        help_text="Adrese despărțite prin virgulă. Gol = administratorii care au adresă de e-mail.",
    )
    pairing_until = models.DateTimeField(null=True, blank=True, editable=False)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("group")]),
        FieldPanel("noticeboard"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("orientation"), FieldPanel("resolution")]),
                FieldRowPanel([FieldPanel("diagonal_inches"), FieldPanel("distance_m")]),
                FieldRowPanel(
                    [FieldPanel("hours_from"), FieldPanel("hours_to"), FieldPanel("days_on")]
                ),
            ],
            heading="Aparatul",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("silence_minutes"), FieldPanel("alert_emails")]),
                FieldPanel("retired_on"),
            ],
            heading="Supravegherea",
        ),
    ]

    class Meta:
        verbose_name = "ecran"
        verbose_name_plural = "ecrane"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if (self.hours_from is None) != (self.hours_to is None):
            raise ValidationError({"hours_to": "Completați ambele ore sau lăsați-le goale."})

    @property
    def is_pairing(self) -> bool:
        """Say whether a browser may ask for a code now."""
        return self.pairing_until is not None and timezone.now() < self.pairing_until

    @property
    def address(self) -> str:
        """Path of the screen's player."""
        return f"/ecran/{self.slug}/"

    @property
    def readable_from_m(self) -> float | None:
        """The distance in metres from which the smallest letters can still be read."""
        if not self.diagonal_inches:
            return None
        height = self.diagonal_inches * MM_PER_INCH * SHORT_SIDE
        letter = height * SMALLEST_LETTERS * CAP_HEIGHT / STAGE_HEIGHT
        return round(letter * READABLE / 1000, 1)
