"""What screens ask of the people who keep them."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from wagtail.models import Site

from config import env
from core.console.tasks import Task, Urgency, register
from core.models import PortalSettings
from displays.screens.cards import duration, local_time
from displays.screens.monitoring import Condition, ScreenStatus, statuses


@register
def screens_to_look_after(request: HttpRequest) -> Iterator[Task]:
    """Screens that are silent past their limit, and those whose television is not paired."""
    if not request.user.has_perm("displays.view_screen"):
        return
    for status in statuses():
        if status.condition == Condition.SILENT:
            yield _silent(status)
        elif status.condition == Condition.UNPAIRED and request.user.has_perm(
            "displays.change_screen"
        ):
            yield Task(
                text=f"Televizor neasociat: „{status.screen}”",
                url=reverse("displays_pairing", args=[status.screen.pk]),
                detail="nu se știe ce este pe ecran; asocierea durează un minut",
                icon="desktop",
                urgency=Urgency.LATER,
            )


def _silent(status: ScreenStatus) -> Task:
    heard = status.heard_at
    since = f"din {local_time(heard)}, de {duration(status.now - heard)}" if heard else ""
    return Task(
        text=f"Ecranul nu răspunde: „{status.screen}”",
        url=reverse("displays_screen", args=[status.screen.pk]),
        detail=since,
        icon="warning",
        urgency=Urgency.NOW,
    )


@register
def public_address_not_set(request: HttpRequest) -> Iterator[Task]:
    """Without the public address the QR codes on screens lead to this machine, not to the site."""
    if not request.user.has_perm("core.change_portalsettings") or env.text("PORTAL_PUBLIC_URL"):
        return
    for site in Site.objects.all():
        if not PortalSettings.for_site(site).public_url:
            yield Task(
                text="Scrieți adresa publică a portalului",
                url=reverse("wagtailsettings:edit", args=["core", "portalsettings", site.pk]),
                detail="fără ea, codurile QR de pe ecrane nu se deschid pe telefoane",
                icon="link",
                urgency=Urgency.SOON,
            )
