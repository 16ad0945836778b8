"""The forms of a record that are not about one field."""

from typing import Any

from django import forms

from directory.console.field_forms import ChoiceField, DayField, TextField
from directory.models import LicenseKind

MOST = 300


class ReasonForm(forms.Form):
    """Why something is refused, for whoever sent it."""

    reason = forms.CharField(
        label="Motivul",
        max_length=MOST,
        error_messages={
            "required": "Scrieți motivul: cine a trimis valoarea îl va citi.",
            "max_length": "Motivul are cel mult 300 de caractere, acum are %(show_value)d.",
        },
    )

    def first_error(self) -> str:
        """Return what is wrong, as one sentence."""
        return next(str(error) for errors in self.errors.values() for error in errors)


class LicenceForm(forms.Form):
    """The licence on which a record is published; what is left empty stays as it is."""

    number = TextField(40, label="Numărul licenței")
    issuer = TextField(120, label="Emisă de")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = ChoiceField(LicenseKind.choices)
        self.fields["kind"].label = "Felul"
        self.fields["issued"] = DayField()
        self.fields["issued"].label = "Data emiterii"
        self.fields["to"] = DayField()
        self.fields["to"].label = "Valabilă până la"

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("issued") and data.get("to") and data["to"] < data["issued"]:
            self.add_error("to", "Licența nu se poate termina înainte de a fi emisă.")
        return data

    def values(self) -> dict[str, Any]:
        """Return the fields of the record with what was typed."""
        return {f"licence_{name}": value for name, value in self.cleaned_data.items()}
