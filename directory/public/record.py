"""The page of one service."""

from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from core.models import PortalSettings
from directory.disclosure import disclosed_points, public_history, public_services
from directory.fields import FIELDS
from directory.models import ChangeRecord, Organization, Service, Verification
from directory.public.shown import Shown
from directory.public.small_map import small_map
from directory.public.structured_data import service_data
from directory.selection.near import nearest
from directory.selection.results import WORKING

NEARBY_KM = 30
NEARBY = 4
LATEST_CHANGES = 10


@require_safe
def service(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show everything that may be known of a service, or that there is none."""
    last_by = Verification.objects.filter(service=OuterRef("pk")).order_by("-at")
    services = public_services().complete().select_related("organization", "term", "license")
    found = services.annotate(last_by=Subquery(last_by.values("by")[:1])).filter(pk=key).first()
    if found is None:
        return _elsewhere(key) or not_found(request, "Serviciul")
    shown = Shown(found)
    address = PortalSettings.for_request(request).base_url + request.path
    context = {
        "shown": shown,
        "service": found,
        "license": getattr(found, "license", None),
        "nearby": nearby(shown),
        "small_map": small_map(shown.first.place) if shown.first else None,
        "changes": _changes(found),
        "address": address,
        "structured": service_data(shown, address),
        "noindex": shown.gone,
    }
    response = TemplateResponse(request, "directory/public/service.html", context)
    if shown.delicate:
        response["Referrer-Policy"] = "no-referrer"
    return response


def _elsewhere(key: UUID) -> HttpResponse | None:
    """Lead to the record into which this one was merged: its address may be kept somewhere."""
    merged = ChangeRecord.objects.filter(service=key, field="merged").order_by("-at").first()
    return redirect("directory_service", merged.new, permanent=True) if merged else None


def not_found(request: HttpRequest, what: str) -> HttpResponse:
    """Say that there is no such record, with the search of the list."""
    context = {"what": what, "noindex": True}
    return TemplateResponse(request, "directory/public/not_found.html", context, status=404)


def nearby(shown: Shown) -> list[Shown]:
    """Return the nearest services of the same kind; none for a protected place."""
    point = shown.first.place.point if shown.first else None
    if point is None or shown.service.term_id is None:
        return []
    places = disclosed_points().filter(
        service__term=shown.service.term_id, service__status__in=WORKING
    )
    distances = nearest(places.exclude(service=shown.service), point, NEARBY_KM)
    first = sorted(distances, key=lambda key: (distances[key], key))[:NEARBY]
    by_key = {item.pk: item for item in Service.objects.filter(pk__in=first).complete()}
    return [Shown(by_key[key], distances[key]) for key in first]


def _changes(found: Service | Organization) -> list[dict[str, object]]:
    """Return the latest public changes in words."""
    latest = found.changes.order_by("-at", "-pk")[:LATEST_CHANGES]
    changes = public_history(found, latest) if isinstance(found, Service) else latest
    return [
        {
            "what": FIELDS[change.field].label if change.field in FIELDS else "",
            "at": change.at,
            "by": change.get_source_display(),
        }
        for change in changes
    ]
