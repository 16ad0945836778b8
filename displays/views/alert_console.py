"""The console's pages of alerts: raise one in two clicks and a confirmation, stop it in one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from displays import alert_actions, alerts
from displays.alert_form import AlertForm
from displays.models import AlertTemplate, HallAlert, Screen
from displays.models.alert import MAX_TEXT, MAX_TITLE
from displays.release import assets, stage_styles
from displays.stage.media import MediaBag
from displays.stage.slides import entry

RIGHT = "displays.add_hallalert"
PER_PAGE = 30
PURPOSES = {
    AlertTemplate.EVACUATION: "Toată lumea iese acum din clădire.",
    AlertTemplate.CLOSED: "Ghișeele nu primesc public astăzi. Apare și pe site.",
    AlertTemplate.OUT_OF_ORDER: "O aplicație sau un serviciu nu merge.",
    AlertTemplate.FREE: "Orice alt mesaj care nu poate aștepta.",
}


@never_cache
@permission_required(RIGHT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Offer the four kinds, and show what runs now."""
    kinds = [
        {
            "key": kind.value,
            "label": kind.label,
            "purpose": PURPOSES[kind],
            "icon": alerts.ICONS[kind],
        }
        for kind in AlertTemplate
    ]
    context = {"kinds": kinds, "running": _running(), "has_screens": Screen.objects.exists()}
    return render(request, "displays/console/alerts.html", context)


@never_cache
@permission_required(RIGHT)
def add(request: HttpRequest, template: str) -> HttpResponse:
    """Show the prefilled form of a kind; confirming it puts the alert on the screens."""
    if template not in AlertTemplate.values:
        raise Http404
    return _form(request, alert_actions.prefilled(AlertTemplate(template)))


@never_cache
@permission_required(RIGHT)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words, the screens or the end of a running alert."""
    alert = get_object_or_404(HallAlert.objects.select_related("site_alert"), pk=pk)
    if not alert.is_running():
        messages.warning(request, f"Alerta „{alert.title}” s-a terminat între timp.")
        return redirect("displays_alerts")
    return _form(request, alert)


@permission_required(RIGHT)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an alert off the screens, the online board and the site."""
    alert = get_object_or_404(HallAlert, pk=pk)
    if alert_actions.stop(alert, request.user):
        messages.success(request, f"Alerta „{alert.title}” a fost oprită peste tot.")
    else:
        messages.info(request, f"Alerta „{alert.title}” se terminase deja.")
    return redirect("displays_alerts")


@never_cache
@permission_required(RIGHT)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """List every alert: who raised it, where, when it ended and by whom."""
    found = HallAlert.objects.select_related("created_by", "stopped_by", "site_alert")
    pages = Paginator(found.prefetch_related("screens"), PER_PAGE)
    page = pages.get_page(request.GET.get("p"))
    return render(request, "displays/console/alert_history.html", {"page": page})


@never_cache
@permission_required(RIGHT)
@xframe_options_sameorigin
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """Show the words of the form exactly as the screen would."""
    template = request.GET.get("template", "")
    if template not in AlertTemplate.values:
        raise Http404
    draft = HallAlert(
        template=template,
        title=request.GET.get("title", "")[:MAX_TITLE],
        text=request.GET.get("text", "")[:MAX_TEXT],
    )
    portrait = request.GET.get("orientation") == "portrait"
    document = preview_document(draft, "portrait" if portrait else "landscape")
    context = {"document": document, "stage_styles": stage_styles()}
    return render(request, "displays/preview.html", context)


def preview_document(alert: HallAlert, orientation: str) -> dict[str, Any]:
    """Return a release with the alert as its only slide, for the one renderer."""
    slide = entry(
        slide_id="@alert",
        dwell_s=60,
        windows=[],
        html=alerts.stage_html(alert),
        bag=MediaBag(),
        online_url="/",
    )
    frame = {"html": '<div class="frame"><div class="frame-main" data-slot></div></div>'}
    return {
        "schema": alerts.SCHEMA,
        "release": slide["digest"],
        "issued_at": timezone.now().isoformat(timespec="seconds"),
        "screen": {
            "slug": "previzualizare",
            "name": alert.title,
            "orientation": orientation,
            "frame": frame | {"media": [], "digest": ""},
        },
        "slides": [slide],
        "fallback": slide,
        "assets": assets(),
    }


def _form(request: HttpRequest, alert: HallAlert) -> HttpResponse:
    is_new = alert.pk is None
    form = AlertForm(request.POST or None, instance=alert)
    if request.method == "POST" and form.is_valid():
        alert = form.put_up(request.user)
        done = "este trimisă pe ecrane" if is_new else "a fost schimbată"
        messages.success(request, f"Alerta „{alert.title}” {done}.")
        return redirect("displays_alerts")
    label = AlertTemplate(alert.template).label
    context = {"form": form, "alert": alert, "label": label, "is_new": is_new}
    return render(request, "displays/console/alert_form.html", context)


def _running() -> list[dict[str, Any]]:
    """Return the running alerts with what is known of each of their screens."""
    found = HallAlert.objects.running().select_related("created_by", "site_alert")
    shown = {screen.pk: alerts.alert_on(screen) for screen in Screen.objects.all()}
    listed = []
    for alert in found.prefetch_related("screens__reported"):
        states = [(screen, _state(alert, screen, shown)) for screen in alert.screens.all()]
        listed.append({"alert": alert, "screens": states})
    return listed


def _state(alert: HallAlert, screen: Screen, shown: dict[int, str | None]) -> str:
    """Say how far an alert got on a screen: never „shown” before the screen says so."""
    sent = shown[screen.pk]
    if sent is None:
        return "netrimisă"
    if sent != str(alert.pk):
        return "acoperită de altă alertă"
    reported = getattr(screen, "reported", None)
    if reported is not None and reported.state == "alert" and reported.alert == str(alert.pk):
        return "confirmată pe ecran"
    return "trimisă"
