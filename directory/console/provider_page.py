"""The page on which an administrator moves a record to another provider: search, look, confirm."""

from http import HTTPStatus
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from directory import moving
from directory.console import actions, organization_list, record
from directory.console.actions import MeanwhileError
from directory.console.people import signed_in
from directory.console.record_page import back, find
from directory.models import Organization, Service
from directory.rights import ADMINISTER
from directory.truth import RefusedEditError

SHOWN = 20


@never_cache
@permission_required(ADMINISTER)
@require_http_methods(["GET", "POST"])
def provider(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Find the right provider by name or CUI, and move the record after a second look."""
    service = find(pk)
    if record.load(service) is None:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    chosen, error = _chosen(asked.get("catre", "")), ""
    if request.method == "POST" and chosen:
        try:
            return _move(request, service, chosen)
        except MeanwhileError:
            service, error = find(pk), actions.MOVED_ON
        except RefusedEditError as refusal:
            messages.error(request, str(refusal))
            return redirect("directory_console_provider", pk)
    text = asked.get("q", "").strip()
    others = organization_list.with_services().exclude(pk=service.organization_id)
    found = organization_list.named(others, text).order_by("name", "pk") if text else others.none()
    context = {
        "service": service,
        "q": text,
        "found": found[:SHOWN],
        "more": found.count() > SHOWN,
        "chosen": chosen,
        "leaves_none": not _others_of(service).exists(),
        "seen": record.current_token(service, moving.FIELD),
        "error": error,
    }
    status = HTTPStatus.CONFLICT if error else HTTPStatus.OK
    return render(request, "directory/console/provider.html", context, status=status)


def _chosen(key: str) -> Organization | None:
    try:
        return organization_list.with_services().filter(pk=UUID(key)).first()
    except ValueError:
        return None


def _others_of(service: Service) -> QuerySet[Service]:
    """Return the other services of the record's provider."""
    return Service.objects.filter(organization=service.organization_id).exclude(pk=service.pk)


def _move(request: HttpRequest, service: Service, to: Organization) -> HttpResponse:
    left: Organization = actions.guarded(
        service.pk,
        request.POST.get("vazut", ""),
        lambda: record.current_token(service, moving.FIELD),
        lambda: moving.move(service.pk, to.pk, signed_in(request)),
    )
    messages.success(request, f"Serviciul este acum la furnizorul „{to.name}”.")
    if not left.services.exists():
        messages.info(
            request, f"Furnizorul „{left.name}” a rămas fără servicii; datele lui se păstrează."
        )
    return back(service.pk, f"camp-{moving.FIELD}")
