"""„Ce se vede”: what a screen plays at a chosen moment, and why the other slides wait."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from wagtail.admin.auth import permission_required
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from displays import services, simulation, store
from displays.explanations import spoken_time, why_hidden
from displays.models import HallAlert, Screen, SlidePage
from displays.models.slide_page import Target
from displays.release import stage_styles
from displays.screens.hours import on_since
from displays.stage.slides import FALLBACK_ID
from displays.windows import instant, last_end, next_change, wall_clock

RIGHT = "displays.view_screen"
CLOCK = "%H:%M"


class MomentForm(forms.Form):
    """Screen, day and hour."""

    ecran = forms.ModelChoiceField(
        Screen.objects.none(),
        label="Ecranul",
        to_field_name="slug",
        empty_label=None,
        error_messages={
            "required": "Alegeți ecranul.",
            "invalid_choice": "Ecranul nu există. Alegeți altul.",
        },
    )
    zi = forms.DateField(
        label="Ziua",
        widget=AdminDateInput,
        error_messages={"required": "Alegeți ziua.", "invalid": "Scrieți ziua așa: 27.11.2026."},
    )
    ora = forms.TimeField(
        label="Ora",
        widget=AdminTimeInput(format=CLOCK),
        error_messages={"required": "Alegeți ora.", "invalid": "Scrieți ora așa: 14:30."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        screens: Any = self.fields["ecran"]
        screens.queryset = Screen.objects.select_related("noticeboard")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            cleaned["wall"] = datetime.combine(cleaned["zi"], cleaned["ora"])
            if cleaned["wall"] < _this_minute():
                raise forms.ValidationError(
                    "Alegeți o oră de acum înainte. Ce s-a arătat deja este în jurnalul ecranului."
                )
        return cleaned


@dataclass(frozen=True)
class Waiting:
    """A slide that is not shown, and why."""

    title: str
    reason: str
    page_id: int


@never_cache
@permission_required(RIGHT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the slides in play at a moment, in playing order, and why others are not."""
    form = MomentForm(_asked(request))
    context: dict[str, Any] = {"form": form, "has_screens": Screen.objects.exists()}
    if context["has_screens"] and form.is_valid():
        context |= _picture(form.cleaned_data["ecran"], form.cleaned_data["wall"])
    return render(request, "displays/console/simulator.html", context)


@never_cache
@permission_required(RIGHT)
@xframe_options_sameorigin
@require_safe
def slide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one slide of the stored release with the screen's renderer, whatever the time."""
    document = _release(get_object_or_404(Screen, slug=slug))
    wanted = request.GET.get("slide", "")
    every = [*document["slides"], document["fallback"]]
    found = next((entry for entry in every if entry["id"] == wanted), None)
    if found is None:
        raise Http404
    alone = document | {"slides": [found | {"windows": []}]}
    context = {"document": alone, "stage_styles": stage_styles()}
    return render(request, "displays/preview.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    now = timezone.localtime()
    first = Screen.objects.values_list("slug", flat=True).first()
    usual = {"ecran": first, "zi": f"{now:%d.%m.%Y}", "ora": f"{now:{CLOCK}}"}
    return usual | {name: request.GET[name] for name in usual if name in request.GET}


def _this_minute() -> datetime:
    return wall_clock(timezone.now()).replace(second=0, microsecond=0)


def _release(screen: Screen) -> dict[str, Any]:
    stored = store.current(services.SCREENS, screen.slug)
    if stored is None:
        services.refresh_screen(screen)
        stored = store.current(services.SCREENS, screen.slug)
    if stored is None:
        raise Http404
    document: dict[str, Any] = json.loads(stored.body)
    return document


def _picture(screen: Screen, wall: datetime) -> dict[str, Any]:
    document = _release(screen)
    slides = document["slides"]
    pages = {page.slug: page for page in SlidePage.objects.child_of(screen.noticeboard)}
    moment = instant(wall)
    playing = simulation.at(document, moment)
    changes = [change for entry in slides if (change := next_change(entry["windows"], wall))]
    return {
        "screen": screen,
        "wall": spoken_time(wall),
        "shown": [_shown(entry, pages) for entry in playing],
        "is_fallback": playing == [document["fallback"]],
        "seconds": sum(entry["dwell_s"] for entry in playing),
        "waiting": _waiting(slides, pages, wall),
        "changes_at": spoken_time(min(changes)) if changes else "",
        "alert": HallAlert.objects.running(moment).filter(screens=screen).first(),
        "is_off": on_since(screen, moment) is None,
    }


def _shown(entry: Mapping[str, Any], pages: dict[str, SlidePage]) -> dict[str, Any]:
    page = pages.get(entry["id"])
    title = "Ecranul instituției" if entry["id"] == FALLBACK_ID else entry["id"]
    return {
        "id": entry["id"],
        "title": page.title if page else title,
        "page_id": page.pk if page else None,
        "seconds": entry["dwell_s"],
    }


def _waiting(
    slides: list[dict[str, Any]], pages: dict[str, SlidePage], wall: datetime
) -> list[Waiting]:
    """List what the board holds and the screen does not show then, in the order of the board."""
    windows = {entry["id"]: entry["windows"] for entry in slides}
    waiting = []
    for page in sorted(pages.values(), key=lambda page: page.path):
        if page.slug in windows:
            reason = why_hidden(windows[page.slug], wall)
        else:
            reason = _why_left_out(page)
        if reason:
            waiting.append(Waiting(page.title, reason, page.pk))
    return waiting


def _why_left_out(page: SlidePage) -> str:
    """Say why a slide of the board is in no release of a hall screen."""
    if not page.live:
        return "nu este publicat"
    if page.target == Target.ONLINE:
        return "se arată numai online"
    end = last_end(page.window_rules)
    return f"s-a terminat la {spoken_time(end)}" if end else "ajunge pe ecran în câteva secunde"
