"""Forms of the area but the record's own; every error says what to do."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password

from directory.models import County, TaxonomyTerm
from directory.providers.claims import Asker
from directory.providers.contacts import phone

EMAIL_ERRORS = {
    "required": "Scrieți adresa de e-mail.",
    "invalid": "Adresa nu este întreagă. Exemplu: nume@furnizor.ro.",
}


def email_field(label: str, help_text: str = "") -> forms.EmailField:
    """A mail address as every form asks for it."""
    return forms.EmailField(
        label=label,
        max_length=120,
        help_text=help_text,
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class PlainForm(forms.Form):
    """A form whose fields tell assistive technology of their help and errors."""

    use_required_attribute = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class FindForm(PlainForm):
    """Which provider somebody looks for."""

    q = forms.CharField(
        label="Numele furnizorului sau codul unic (CUI)", max_length=120, required=False
    )
    judet = forms.ModelChoiceField(
        County.objects.all(), label="Județul", required=False, empty_label="toate județele"
    )


class ClaimForm(PlainForm):
    """Who asks to speak for a provider."""

    name = forms.CharField(
        label="Numele și prenumele dumneavoastră",
        max_length=120,
        error_messages={"required": "Scrieți numele și prenumele."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    role = forms.CharField(
        label="Funcția",
        max_length=120,
        help_text="De exemplu: director, asistent social, secretar.",
        error_messages={"required": "Scrieți ce funcție aveți la furnizor."},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    email = email_field(
        "Adresa de e-mail",
        "Cel mai repede merge cu adresa din registrul serviciilor licențiate: primiți un link pe ea.",
    )
    phone = forms.CharField(
        label="Telefonul",
        max_length=30,
        required=False,
        help_text="Dacă e nevoie să vă sunăm. Nu apare nicăieri.",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )

    def clean_phone(self) -> str:
        """Take a Romanian number in whatever way it is typed."""
        text = self.cleaned_data["phone"].strip()
        return phone(text) if text else ""

    def asker(self) -> Asker:
        """Return who asks."""
        data = self.cleaned_data
        return Asker(data["name"], data["role"], data["email"], data["phone"])


class AddForm(PlainForm):
    """A service that the register does not hold yet."""

    name = forms.CharField(
        label="Denumirea serviciului",
        max_length=400,
        error_messages={"required": "Scrieți denumirea serviciului, ca în licență."},
    )
    term = forms.ModelChoiceField(
        TaxonomyTerm.objects.oldest_first().order_by("category", "name"),
        label="Tipul serviciului",
        empty_label="alegeți tipul",
        help_text="Cel scris în licență, cu codul din nomenclator.",
        error_messages={"required": "Alegeți tipul serviciului."},
    )
    county = forms.ModelChoiceField(
        County.objects.order_by("name"),
        label="Județul",
        empty_label="alegeți județul",
        error_messages={"required": "Alegeți județul."},
    )


class InviteForm(PlainForm):
    """Which colleague is invited."""

    name = forms.CharField(
        label="Numele și prenumele colegului",
        max_length=120,
        error_messages={"required": "Scrieți numele și prenumele colegului."},
    )
    email = email_field("Adresa lui de e-mail")


class LinkForm(PlainForm):
    """Where a sign-in link goes."""

    email = email_field("Adresa de e-mail")


class PasswordForm(LinkForm):
    """Sign-in with a password."""

    password = forms.CharField(
        label="Parola",
        strip=False,
        error_messages={"required": "Scrieți parola."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPasswordForm(PlainForm):
    """A new password; the old one is asked for where there is one."""

    old = forms.CharField(
        label="Parola de acum",
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Parola nouă",
        strip=False,
        help_text="Cel puțin 12 semne. Trei sau patru cuvinte la întâmplare sunt ușor de ținut minte.",
        error_messages={"required": "Scrieți parola nouă."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not user.has_usable_password():
            del self.fields["old"]

    def clean_old(self) -> str:
        """Only who knows the old password sets a new one."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError("Parola de acum nu este aceasta. Scrieți-o din nou.")
        return old

    def clean_new(self) -> str:
        """Hold the password to the rules of the whole portal."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        return new


class FreePlacesForm(PlainForm):
    """How many places are free now; empty takes the statement back."""

    free = forms.IntegerField(
        label="Locuri libere acum",
        min_value=0,
        max_value=5000,
        required=False,
        help_text="Lăsați gol dacă nu mai vreți să apară un număr.",
        error_messages={
            "invalid": "Scrieți un număr întreg, de exemplu 3.",
            "min_value": "Numărul nu poate fi mai mic decât 0.",
            "max_value": "Numărul este prea mare. Verificați-l.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
