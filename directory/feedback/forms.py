"""What anybody may send about a record."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.feedback import values
from directory.models import County, Service, TaxonomyTerm, Watch
from directory.models.feedback import RATINGS

TEXT_MIN, TEXT_MAX = 20, 1000
BAD_EMAIL = "Adresa de e-mail nu este scrisă corect. Exemplu: nume@exemplu.ro."


class EmailField(forms.EmailField):
    """An address, with a sentence that says how one looks."""

    def __init__(self, **options: Any) -> None:
        messages = {"invalid": BAD_EMAIL, "required": "Scrieți adresa de e-mail."}
        super().__init__(max_length=254, error_messages=messages, **options)


def long_text(limit: int, **options: Any) -> forms.CharField:
    """Return a field for a text with a limit that is told in Romanian."""
    messages = {
        "max_length": f"Textul este prea lung. Scrieți cel mult {limit} de semne.",
        "required": "Scrieți textul.",
    }
    return forms.CharField(max_length=limit, error_messages=messages, **options)


class SuggestionForm(forms.Form):
    """„Semnalează o greșeală”: which field, what is wrong, how it should be."""

    field = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "Alegeți din listă ce este greșit."}
    )
    proposed = long_text(1000, required=False)
    note = long_text(1000, required=False)
    email = EmailField(required=False)

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, values.label(name)) for name in ["", *values.asked(service)]]
        self.fields["field"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned["proposed"] and not cleaned["note"]:
            raise ValidationError("Scrieți ce este greșit sau cum e corect.")
        return cleaned


class ReviewForm(forms.Form):
    """A review: words, and a mark for who wants to give one."""

    rating = forms.TypedChoiceField(
        choices=[("", "fără notă"), *RATINGS.items()],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Alegeți o notă din listă."},
    )
    text = long_text(TEXT_MAX, min_length=TEXT_MIN)
    email = EmailField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages |= {
            "min_length": f"Textul este prea scurt. Scrieți cel puțin {TEXT_MIN} de semne.",
            "required": f"Scrieți părerea, în cel puțin {TEXT_MIN} de semne.",
        }


class WatchForm(forms.Form):
    """Where to send news, and how often."""

    email = EmailField()
    frequency = forms.ChoiceField(
        choices=Watch.Frequency.choices,
        error_messages={
            "required": "Alegeți cât de des scriem.",
            "invalid_choice": "Alegeți cât de des scriem.",
        },
    )


class AreaWatchForm(WatchForm):
    """News of a type of services in a county; ``judet`` and ``tip`` as in the list of services."""

    judet = forms.ModelChoiceField(
        County.objects.order_by("name"),
        error_messages={"required": "Alegeți județul.", "invalid_choice": "Alegeți județul."},
    )
    tip = forms.ModelChoiceField(
        TaxonomyTerm.objects.all(),
        to_field_name="code",
        required=False,
        error_messages={"invalid_choice": "Alegeți tipul de serviciu din listă."},
    )


class OwnReviewForm(forms.Form):
    """What a provider answers, or why a side contests a decision."""

    text = long_text(TEXT_MAX, min_length=TEXT_MIN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages |= {
            "min_length": f"Textul este prea scurt. Scrieți cel puțin {TEXT_MIN} de semne.",
        }
