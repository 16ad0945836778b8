"""The form of one record: what a provider may say, in words of every day."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.fields import FIELDS
from directory.models import CapacityUnit, County, Locality
from directory.providers import contacts
from directory.providers.forms import PlainForm

Values = dict[str, Any]
EDITABLE = tuple(name for name, field in FIELDS.items() if field.editable)
# The form's field under which a value of the record is typed, where it has another name.
TYPED_UNDER = {"capacity": "capacity_number", "locality": "locality_name", "point": "point_text"}
YES_NO = [("", "nu știu"), ("da", "da"), ("nu", "nu")]
TRUTHS = {"da": True, "nu": False}
GROUPS = (
    ("Cum vă găsesc oamenii", ("phones", "emails", "website", "schedule", "accessible")),
    ("Despre serviciu", ("description", "name", "capacity_number", "capacity_unit")),
    (
        "Adresa",
        ("county", "locality_name", "street", "number", "postal_code", "point_text", "sensitive"),
    ),
)


def _text(label: str, size: int, help_text: str = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=size,
        required=False,
        help_text=help_text,
        widget=forms.TextInput(attrs=attrs),
    )


def _lines(label: str, rows: int, size: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=size,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


_YES_NO: dict[Any, str] = {True: "da", False: "nu"}


class RecordForm(PlainForm):
    """A record as a provider edits it."""

    phones = _lines("Telefoane", 2, 300, "Câte unul pe rând.")
    emails = _lines(
        "Adrese de e-mail",
        2,
        500,
        "Câte una pe rând. Apar pe pagină: scrieți adresa serviciului, nu pe a unei persoane.",
    )
    website = forms.URLField(
        label="Pagina de internet",
        max_length=200,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Adresa nu este întreagă. Exemplu: https://www.furnizor.ro."},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )
    schedule = _lines("Programul", 2, 300, "De exemplu: luni–vineri 8:00–16:00.")
    accessible = forms.ChoiceField(
        label="Se poate intra cu scaunul rulant?", choices=YES_NO, required=False
    )
    description = _lines("Descrierea", 5, 3000, "Pentru cine este serviciul și ce primesc oamenii.")
    name = forms.CharField(
        label="Denumirea serviciului",
        max_length=400,
        error_messages={"required": "Scrieți denumirea serviciului."},
    )
    capacity_number = forms.IntegerField(
        label="Capacitatea",
        min_value=1,
        max_value=100_000,
        required=False,
        error_messages={
            "invalid": "Scrieți un număr întreg, de exemplu 25.",
            "min_value": "Capacitatea este cel puțin 1. Lăsați gol dacă nu o știți.",
            "max_value": "Numărul este prea mare. Verificați-l.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    capacity_unit = forms.ChoiceField(
        label="Ce numără capacitatea", choices=CapacityUnit.choices, required=False
    )
    county = forms.ModelChoiceField(
        County.objects.all(), label="Județul", required=False, empty_label="necunoscut"
    )
    locality_name = _text("Localitatea", 170, autocomplete="address-level2")
    street = _text("Strada", 250, autocomplete="address-line1")
    number = _text("Numărul", 60, "Și blocul, scara, apartamentul, dacă e cazul.")
    postal_code = forms.RegexField(
        r"^\d{6}$",
        label="Codul poștal",
        required=False,
        error_messages={"invalid": "Codul poștal are 6 cifre."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    point_text = _text(
        "Punctul pe hartă",
        40,
        "Copiat dintr-o hartă de pe telefon, de exemplu 44.4361, 26.0532. Poate rămâne gol.",
    )
    sensitive = forms.BooleanField(
        label="Adresa trebuie ținută secretă",
        required=False,
        help_text="Pentru adăposturi: adresa și punctul nu apar nicăieri.",
    )

    def __init__(self, values: Values, *args: Any, at_once: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, initial=as_typed(values), **kwargs)
        self.values = values
        self.at_once = at_once

    @property
    def groups(self) -> list[tuple[str, list[tuple[Any, bool]]]]:
        """The fields under their headings, each with whether it waits for a moderator."""
        return [
            (title, [(self[name], self._waits(name)) for name in names if name in self.fields])
            for title, names in GROUPS
        ]

    def clean_phones(self) -> list[str]:
        return contacts.phones(self.cleaned_data["phones"])

    def clean_emails(self) -> list[str]:
        return contacts.emails(self.cleaned_data["emails"])

    def clean_point_text(self) -> list[float | str] | None:
        text: str = self.cleaned_data["point_text"]
        unchanged = text == self.initial["point_text"]
        return self.values.get("point") if unchanged else contacts.point(text)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        text, county = data["locality_name"].strip(), data["county"]
        moved = {"locality_name", "county"} & set(self.changed_data)
        data["locality"] = self.values.get("locality")
        if moved:
            data["locality"] = self._locality(county, text)
        return data

    def said(self) -> Values:
        """Return the record's values as they were typed."""
        data = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        number, unit = data.get("capacity_number"), data.get("capacity_unit")
        texts = ("name", "description", "website", "street", "number", "postal_code", "schedule")
        return {name: str(data.get(name, "")).replace("\r\n", "\n") for name in texts} | {
            "capacity": [number, unit or CapacityUnit.PLACES] if number else None,
            "county": county.pk if (county := self.cleaned_data.get("county")) else None,
            "locality": self.cleaned_data["locality"],
            "point": self.cleaned_data["point_text"],
            "sensitive": bool(data["sensitive"]),
            "phones": self.cleaned_data["phones"],
            "emails": self.cleaned_data["emails"],
            "accessible": TRUTHS.get(data["accessible"]),
        }

    def _locality(self, county: County | None, text: str) -> int | None:
        if not text:
            return None
        if county is None:
            self.add_error("county", "Alegeți județul localității.")
            return None
        try:
            return contacts.locality(county, text).pk
        except ValidationError as error:
            self.add_error("locality_name", error)
            return None

    def _waits(self, name: str) -> bool:
        of = {typed: stored for stored, typed in TYPED_UNDER.items()} | {
            "capacity_unit": "capacity"
        }
        return not self.at_once and not FIELDS[of.get(name, name)].trusted


def as_typed(values: Values) -> Values:
    """Return what the form shows for the record's values."""
    number, unit = values.get("capacity") or (None, CapacityUnit.PLACES)
    place = values.get("locality")
    found = Locality.objects.filter(pk=place).select_related("unit").first() if place else None
    point = values.get("point")
    return {
        **{name: values.get(name) or "" for name in EDITABLE},
        "phones": "\n".join(values.get("phones") or []),
        "emails": "\n".join(values.get("emails") or []),
        "capacity_number": number,
        "capacity_unit": unit,
        "locality_name": contacts.named(found) if found else "",
        "accessible": _YES_NO.get(values.get("accessible"), ""),
        "point_text": f"{point[0]}, {point[1]}" if point and point[0] is not None else "",
        "sensitive": bool(values.get("sensitive")),
    }
