"""Places that providers add to their services: a moderator accepts or refuses each."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from directory import summaries
from directory.console import actions, queues
from directory.console.people import signed_in
from directory.console.record_forms import ReasonForm
from directory.console.record_page import back
from directory.console.wording import address, place_line
from directory.feedback import pages
from directory.models import ChangeRecord, Service, ServiceAtLocation, Source, Stage, Status
from directory.notifying.notices import Event, tell_provider
from directory.providers.places import REFUSED
from directory.rights import MODERATE
from directory.truth import RefusedEditError

ACCEPTED = "place_accepted"
SHOWN = 200  # a provider has few in review, and a refused one leaves the queue


def waiting() -> QuerySet[ServiceAtLocation]:
    """Return the places that wait for a moderator."""
    return ServiceAtLocation.objects.filter(main=False, stage=Stage.IN_REVIEW).exclude(
        service__status=Status.DEFUNCT
    )


def accept(key: UUID, licence_number: str, user: User) -> None:
    """Let a place be seen wherever its service is; a service without a licence gets one first."""
    with transaction.atomic():
        place = _undecided(key)
        actions.tie(place.service_id, {"licence_number": licence_number}, user)
        place.stage = Stage.PUBLISHED
        place.save(update_fields=["stage"])
        _told(place, user, ACCEPTED, None, address(place.location), "locul adăugat a fost acceptat")


def refuse(key: UUID, reason: str, user: User) -> None:
    """Take a place away again; what it was and why stands in the history."""
    with transaction.atomic():
        place = _undecided(key)
        location = place.location
        place.delete()
        location.delete()
        summaries.keep([place.service_id])  # it may have been the protected one
        _told(place, user, REFUSED, address(location), reason, "locul adăugat a fost refuzat")


@never_cache
@permission_required(MODERATE)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """List the places that wait."""
    found = waiting().select_related(
        "service__organization", "service__license", "location__county", "location__locality"
    )
    places = [(place, place_line(place)) for place in found.order_by("service_id", "pk")[:SHOWN]]
    return render(request, "directory/console/other_places.html", {"places": places})


@permission_required(MODERATE)
@require_POST
def decide(request: HttpRequest, pk: UUID, place_pk: UUID) -> HttpResponse:
    """Accept or refuse a place; of two moderators the second is told."""
    get_object_or_404(Service, pk=pk)
    if ServiceAtLocation.objects.filter(pk=place_pk).exclude(service=pk).exists():
        raise Http404
    try:
        if request.POST.get("hotarare") == "accept":
            accept(place_pk, request.POST.get("licenta", "").strip()[:40], signed_in(request))
            messages.success(request, "Locul a fost acceptat.")
        elif not (form := ReasonForm(request.POST)).is_valid():
            messages.error(request, form.first_error())
        else:
            refuse(place_pk, form.cleaned_data["reason"], signed_in(request))
            messages.success(request, "Locul a fost refuzat. Motivul este în istoric.")
    except RefusedEditError as refusal:
        messages.warning(request, str(refusal))
    return back(pk, "locuri")


def _undecided(key: UUID) -> ServiceAtLocation:
    """Return a place that waits, under the lock of its service."""
    Service.objects.select_for_update().filter(places=key).first()
    found = waiting().filter(pk=key).select_related("service", "location__county").first()
    if found is None:
        raise RefusedEditError("Altcineva a hotărât deja asupra acestui loc.")
    return found


def _told(  # noqa: PLR0913, PLR0917 -- the columns of a change, and how it is told
    place: ServiceAtLocation, user: User, field: str, old: str | None, new: str, happened: str
) -> None:
    """Note the decision and tell the provider; the mail names no address."""
    service, now = place.service, timezone.now()
    Service.objects.filter(pk=service.pk).update(modified_at=now)
    change = ChangeRecord.objects.create(
        service=service,
        field=field,
        old=old,
        new=new,
        at=now,
        source=Source.STAFF,
        user=user,
        published=False,
    )
    event = Event(f"place:{change.pk}", f"{service.name}: {happened}", pages.record(service), now)
    tell_provider(event, service.organization_id)


queues.register(
    queues.Queue(
        "Locuri adăugate de furnizori",
        "directory_console_other_places",
        lambda: waiting().count(),
        order=45,
        icon="site",
        help="Locuri noi ale unor servicii; nu apar nicăieri până când nu le acceptați.",
    )
)
