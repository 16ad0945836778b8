"""The page of a record: what it shows, and what its buttons do."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from directory import truth
from directory.completeness import completeness
from directory.console import actions, record
from directory.console.actions import MeanwhileError
from directory.console.field_forms import EDITABLE_ELSEWHERE, form_for
from directory.console.history_lines import as_of, lines
from directory.console.people import signed_in
from directory.console.record_forms import LicenceForm, ReasonForm
from directory.console.wording import licence_line, person, place_line
from directory.disclosure import is_protected
from directory.fields import FIELDS
from directory.freshness import freshness
from directory.models import FieldValue, Service, Source, Stage, Status
from directory.rights import ADMINISTER, MODERATE
from directory.truth import RefusedEditError

HISTORY_SHOWN = 40


def find(pk: UUID) -> Service:
    """Return a record with what its page shows."""
    services = Service.objects.complete().select_related("license", "register")
    return get_object_or_404(services, pk=pk)


def back(service: UUID, anchor: str = "") -> HttpResponse:
    """Return to a record, to the part that was worked on."""
    answer = redirect("directory_console_record", service)
    if anchor:
        answer["Location"] += f"#{anchor}"
    return answer


@never_cache
@permission_required(MODERATE)
@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a record."""
    return show(request, find(pk), {})


def show(
    request: HttpRequest,
    service: Service,
    bound: Mapping[str, forms.Form],
    *,
    error: str = "",
    licence: LicenceForm | None = None,
) -> HttpResponse:
    """Render a record; forms that were refused come back as they were typed."""
    bundle = record.load(service)
    today = timezone.localdate()
    last = service.verifications.first()
    score = completeness(service)
    context: dict[str, Any] = {
        "service": service,
        "rows": record.rows(service, bundle, bound) if bundle else [],
        "bundle": bundle,
        "error": error,
        "protected": is_protected(service),
        "protected_by_kind": bool(service.term and service.term.protected),
        "score": score,
        "freshness": freshness(service.confirmed_on, last.by if last else "", today),
        "confirmed_by": person(last.user) if last else "",
        "state_token": actions.state_token(service),
        "statuses": Status.choices,
        "history": lines(service.changes.order_by("-at", "-pk"), HISTORY_SHOWN),
        "events": service.license_events.all()[:20],
        "questions": service.queue_items.filter(state="open"),
        "places": [(place, place_line(place)) for place in service.places.all()],
        "licence_line": licence_line(getattr(service, "license", None)),
        "licence_form": licence or LicenceForm(prefix="licence"),
        "can_edit": request.user.has_perm(ADMINISTER),
        "is_published": service.stage == Stage.PUBLISHED,
    }
    status = HTTPStatus.CONFLICT if error else HTTPStatus.OK
    return render(request, "directory/console/record.html", context, status=status)


@permission_required(ADMINISTER)
@require_POST
def set_value(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Publish the institution's value of a field."""
    service, bundle = _editable(pk, name)
    form = form_for(name, bundle.published(), request.POST)
    if not form.is_valid():
        return show(request, service, {name: form}, error="Valoarea nu a fost salvată.")
    value = form.cleaned_data["value"]
    before = bundle.published().get(name)
    if value == before or (not value and not before and not isinstance(value, bool)):
        messages.info(request, f"Este publicată deja această valoare: {FIELDS[name].label}.")
        return back(pk, f"camp-{name}")

    def act() -> None:
        truth.propose(pk, name, value, Source.STAFF, signed_in(request))

    return _guarded(request, service, name, act, form, "Valoarea instituției este publicată.")


@permission_required(ADMINISTER)
@require_POST
def follow(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Publish the register's value of a field again."""
    service, _bundle = _editable(pk, name)

    def act() -> None:
        truth.follow_register(pk, name, signed_in(request))

    return _guarded(
        request, service, name, act, None, "Este publicată din nou valoarea registrului."
    )


@permission_required(MODERATE)
@require_POST
def decide(request: HttpRequest, pk: UUID, value_pk: int) -> HttpResponse:
    """Accept or refuse a value that waits."""
    value = get_object_or_404(FieldValue, pk=value_pk, service=pk)
    label = FIELDS[value.field].label
    try:
        if request.POST.get("hotarare") == "accept":
            actions.accept_value(value, signed_in(request))
            messages.success(request, f"Valoarea a fost acceptată: {label}.")
            return back(pk, f"camp-{value.field}")
        form = ReasonForm(request.POST)
        if not form.is_valid():
            messages.error(request, form.first_error())
            return back(pk, f"camp-{value.field}")
        actions.refuse_value(value, signed_in(request), form.cleaned_data["reason"])
        messages.success(request, f"Valoarea a fost refuzată: {label}.")
    except RefusedEditError as refusal:
        messages.warning(request, str(refusal))
    return back(pk, f"camp-{value.field}")


@permission_required(MODERATE)
@require_POST
def state(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm, publish, take out, refuse a record, or change its status."""
    service = find(pk)
    act = STEPS.get(request.POST.get("pas", ""))
    if act is None:
        raise Http404
    if act in NEED_ADMINISTER and not request.user.has_perm(ADMINISTER):
        messages.error(request, "Pentru aceasta este nevoie de rolul „Administrator hartă”.")
        return back(pk)
    if request.POST.get("vazut") != actions.state_token(service):
        return show(request, service, {}, error=actions.MOVED_ON)
    try:
        return act(request, service)
    except RefusedEditError as refusal:
        messages.error(request, str(refusal))
        return back(pk)


def _confirm(request: HttpRequest, service: Service) -> HttpResponse:
    if actions.confirm(service.pk, signed_in(request)):
        messages.success(request, "Ați confirmat, în numele instituției, că datele sunt corecte.")
    else:
        messages.info(request, "Fișa a fost confirmată deja astăzi.")
    return back(service.pk)


def _publish(request: HttpRequest, service: Service) -> HttpResponse:
    form = LicenceForm(request.POST, prefix="licence")
    if not form.is_valid():
        return show(
            request, service, {}, error="Fișa nu a fost publicată. Corectați licența.", licence=form
        )
    actions.publish(service.pk, form.values(), signed_in(request))
    messages.success(request, "Fișa este publicată.")
    return back(service.pk)


def _review(request: HttpRequest, service: Service) -> HttpResponse:
    actions.set_in_review(service.pk, signed_in(request))
    messages.success(request, "Fișa este în verificare și nu mai apare nicăieri public.")
    return back(service.pk)


def _refuse(request: HttpRequest, service: Service) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise RefusedEditError(form.first_error())
    actions.refuse_record(service.pk, form.cleaned_data["reason"], signed_in(request))
    messages.success(request, "Fișa a fost refuzată. Motivul este în istoric.")
    return back(service.pk)


def _status(request: HttpRequest, service: Service) -> HttpResponse:
    chosen = request.POST.get("stare", "")
    if chosen not in Status.values:
        raise RefusedEditError("Alegeți o stare din listă.")
    actions.set_status(service.pk, Status(chosen), signed_in(request))
    messages.success(request, f"Starea serviciului: {Status(chosen).label}.")
    return back(service.pk)


Step = Callable[[HttpRequest, Service], HttpResponse]
STEPS: dict[str, Step] = {
    "confirma": _confirm,
    "publica": _publish,
    "verificare": _review,
    "refuza": _refuse,
    "stare": _status,
}
NEED_ADMINISTER = (_status,)


@never_cache
@permission_required(MODERATE)
@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show every change, and what the record said on a date."""
    service = find(pk)
    asked = request.GET.get("la", "")
    day = forms.DateField(input_formats=["%d.%m.%Y", "%Y-%m-%d"], required=False)
    error, then, moment = "", None, None
    try:
        chosen = day.clean(asked)
    except forms.ValidationError:
        chosen, error = None, "Scrieți data așa: 21.11.2026."
    if chosen:
        moment = timezone.make_aware(datetime.combine(chosen, time.max))
        then = as_of(service, moment)
    context = {
        "service": service,
        "history": lines(service.changes.order_by("-at", "-pk")),
        "asked": asked,
        "error": error,
        "chosen": chosen,
        "then": then,
        "protected": is_protected(service),
    }
    return render(request, "directory/console/history.html", context)


def _editable(pk: UUID, name: str) -> tuple[Service, Any]:
    service = find(pk)
    bundle = record.load(service)
    if name not in FIELDS or name in EDITABLE_ELSEWHERE or bundle is None:
        raise Http404
    return service, bundle


def _guarded(  # noqa: PLR0913, PLR0917 -- one step with everything it may need to say
    request: HttpRequest,
    service: Service,
    name: str,
    act: Callable[[], Any],
    form: forms.Form | None,
    done: str,
) -> HttpResponse:
    """Act while the field is as the person saw it; else show the page as it is now."""
    seen = request.POST.get("vazut", "")
    try:
        actions.guarded(service.pk, seen, lambda: record.current_token(service, name), act)
    except MeanwhileError as meanwhile:
        return show(request, service, {name: form} if form else {}, error=str(meanwhile))
    except RefusedEditError as refusal:
        messages.error(request, str(refusal))
        return back(service.pk, f"camp-{name}")
    messages.success(request, f"{done} ({FIELDS[name].label})")
    return back(service.pk, f"camp-{name}")
