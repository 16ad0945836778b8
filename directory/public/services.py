"""The list of services, and the same list for other sites."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from core.csp import embeddable
from directory import demonstration
from directory.models import Organization, Service
from directory.public.chips import chips
from directory.public.on_map import allow_tiles
from directory.public.paging import page_of
from directory.public.shown import Shown
from directory.selection import Results, Selection
from directory.selection.facets import facets
from directory.selection.query import ORDERS, RADII

PER_PAGE = 20
PER_FRAME = 10


class Entries:
    """The results as Django's paginator wants them."""

    def __init__(self, results: Results) -> None:
        self.results = results

    def count(self) -> int:
        """Return how many there are."""
        return self.results.total

    def __len__(self) -> int:
        return self.results.total

    def __getitem__(self, part: slice, /) -> list[Shown]:
        distances = self.results.distances
        return [
            Shown(service, distances.get(service.pk))
            for service in self.results.page(part.start, part.stop)
        ]


def listing(request: HttpRequest, per_page: int) -> dict[str, Any]:
    """Return what a list of a selection shows."""
    selection = Selection.from_query(request.GET)
    if selection.provider and (
        name := Organization.objects.filter(pk=selection.provider).values_list("name", flat=True)
    ):
        selection.labels["provider"] = name[0]
    results = Results(selection)
    entries: Any = Entries(results)  # a sequence as far as a paginator asks
    page_obj = page_of(Paginator(entries, per_page), request.GET.get("p"))
    return {
        "selection": selection,
        "results": results,
        "page_obj": page_obj,
        "querystring": selection.querystring(),
    }


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the list with its filters; without a register, the demonstration."""
    context = listing(request, PER_PAGE)
    results: Results = context["results"]
    selection: Selection = context["selection"]
    if not results.total and not Service.objects.exists():
        context["demonstration"] = demonstration.services()
        context["is_empty"] = True
    context |= {
        "facets": facets(results),
        "chips": chips(selection),
        "orders": _orders(selection),
        "radii": RADII,
        "list_address": f"?{selection.querystring(view='')}",
        "map_address": f"?{selection.querystring(view='harta')}",
        "noindex": bool(request.GET.keys() - {"vedere"}),
    }
    if selection.view:
        allow_tiles(request)
    return TemplateResponse(request, "directory/public/services.html", context)


@embeddable
@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """Show the first services of a selection, or its map, in a frame of another site."""
    context = listing(request, PER_FRAME)
    selection: Selection = context["selection"]
    if selection.view:
        allow_tiles(request)
    return TemplateResponse(request, "directory/public/embed.html", context)


def _orders(selection: Selection) -> list[dict[str, Any]]:
    impossible = set()
    if not selection.q:
        impossible.add("relevanta")
    if selection.point is None:
        impossible.add("distanta")
    return [
        {"value": value, "label": label, "chosen": value == selection.sorting}
        for value, label in ORDERS.items()
        if value not in impossible
    ]
