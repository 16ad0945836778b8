"""„De lucru”: every queue with its count on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wagtail.admin.auth import permission_required

from directory.console import queues
from directory.rights import MODERATE


@never_cache
@permission_required(MODERATE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits, in the order in which it is best done."""
    context = {"queues": queues.waiting_for(request.user)}
    return render(request, "directory/console/work.html", context)
