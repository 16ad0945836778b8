"""The form of another place of a service."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.providers import contacts
from directory.providers.forms import AddForm, PlainForm
from directory.providers.places import Said
from directory.providers.record_form import RecordForm


class PlaceForm(PlainForm):
    """Where else a service is given; the fields are those of its record."""

    county = AddForm.base_fields["county"]
    locality_name = forms.CharField(
        label="Localitatea",
        max_length=170,
        error_messages={"required": "Scrieți localitatea."},
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    street = RecordForm.base_fields["street"]
    number = RecordForm.base_fields["number"]
    postal_code = RecordForm.base_fields["postal_code"]
    phones = RecordForm.base_fields["phones"]
    schedule = RecordForm.base_fields["schedule"]
    sensitive = RecordForm.base_fields["sensitive"]

    def clean_phones(self) -> list[str]:
        return contacts.phones(self.cleaned_data["phones"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "county" in data and "locality_name" in data:
            try:
                data["locality"] = contacts.locality(data["county"], data["locality_name"])
            except ValidationError as error:
                self.add_error("locality_name", error)
        return data

    def said(self) -> Said:
        """Return the place as it was typed."""
        return Said(**{name: self.cleaned_data[name] for name in Said.__dataclass_fields__})
