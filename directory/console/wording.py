"""Values of fields in the words of people: names for codes, „necunoscut” for nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from core.romanian import number
from directory.fields import FIELDS
from directory.models import (
    CapacityUnit,
    County,
    FieldValue,
    License,
    LicenseKind,
    Locality,
    Location,
    Precision,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    TaxonomyTerm,
)

UNKNOWN = "necunoscut"
# What history tells of besides the fields of a record.
OTHER_LABELS = {
    "": "Fișa a fost adăugată",
    "status": "starea",
    "stage": "publicarea",
    "other_point": "punctul altui loc",
    "place_added": "alt loc, trimis de furnizor",
    "place_accepted": "acceptarea altui loc",
    "place_refused": "refuzul altui loc",
    "refused": "respingerea fișei",
    "merged": "unirea cu altă fișă",
    "key": "cheia de potrivire",
    "cui": "codul unic de înregistrare",
    "ownership": "public sau privat",
    "accreditation": "acreditarea",
}
# Columns of the register that are no field of a record.
RAW_LABELS = {
    "phone": "Telefon",
    "email": "E-mail",
    "address": "Adresa",
    "latitude": "Latitudine",
    "longitude": "Longitudine",
    "coordinates": "Coordonate",
    "siruta": "Codul SIRUTA",
}
CHOICES: dict[str, dict[str, str]] = {
    "licence_kind": dict(LicenseKind.choices),
    "status": dict(Status.choices),
    "stage": dict(Stage.choices),
    "ownership": {"public": "public", "private": "privat"},
}
DATES = ("licence_issued", "licence_to")


def label_of(name: str) -> str:
    """Name a field of the record or of its history."""
    label = FIELDS[name].label if name in FIELDS else OTHER_LABELS.get(name, name)
    return label[:1].upper() + label[1:]


def raw_label(name: str) -> str:
    """Name a column of the register."""
    return RAW_LABELS.get(name) or label_of(name)


@dataclass
class Words:
    """The names behind the codes; three queries for any number of values."""

    terms: dict[str, str] = field(default_factory=dict)
    counties: dict[str, str] = field(default_factory=dict)
    localities: dict[int, str] = field(default_factory=dict)

    @classmethod
    def load(cls, localities: Iterable[Any] = ()) -> "Words":
        """Fetch the names, those of the localities only as asked for."""
        wanted = {code for code in localities if isinstance(code, int)}
        found = Locality.objects.filter(pk__in=wanted).select_related("county")
        return cls(
            dict(TaxonomyTerm.objects.oldest_first().values_list("code", "name")),
            dict(County.objects.values_list("code", "name")),
            {place.siruta: f"{place.name}, județul {place.county.name}" for place in found},
        )

    def say(self, name: str, value: Any) -> str:
        """Return a value of a field as people read it."""
        if value is None or value in ("", [], {}):
            return UNKNOWN
        if isinstance(value, bool):
            return "da" if value else "nu"
        if name in CHOICES:
            return CHOICES[name].get(value, str(value))
        if name in DATES:
            return _day(value)
        named = getattr(self, f"_{name}", None)
        if named:
            return named(value)
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    def _code(self, value: str) -> str:
        return f"{value} {self.terms.get(value, '')}".strip()

    def _county(self, value: str) -> str:
        return self.counties.get(value, value)

    def _locality(self, value: int) -> str:
        return self.localities.get(value, f"SIRUTA {value}")

    def _capacity(self, value: list[Any]) -> str:
        amount, unit = value
        return CapacityUnit(unit).counting(amount) if unit else number(amount)

    def _point(self, value: list[Any]) -> str:
        if value[0] is None:
            return UNKNOWN
        precision = dict(Precision.choices).get(value[2]) if value[2] else "precizie necunoscută"
        return f"{value[0]:.5f}; {value[1]:.5f} ({precision})"

    _other_point = _point


def _day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    except ValueError:
        return value


def moment(value: datetime) -> str:
    """Write a moment in figures, in local time."""
    return f"{timezone.localtime(value):%d.%m.%Y, %H:%M}"


def person(user: Any) -> str:
    """Name a user."""
    return (user.get_full_name() or user.get_username()) if user else ""


def said_by(value: FieldValue) -> str:
    """Say on one line who proposed a value and when."""
    parts = (Source(value.source).label, person(value.user), moment(value.at))
    return ", ".join(part for part in parts if part)


def address(location: Location) -> str:
    """Write a place on one line, for those who may know it."""
    street = " ".join(part for part in (location.street, location.number) if part)
    county = f"județul {location.county}" if location.county else ""
    return ", ".join(part for part in (str(location), street, county) if part)


def place_line(place: ServiceAtLocation) -> str:
    """Write a place with what is known of its point."""
    location = place.location
    known = location.latitude is not None
    point = f"punct {location.get_precision_display()}" if known else "fără punct pe hartă"
    added = "" if place.main else "adăugat de furnizor"
    review = "" if place.stage == Stage.PUBLISHED else "în verificare"
    return "; ".join(part for part in (address(location), point, added, review) if part)


def licence_line(licence: License | None) -> str:
    """Write what is known of a licence on one line."""
    if licence is None:
        return "Registrul nu spune nimic despre licență."
    parts = [str(licence)]
    if licence.issuer:
        parts.append(f"emisă de {licence.issuer}")
    if licence.issued_on:
        parts.append(f"la {licence.issued_on:%d.%m.%Y}")
    if licence.valid_to:
        parts.append(f"valabilă până la {licence.valid_to:%d.%m.%Y}")
    return f"{', '.join(parts)}: {licence.get_status_display()}."
