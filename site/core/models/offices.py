"""Places where citizens are received, with their hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db import models
from django.utils import timezone

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

WEEKDAYS = ("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică")
DAYS_AHEAD = 15
CLOSES_AFTER_OPENS = "Ora de închidere trebuie să fie după cea de deschidere."


@dataclass(frozen=True)
class OpeningState:
    """Whether an office is open at a moment; ``is_open`` is None when nobody confirmed its hours.

    ``until`` is when the answer changes next, if that is within two weeks.
    """

    is_open: bool | None
    label: str
    until: datetime | None


class Office(index.Indexed, ClusterableModel):
    """A counter: address, telephones, hours with exceptions, a point on the map."""

    name = models.CharField("denumire", max_length=200)
    street = models.CharField("stradă și număr", max_length=200, blank=True)
    locality = models.CharField("localitate", max_length=120, blank=True)
    postcode = models.CharField("cod poștal", max_length=10, blank=True)
    email = models.EmailField("e-mail", blank=True)
    note = models.CharField(
        "observație",
        max_length=250,
        blank=True,
        help_text="Apare lângă program. Bun: „Intrarea din spate, cu rampă.”",
    )
    hours_confirmed = models.BooleanField(
        "program confirmat de instituție",
        default=False,
        help_text="Numai un program confirmat arată „deschis acum”.",
    )
    latitude = models.DecimalField(
        "latitudine", max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        "longitudine", max_digits=8, decimal_places=5, null=True, blank=True
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("locality")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading="Adresă",
        ),
        InlinePanel("phones", heading="Telefoane", label="Telefon"),
        FieldPanel("email"),
        InlinePanel("hours", heading="Program săptămânal", label="Interval"),
        FieldPanel("hours_confirmed"),
        InlinePanel("exceptions", heading="Zile cu alt program", label="Zi"),
        FieldPanel("note"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("street"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = "ghișeu"
        verbose_name_plural = "ghișee"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """One line: street, postcode, locality; empty when nothing is known."""
        return ", ".join(part for part in (self.street, self.postcode, self.locality) if part)

    def intervals(self, day: date) -> list[tuple[time, time]]:
        """Return the opening intervals of a calendar day, its exceptions applied."""
        return _intervals(day, self.hours.all(), self.exceptions.all())

    def opening_state(self, at: datetime | None = None) -> OpeningState:
        """Say whether the office is open at a moment (now, if not given) and until when."""
        hours = list(self.hours.all()) if self.hours_confirmed else []
        if not hours:
            return OpeningState(None, "Întrebați programul la ghișeu.", None)
        exceptions = list(self.exceptions.all())
        moment = timezone.localtime(at)
        for offset in range(DAYS_AHEAD):
            day = moment.date() + timedelta(days=offset)
            for opens, closes in _intervals(day, hours, exceptions):
                start, end = _local(day, opens, moment), _local(day, closes, moment)
                if start <= moment < end:
                    return OpeningState(True, f"Deschis acum, până la {closes:%H:%M}", end)
                if moment < start:
                    when = _when(offset, day, opens)
                    return OpeningState(False, f"Închis acum. Deschide {when}", start)
        return OpeningState(False, "Închis în această perioadă", None)

    def week(self) -> list[dict[str, str]]:
        """Return the weekly hours as rows {"day", "text"}, equal neighbours joined."""
        hours = list(self.hours.all())
        rows = [(name, _day_text(hours, day)) for day, name in enumerate(WEEKDAYS)]
        if all(text == "închis" for _day, text in rows):
            return []
        joined = []
        for text, group in groupby(rows, key=lambda row: row[1]):
            days = [day for day, _text in group]
            name = days[0] if len(days) == 1 else f"{days[0]}–{days[-1]}"
            joined.append({"day": name, "text": text})
        return joined


def _intervals(
    day: date, hours: Iterable["OfficeHours"], exceptions: Iterable["OfficeException"]
) -> list[tuple[time, time]]:
    special = [e for e in exceptions if e.date == day]
    if special:
        return sorted((e.opens, e.closes) for e in special if e.opens and e.closes)
    return sorted((h.opens, h.closes) for h in hours if h.weekday == day.weekday())


def _day_text(hours: Iterable["OfficeHours"], weekday: int) -> str:
    found = sorted((h.opens, h.closes) for h in hours if h.weekday == weekday)
    return ", ".join(f"{o:%H:%M}–{c:%H:%M}" for o, c in found) or "închis"


def _local(day: date, at: time, like: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(day, at), like.tzinfo)


def _when(offset: int, day: date, opens: time) -> str:
    if offset == 0:
        return f"azi la {opens:%H:%M}"
    if offset == 1:
        return f"mâine la {opens:%H:%M}"
    return f"{WEEKDAYS[day.weekday()]}, {day:%d.%m.%Y}, la {opens:%H:%M}"


class OfficePhone(Orderable):
    """A telephone number of an office."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="phones")
    label = models.CharField("pentru ce", max_length=80, blank=True)
    number = models.CharField("număr", max_length=30)

    def __str__(self) -> str:
        return self.number


class OfficeHours(Orderable):
    """A weekly interval; a day may have several."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField("ziua", choices=list(enumerate(WEEKDAYS)))
    opens = models.TimeField("de la")
    closes = models.TimeField("până la")

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="office_hours_close_after_they_open",
                violation_error_message=CLOSES_AFTER_OPENS,
            )
        ]

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.opens:%H:%M}–{self.closes:%H:%M}"


class OfficeException(Orderable):
    """A date with other hours; without hours the office is closed on it."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="exceptions")
    date = models.DateField("data")
    opens = models.TimeField("de la", null=True, blank=True)
    closes = models.TimeField("până la", null=True, blank=True)
    note = models.CharField("motiv", max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens__isnull=True, closes__isnull=True)
                | models.Q(opens__isnull=False, closes__isnull=False, closes__gt=models.F("opens")),
                name="office_exception_both_hours_or_none",
                violation_error_message=f"Completați ambele ore sau lăsați-le goale (închis toată ziua). {CLOSES_AFTER_OPENS}",
            )
        ]

    def __str__(self) -> str:
        return f"{self.date:%d.%m.%Y}"
