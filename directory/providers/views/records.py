"""A member's records: the list, the form of one, and the small statements about it."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.romanian import counted
from directory.models import Stage, Status
from directory.providers import additions, listing, places, records
from directory.providers.access import (
    members_only,
    organizations_of,
    own_organization,
    own_service,
    services_of,
    signed_in,
)
from directory.providers.forms import AddForm, FreePlacesForm
from directory.providers.place_form import PlaceForm
from directory.providers.record_form import RecordForm


@members_only
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the member's records with what waits, what was refused and how fresh they are."""
    providers = listing.by_provider(
        organizations_of(request.user), services_of(request.user), timezone.localdate()
    )
    return TemplateResponse(request, "providers/overview.html", {"providers": providers})


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Edit a record; what was typed survives every error."""
    service = own_service(request, key)
    values = records.values_of(service)
    at_once = service.stage == Stage.IN_REVIEW
    form = RecordForm(values, request.POST or None, at_once=at_once)
    seen = records.mark(values)
    meanwhile: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            saved = records.save(service, signed_in(request), form.said(), _seen(request))
        except records.EditedMeanwhileError as error:
            meanwhile = error.labels
        else:
            _tell(request, saved)
            return redirect("providers_record", key)
    line = listing.lines(services_of(request.user).filter(pk=key), timezone.localdate())[0]
    free = line.place.free_places if line.place else None
    context = {
        "service": service,
        "line": line,
        "form": form,
        "seen": json.dumps(seen),
        "meanwhile": meanwhile,
        "free_form": FreePlacesForm(initial={"free": free}),
        "can_close": service.status == Status.ACTIVE,
        "can_open": service.status == Status.TEMPORARILY_CLOSED,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return TemplateResponse(request, "providers/record.html", context, status=status)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add a service that the register does not hold yet."""
    organization = own_organization(request, key)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            service = additions.add(organization, signed_in(request), **form.cleaned_data)
        except additions.TooManyError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                "Serviciul este în verificare: apare pe hartă după ce îl leagă de o licență "
                "un moderator. Completați până atunci fișa.",
            )
            return redirect("providers_record", service.pk)
    context = {"organization": organization, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "providers/add.html", context, status=status)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_place(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add another place at which a service is given."""
    service = own_service(request, key)
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            places.add(service, signed_in(request), form.said())
        except additions.TooManyError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, "Locul este în verificare: apare după ce îl acceptă un moderator."
            )
            return redirect("providers_record", key)
    context = {"service": service, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "providers/add_place.html", context, status=status)


@members_only
@require_POST
def free_places(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take how many places are free now."""
    service = own_service(request, key)
    place = get_object_or_404(service.places, main=True)
    form = FreePlacesForm(request.POST)
    if form.is_valid():
        records.state_free_places(place, form.cleaned_data["free"])
        messages.success(request, "Am notat locurile libere.")
    else:
        messages.error(request, str(form.errors["free"][0]))
    return redirect("providers_record", key)


@members_only
@require_POST
def closing(request: HttpRequest, key: UUID) -> HttpResponse:
    """Close the service for a while, or open it again."""
    closed = request.POST.get("inchis") == "da"
    if records.close_or_open(own_service(request, key), signed_in(request), closed=closed):
        done = (
            "Serviciul apare acum ca închis temporar." if closed else "Serviciul apare ca deschis."
        )
        messages.success(request, done)
    return redirect("providers_record", key)


@members_only
@require_POST
def confirm(request: HttpRequest, key: UUID) -> HttpResponse:
    """„Datele sunt corecte”, for one record."""
    return _confirmed(request, [own_service(request, key).pk])


@members_only
@require_POST
def confirm_all(request: HttpRequest, key: UUID) -> HttpResponse:
    """„Datele sunt corecte”, for all the records of a provider."""
    organization = own_organization(request, key)
    own = services_of(request.user).filter(organization=organization)
    return _confirmed(request, list(own.values_list("pk", flat=True)))


def _confirmed(request: HttpRequest, keys: list[UUID]) -> HttpResponse:
    done = records.confirm(keys, request.user)  # type: ignore[arg-type]  # members are signed in
    messages.success(request, f"Mulțumim. Ați confirmat {counted(done, 'serviciu', 'servicii')}.")
    return redirect("providers_home")


def _seen(request: HttpRequest) -> dict[str, str]:
    try:
        found = json.loads(request.POST.get("vazut", ""))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _tell(request: HttpRequest, saved: records.Saved) -> None:
    if saved.published:
        messages.success(request, f"Publicate: {', '.join(saved.published)}.")
    if saved.waiting:
        messages.info(request, f"Așteaptă un moderator: {', '.join(saved.waiting)}.")
    if not saved.published and not saved.waiting:
        messages.info(request, "Nu ați schimbat nimic.")
