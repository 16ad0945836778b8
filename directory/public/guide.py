"""The guided way in, in three plain steps, and the pages of help."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from directory.selection import Results, Selection
from directory.selection.facets import Choice, facets

STEPS = ("Pentru cine căutați?", "Ce ajutor?", "Unde?")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Ask for whom, then for what, then where; the last answer leads to the list."""
    selection = Selection.from_query(request.GET)
    counted = facets(Results(selection))
    step = 0
    if selection.group or request.GET.get("pas") in {"2", "3"}:
        step = 1
    if step and (selection.category or request.GET.get("pas") == "3"):
        step = 2
    options = (
        _options(selection, counted.groups, "group"),
        _options(selection, counted.categories, "category"),
        _options(selection, counted.counties, "county"),
    )[step]
    context = {
        "selection": selection,
        "steps": STEPS,
        "step": step,
        "question": STEPS[step],
        "options": options,
        "skip": selection.querystring(),
        "noindex": bool(request.GET),
    }
    return TemplateResponse(request, "directory/public/guide.html", context)


def _options(selection: Selection, choices: Iterable[Choice], name: str) -> list[dict[str, Any]]:
    return [
        {
            "label": choice.label,
            "count": choice.count,
            "query": selection.querystring(**{name: choice.value}),
        }
        for choice in choices
        if choice.count
    ]


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Say how to search and what the words mean."""
    return TemplateResponse(request, "directory/public/help.html")


@require_safe
def for_providers(request: HttpRequest) -> HttpResponse:
    """Say what a provider can do here."""
    return TemplateResponse(request, "directory/public/for_providers.html")


@require_safe
def resources(request: HttpRequest) -> HttpResponse:
    """Show the way to help in danger, to every kind of service, to figures and to data."""
    context = {"categories": facets(Results(Selection.from_query({}))).categories}
    return TemplateResponse(request, "directory/public/resources.html", context)
