"""The page on which the point of a place is moved: on a light map, or by its two numbers."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from directory import truth
from directory.console import actions, county_map
from directory.console.actions import MeanwhileError
from directory.console.field_forms import form_for
from directory.console.people import signed_in
from directory.console.record_page import back, find
from directory.console.wording import address
from directory.disclosure import is_protected
from directory.models import ServiceAtLocation, Source
from directory.rights import ADMINISTER


@never_cache
@permission_required(ADMINISTER)
def point(request: HttpRequest, pk: UUID, place_pk: UUID) -> HttpResponse:
    """Move the point of a place: on a light map, or by typing its two numbers."""
    service = find(pk)
    place = get_object_or_404(
        ServiceAtLocation.objects.select_related("location__county", "location__locality"),
        pk=place_pk,
        service=pk,
    )
    now = _point_of(place)
    data = request.POST if request.method == "POST" else None
    form = form_for("point", {"point": now}, data)
    error = ""
    if request.method == "POST" and form.is_valid():
        value = form.cleaned_data["value"]
        try:
            actions.guarded(
                pk,
                request.POST.get("vazut", ""),
                lambda: str(_point_of(ServiceAtLocation.objects.get(pk=place.pk))),
                lambda: _move(place, value, signed_in(request)),
            )
        except MeanwhileError as meanwhile:
            error = str(meanwhile)
        else:
            messages.success(
                request, "Punctul a fost salvat." if value else "Locul nu mai are punct."
            )
            return back(pk, "locuri")
    location = place.location
    context = {
        "service": service,
        "place": place,
        "address": address(location),
        "form": form,
        "seen": str(now),
        "error": error,
        "map": county_map.draw(
            location.county, form["latitude"].value(), form["longitude"].value()
        ),
        "protected": is_protected(service),
    }
    status = HTTPStatus.CONFLICT if error else HTTPStatus.OK
    return render(request, "directory/console/point.html", context, status=status)


def _point_of(place: ServiceAtLocation) -> list[Any]:
    location = place.location
    return [location.latitude, location.longitude, location.precision]


def _move(place: ServiceAtLocation, value: Any, user: User) -> None:
    """The main place has two truths about its point; another one has only its own."""
    if place.main:
        truth.propose(place.service_id, "point", value, Source.STAFF, user)
    else:
        actions.move_other_place(place, value, user)
