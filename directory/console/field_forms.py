"""One small form a field of a record: from what people type to the value that is stored.

The cleaned data of ``value`` is the stored value itself, ready for JSON.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.text import repair_romanian
from directory.geo import in_romania
from directory.importing.notes import Notes
from directory.importing.repairs import contacts
from directory.importing.repairs.codes import AGES
from directory.importing.repairs.coordinates import DECIMALS
from directory.models import CapacityUnit, County, LicenseKind, Locality, Precision, TaxonomyTerm
from directory.text import fold

NOTHING = [("", "necunoscut")]
DATE_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
OUTSIDE = "Punctul nu se află în România. Verificați latitudinea (44–48) și longitudinea (20–30)."
CAPACITY = "Scrieți un număr întreg, de la 1 la 100.000."
MOST_PLACES = 100_000
MOST_OFFERED = 8


class TextField(forms.CharField):
    """A line of text with one space between words and Romanian letters."""

    def __init__(self, most: int, *, required: bool = False, **kwargs: Any) -> None:
        messages = {
            "required": "Scrieți o valoare: câmpul nu poate rămâne gol.",
            "max_length": "Textul are cel mult %(limit_value)d de caractere, acum are %(show_value)d.",
        }
        super().__init__(
            max_length=most, required=required, error_messages=messages, strip=True, **kwargs
        )

    def clean(self, value: Any) -> str:
        return " ".join(repair_romanian(super().clean(value)).split())


class ParagraphField(forms.CharField):
    """Several lines of text."""

    def __init__(self) -> None:
        super().__init__(max_length=5000, required=False, widget=forms.Textarea({"rows": 5}))

    def clean(self, value: Any) -> str:
        return repair_romanian(super().clean(value)).strip()


class LinesField(forms.CharField):
    """A list, one entry a line; the import's own rules say what an entry may be."""

    def __init__(self, rule: Any, refusal: str) -> None:
        super().__init__(
            required=False,
            max_length=1000,
            widget=forms.Textarea({"rows": 3}),
            help_text="Câte una pe rând.",
        )
        self.rule, self.refusal = rule, refusal

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        found: list[str] = []
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            notes = Notes()
            read = self.rule(line, notes)
            if notes.doubts or not read:
                raise ValidationError(self.refusal.format(line))
            found += [entry for entry in read if entry not in found]
        return found


def _emails(text: str, notes: Notes) -> list[str]:
    return contacts.emails(text, notes)[0]


def _ages(text: str, _notes: Notes) -> list[str]:
    return [text.upper()] if text.upper() in AGES else []


class WebsiteField(forms.URLField):
    """A web address, with or without its scheme."""

    def __init__(self) -> None:
        super().__init__(
            max_length=200,
            required=False,
            assume_scheme="http",
            error_messages={"invalid": "Scrieți adresa așa: https://www.exemplu.ro."},
        )


class ChoiceField(forms.ChoiceField):
    """A choice in which nothing means unknown."""

    def __init__(self, choices: Any, nothing: Any = "") -> None:
        super().__init__(
            choices=choices,
            required=False,
            error_messages={"invalid_choice": "Alegeți una dintre valorile din listă."},
        )
        self.nothing = nothing

    def clean(self, value: Any) -> Any:
        return super().clean(value) or self.nothing


class YesNoField(ChoiceField):
    """Yes, no, and where it may be, unknown."""

    def __init__(self, *, unknown: bool) -> None:
        super().__init__([*(NOTHING if unknown else []), ("da", "da"), ("nu", "nu")])
        self.unknown = unknown

    def prepare_value(self, value: Any) -> Any:
        return {True: "da", False: "nu", None: ""}.get(value, value)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if not found and not self.unknown:
            raise ValidationError("Alegeți „da” sau „nu”.")
        return {"da": True, "nu": False}.get(found)


class DayField(forms.DateField):
    """A Romanian date."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            input_formats=DATE_FORMATS,
            help_text="De exemplu 21.11.2026.",
            error_messages={"invalid": "Scrieți data așa: 21.11.2026."},
        )

    def prepare_value(self, value: Any) -> Any:
        parts = value.split("-") if isinstance(value, str) else []
        return ".".join(reversed(parts)) if len(parts) == 3 else value  # noqa: PLR2004 -- y, m, d

    def clean(self, value: Any) -> str | None:
        found = super().clean(value)
        return found.isoformat() if found else None


class LocalityField(forms.CharField):
    """A name in the record's county, or a SIRUTA code."""

    def __init__(self, county: str | None) -> None:
        super().__init__(
            required=False, max_length=80, help_text="Denumirea din SIRUTA sau codul SIRUTA."
        )
        self.county = county

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        asked = {"pk": int(text)} if text.isdecimal() else {"key": fold(text)}
        found = Locality.objects.filter(**asked).select_related("county", "unit")
        if self.county:
            found = found.filter(county=self.county)
        places = list(found[: MOST_OFFERED + 1])
        if len(places) == 1:
            return places[0].siruta
        if not places:
            where = " în județul fișei" if self.county else ""
            raise ValidationError(f"Nu există localitatea „{text}”{where}. Verificați denumirea.")
        names = "; ".join(f"{place.siruta} ({_unit(place)})" for place in places[:MOST_OFFERED])
        raise ValidationError(
            f"Sunt mai multe localități cu numele „{text}”. Scrieți codul SIRUTA: {names}."
        )


def _unit(place: Locality) -> str:
    return place.also or (place.unit.name if place.unit else place.county.name)


class CapacityField(forms.MultiValueField):
    """A number with its unit, or neither."""

    def __init__(self) -> None:
        wrong = dict.fromkeys(("invalid", "min_value", "max_value"), CAPACITY)
        number = forms.IntegerField(
            min_value=1, max_value=MOST_PLACES, required=False, error_messages=wrong
        )
        unit = forms.ChoiceField(choices=CapacityUnit.choices, required=False)
        widget = forms.MultiWidget([forms.NumberInput({"min": 1}), unit.widget])
        widget.decompress = lambda value: value or [None, CapacityUnit.PLACES]  # type: ignore[method-assign]  # the two parts as they are stored
        super().__init__(
            (number, unit),
            widget=widget,
            required=False,
            error_messages={"invalid": CAPACITY},
        )

    def compress(self, data_list: list[Any]) -> list[Any] | None:
        number, unit = data_list or (None, "")
        return [number, unit or CapacityUnit.PLACES.value] if number else None


class PointForm(forms.Form):
    """A point on the map with its precision; the fields work without a script."""

    latitude = forms.CharField(label="Latitudine", max_length=20, required=False)
    longitude = forms.CharField(label="Longitudine", max_length=20, required=False)
    precision = forms.ChoiceField(
        label="Cât de exact este punctul", choices=[*Precision.choices[:3]], required=False
    )

    def clean_latitude(self) -> float | None:
        return self._degrees("latitude")

    def clean_longitude(self) -> float | None:
        return self._degrees("longitude")

    def _degrees(self, name: str) -> float | None:
        text = self.cleaned_data[name].strip().replace(",", ".")
        if not text:
            return None
        try:
            return round(float(text), DECIMALS)
        except (ValueError, OverflowError):
            raise ValidationError("Scrieți un număr, de exemplu 44,4268.") from None

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        latitude, longitude = data["latitude"], data["longitude"]
        if (latitude is None) != (longitude is None):
            raise ValidationError("Scrieți și latitudinea, și longitudinea, sau niciuna.")
        if latitude is not None and not in_romania(latitude, longitude):
            raise ValidationError(OUTSIDE)
        precision = data.get("precision") or Precision.LOCALITY.value
        data["value"] = None if latitude is None else [latitude, longitude, precision]
        return data


def field_for(name: str, said: Mapping[str, Any]) -> forms.Field:
    """Return the form field in which a field of a record is written; ``said`` is the record."""
    texts = {"name": 400, "code_text": 60, "form": 20, "street": 250, "number": 60,
             "locality_text": 160, "schedule": 300, "licence_number": 40, "licence_issuer": 120}  # fmt: skip
    if name in texts:
        return TextField(texts[name], required=name == "name")
    makers: dict[str, Callable[[], forms.Field]] = {
        "description": ParagraphField,
        "website": WebsiteField,
        "capacity": CapacityField,
        "licence_issued": DayField,
        "licence_to": DayField,
        "postal_code": _postal_code,
        "sensitive": lambda: YesNoField(unknown=False),
        "accessible": lambda: YesNoField(unknown=True),
        "licence_kind": lambda: ChoiceField(LicenseKind.choices),
        "code": lambda: ChoiceField([*NOTHING, *_terms()], None),
        "county": lambda: ChoiceField([*NOTHING, *County.objects.values_list("code", "name")], None),
        "locality": lambda: LocalityField(said.get("county")),
        "phones": lambda: LinesField(contacts.phones, "„{}” nu este un număr de telefon din România."),
        "emails": lambda: LinesField(_emails, "„{}” nu este o adresă de e-mail."),
        "ages": lambda: LinesField(_ages, "„{}” nu este un cod de beneficiari din registru."),
    }  # fmt: skip
    return makers[name]()


def _postal_code() -> forms.Field:
    return forms.RegexField(
        r"^(?:\d{6})?$",
        required=False,
        max_length=6,
        error_messages={"invalid": "Codul poștal are șase cifre."},
    )


def _terms() -> list[tuple[str, str]]:
    found = dict(TaxonomyTerm.objects.oldest_first().values_list("code", "name"))
    return [(code, f"{code} {name}") for code, name in sorted(found.items())]


EDITABLE_ELSEWHERE = ("provider",)


def form_for(name: str, said: Mapping[str, Any], data: Any = None) -> forms.Form:
    """Return the form of a field, with the typed data or with what is published."""
    if name == "point":
        latitude, longitude, precision = said.get("point") or (None, None, "")
        point = {"latitude": latitude, "longitude": longitude, "precision": precision}
        return PointForm(data, initial=point, prefix="point")
    form = forms.Form(data, initial={"value": said.get(name)}, prefix=name)
    form.fields["value"] = field_for(name, said)
    form.fields["value"].label = "Valoarea nouă"
    return form
