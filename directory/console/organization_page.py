"""The page of a provider: its data, its services, its history, and the form that changes it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from directory.console import actions
from directory.console.field_forms import TextField
from directory.console.history_lines import lines
from directory.console.people import signed_in
from directory.models import ChangeRecord, Organization, Ownership, Source
from directory.rights import ADMINISTER, MODERATE

PER_PAGE = 50
FIELDS = ("name", "cui", "ownership", "accreditation")
_WEIGHTS = (7, 5, 3, 2, 1, 7, 5, 3, 2)


def is_cui(text: str) -> bool:
    """Whether a tax code has a right check digit."""
    if not text.isascii() or not text.isdecimal() or not 2 <= len(text) <= 10:  # noqa: PLR2004 -- digits of a code
        return False
    total = sum(int(d) * w for d, w in zip(text[:-1].zfill(9), _WEIGHTS, strict=True))
    return total * 10 % 11 % 10 == int(text[-1])


class OrganizationForm(forms.Form):
    """What the institution may correct about a provider."""

    name = TextField(300, required=True, label="Denumirea")
    cui = TextField(12, label="Codul unic de înregistrare")
    ownership = forms.ChoiceField(
        label="Public sau privat",
        choices=Ownership.choices,
        required=False,
        error_messages={"invalid_choice": "Alegeți una dintre valorile din listă."},
    )
    accreditation = TextField(80, label="Acreditarea")

    def clean_cui(self) -> str:
        text = self.cleaned_data["cui"].upper().removeprefix("RO").replace(" ", "")
        if text and not is_cui(text):
            raise forms.ValidationError(
                "Cifra de control a codului nu se potrivește. Verificați cifrele."
            )
        return text


def said(organization: Organization) -> dict[str, Any]:
    """Return what the form shows."""
    return {name: getattr(organization, name) for name in FIELDS}


def token(organization: Organization) -> str:
    """Return the mark of a provider: it changes when anybody changes the data."""
    return str(sorted(said(organization).items()))


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a provider; those who may, change it."""
    organization = get_object_or_404(Organization, pk=pk)
    may_edit = request.user.has_perm(ADMINISTER)
    form = OrganizationForm(initial=said(organization))
    error = ""
    if request.method == "POST":
        if not may_edit:
            messages.error(request, "Pentru aceasta este nevoie de rolul „Administrator hartă”.")
            return redirect("directory_console_organization", pk)
        form = OrganizationForm(request.POST)
        if form.is_valid():
            error = save(pk, form.cleaned_data, request)
            if not error:
                return redirect("directory_console_organization", pk)
    services = organization.services.select_related("term").order_by("name", "pk")
    context = {
        "organization": organization,
        "form": form,
        "error": error,
        "seen": token(Organization.objects.get(pk=pk)),
        "can_edit": may_edit,
        "page": Paginator(services, PER_PAGE).get_page(request.GET.get("p")),
        "history": lines(organization.changes.order_by("-at", "-pk")),
    }
    status = HTTPStatus.CONFLICT if error else HTTPStatus.OK
    return render(request, "directory/console/organization.html", context, status=status)


def save(pk: UUID, values: dict[str, Any], request: HttpRequest) -> str:
    """Store what changed, each field with its history; return why not, where it cannot be."""
    with transaction.atomic():
        organization = Organization.objects.select_for_update().get(pk=pk)
        changed = {
            name: (getattr(organization, name), values[name])
            for name in FIELDS
            if getattr(organization, name) != values[name]
        }
        if not changed:
            messages.info(request, "Nu s-a schimbat nimic.")
            return ""
        if request.POST.get("vazut") != token(organization):
            return actions.MOVED_ON
        for name, (old, new) in changed.items():
            setattr(organization, name, new)
            ChangeRecord.objects.create(
                organization=organization,
                field=name,
                old=old,
                new=new,
                at=timezone.now(),
                source=Source.STAFF,
                user=signed_in(request),
            )
        organization.save()
    messages.success(request, "Datele furnizorului au fost salvate.")
    return ""
