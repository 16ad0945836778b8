"""What visitors may tell the search besides their words."""

from django import forms

from search.usage.missing import MESSAGE_LENGTH


class MissingForm(forms.Form):
    """„Ce nu ați găsit?”; the search that led here comes along."""

    text = forms.CharField(
        max_length=MESSAGE_LENGTH,
        error_messages={
            "required": "Scrieți în câteva cuvinte ce căutați.",
            "max_length": f"Mesajul este prea lung. Scrieți cel mult {MESSAGE_LENGTH} de caractere.",
        },
    )
    q = forms.CharField(max_length=200, required=False)
