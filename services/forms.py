"""The form in which a service page is edited."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.console.page_form import PortalPageForm
from services.choices import Audience, Fees, StatusKind
from services.publishing import REQUIRED


class ServicePageForm(PortalPageForm):
    """Asks for everything when publishing, for nothing but the title when saving a draft."""

    audiences = forms.MultipleChoiceField(
        label="Categorii de persoane",
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Serviciile cu aceeași categorie apar ca înrudite.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, message in REQUIRED.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = message
        for name, choices in (
            ("fees", Fees.choices),
            ("status_kind", [("", "Fără casetă"), *StatusKind.choices]),
        ):
            if name in self.fields:
                self.fields[name].choices = choices

    def _post_clean(self) -> None:
        self.instance.is_saved_as_draft = self.is_deferred_validation
        super()._post_clean()

    def _update_errors(self, errors: ValidationError) -> None:
        """Say of each field only what its own check said; the page's rules come after."""
        if hasattr(errors, "error_dict"):
            for name in set(errors.error_dict) & set(self.errors):
                del errors.error_dict[name]
            if not errors.error_dict:
                return
        super()._update_errors(errors)
