"""Mails that did not leave: why, and a button to try again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from core import outbox
from core.models import OutgoingMail
from core.outbox import State

RIGHT = "core.change_outgoingmail"
SHOWN = 100


class MailsItem(MenuItem):
    """The report's entry, for whoever may act on it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(RIGHT))


@never_cache
@permission_required(RIGHT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what was given up and say how much still waits."""
    failed = OutgoingMail.objects.filter(state=State.FAILED)
    context = {
        "failed": failed[:SHOWN],
        "failed_count": failed.count(),
        "waiting_count": OutgoingMail.objects.filter(
            state__in=[State.WAITING, State.SENDING]
        ).count(),
    }
    return render(request, "wagtailadmin/mails.html", context)


@permission_required(RIGHT)
@require_POST
def again(request: HttpRequest, key: int) -> HttpResponse:
    """Put a mail back into the queue."""
    if outbox.retry(key):
        messages.success(request, "Mailul se trimite din nou, în cel mult un minut.")
    else:
        messages.warning(request, "Mailul acesta nu mai așteaptă: altcineva l-a retrimis deja.")
    return redirect("console_mails")
