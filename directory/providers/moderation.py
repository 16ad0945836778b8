"""The queue of claims in the console."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin.auth import permission_required

from directory.models import Claim
from directory.providers import claims
from directory.rights import MODERATE

REASON_LENGTH = 300


def waiting() -> int:
    """Return how many claims a moderator has to decide."""
    return _queue().count()


@never_cache
@permission_required(MODERATE)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """List the claims that wait, the oldest first."""
    context = {"claims": _queue().select_related("organization")}
    return render(request, "providers/console/claims.html", context)


@never_cache
@permission_required(MODERATE)
@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """Approve or refuse a claim; a refusal has a reason."""
    claim = get_object_or_404(Claim, pk=key)
    reason = request.POST.get("reason", "").strip()[:REASON_LENGTH]
    approved = request.POST.get("decision") == "approve"
    if not approved and not reason:
        messages.error(request, "Scrieți motivul refuzului: îl citește cine a cerut.")
        return redirect("directory_claims")
    try:
        if approved:
            claims.approve(claim, request.user)  # type: ignore[arg-type]  # the console's users are signed in
        else:
            claims.refuse(claim, request.user, reason)  # type: ignore[arg-type]  # as above
    except claims.DecidedError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, "Cererea a fost aprobată." if approved else "Cererea a fost refuzată."
        )
    return redirect("directory_claims")


def _queue() -> QuerySet[Claim]:
    return Claim.objects.filter(state=Claim.State.WAITING, way=Claim.Way.CHECK)
