"""Forms of the import: the file, and what its columns are."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from directory.importing.console.looking import Look
from directory.importing.console.report import label
from directory.importing.guard import MAX_BYTES, TOO_BIG
from directory.importing.headers import HEADS, LABELS, NEEDED

UNUSED = "nu se folosește"
FIELDS = [("", UNUSED), *((name, label(name)) for name in HEADS)]


class UploadForm(forms.Form):
    """The register as a file."""

    file = forms.FileField(
        label="Fișierul registrului",
        help_text=f".xlsx, .ods sau .csv, cel mult {MAX_BYTES // 1024 // 1024} MB, fără macrocomenzi și fără parolă.",
        error_messages={
            "required": "Alegeți fișierul registrului.",
            "empty": "Fișierul este gol.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file over the limit before anything of it is written."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(TOO_BIG.format(MAX_BYTES // 1024 // 1024))
        return file


class MappingForm(forms.Form):
    """Which column is what; the guess is the beginning."""

    partial = forms.BooleanField(
        label="Fișierul este doar o parte a registrului",
        help_text="Serviciile care lipsesc din el nu sunt socotite dispărute.",
        required=False,
    )

    def __init__(self, look: Look, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = look
        for place, column in enumerate(look.columns):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=f"Ce este coloana „{column.title}”",
                choices=FIELDS,
                required=False,
                initial=column.field,
            )

    def columns(self) -> list[tuple[Any, Any]]:
        """Pair each column with its field of the form."""
        return [(column, self[f"column_{place}"]) for place, column in enumerate(self.look.columns)]

    def mapping(self) -> dict[str, str]:
        """Return the field by title, empty for what is left out."""
        return {
            column.title: self.cleaned_data.get(f"column_{place}", "")
            for place, column in enumerate(self.look.columns)
        }

    def clean(self) -> dict[str, Any]:
        """Each field has one column, and what every record needs is there."""
        chosen = [field for field in self.mapping().values() if field]
        for field in dict.fromkeys(chosen):
            if chosen.count(field) > 1:
                self.add_error(None, f"Două coloane sunt „{label(field)}”. Alegeți una.")
        for fields in NEEDED:
            if not set(fields) & set(chosen):
                words = " sau ".join(LABELS[name] for name in fields)
                self.add_error(None, f"Spuneți în ce coloană este {words}.")
        return self.cleaned_data
