"""The list of services: filters, words, order, export, and decisions about several at once."""

from functools import reduce
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn

from core import word_search
from core.romanian import counted
from directory.console import actions
from directory.console.filters import ServiceFilters
from directory.console.listing import ListView
from directory.console.people import signed_in
from directory.console.queue_pages import NOTHING_CHOSEN, services
from directory.disclosure import public_place
from directory.models import License, Organization, Service
from directory.text import fold

SOURCE = "directory.service"
MOST_FOUND = 1000


def main_place(service: Service) -> Any:
    """Return the register's place of a service; a record may be without one for a moment."""
    return next((place for place in service.places.all() if place.main), None)


def where(service: Service) -> str:
    """Return locality and county, as the keepers of the map need them."""
    place = main_place(service)
    if place is None:
        return ""
    location = place.location
    county = location.county.name if location.county else ""
    return ", ".join(part for part in (str(location), county) if part)


def confirmed(service: Service) -> str:
    """Return the day of the last confirmation."""
    return f"{service.confirmed_on:%d.%m.%Y}" if service.confirmed_on else "niciodată"


def searched(found: QuerySet[Service], text: str) -> QuerySet[Service]:
    """Keep the services of this licence, or in whose name or provider every word stands."""
    best = word_search.find(SOURCE, text, MOST_FOUND).keys
    licences = License.objects.filter(number__startswith=text.strip())
    named = reduce(Q.__and__, map(_has, text.split()))
    return found.filter(Q(pk__in=best) | Q(pk__in=licences.values("service")) | named)


def _has(word: str) -> Q:
    key = fold(word) or word
    providers = Organization.objects.filter(Q(name__icontains=word) | Q(key__contains=key))
    return Q(name__icontains=word) | Q(organization__in=providers.values("pk"))


class TickColumn(Column):
    """A box to choose a row for a decision about several."""

    header_template_name = "directory/console/tick_head.html"
    cell_template_name = "directory/console/tick_cell.html"


class ServiceList(ListView):
    """Every service of the register, published or not."""

    page_title = "Servicii"
    header_icon = "list-ul"
    index_url_name = "directory_console_services"
    index_results_url_name = "directory_console_services_results"
    default_ordering = "name"
    filterset_class = ServiceFilters
    is_searchable = True
    verbose_name_plural = "servicii"
    export_filename = "servicii"
    list_export = ["name", "provider", "type_code", "type_name", "county", "locality", "street",
                   "number", "phones", "emails", "capacity_text", "licence", "get_status_display",
                   "get_stage_display", "confirmed_on", "score"]  # fmt: skip
    export_headings = {
        "name": "Serviciul", "provider": "Furnizorul", "type_code": "Codul", "type_name": "Tipul",
        "county": "Județul", "locality": "Localitatea", "street": "Strada", "number": "Numărul",
        "phones": "Telefoane", "emails": "Adrese de e-mail", "capacity_text": "Capacitatea",
        "licence": "Numărul licenței", "get_status_display": "Starea",
        "get_stage_display": "Publicarea", "confirmed_on": "Confirmat la", "score": "Completă",
    }  # fmt: skip
    columns = [
        TickColumn("ales", label="Alege", accessor="pk"),
        TitleColumn(
            "name",
            label="Serviciul",
            sort_key="name",
            get_url=lambda service: reverse("directory_console_record", args=[service.pk]),
        ),
        Column("organization", label="Furnizorul"),
        Column("where", label="Unde", accessor=where),
        Column("type", label="Tipul", accessor=lambda service: service.term.code if service.term else "–"),
        Column("status", label="Starea", accessor="get_status_display"),
        Column("stage", label="Publicarea", accessor="get_stage_display"),
        Column("confirmed_on", label="Confirmat", sort_key="confirmed_on", accessor=confirmed),
        Column("modified_at", label="Modificat", sort_key="modified_at",
               accessor=lambda service: f"{timezone.localtime(service.modified_at):%d.%m.%Y}"),
        Column("score", label="Completă", sort_key="score"),
    ]  # fmt: skip

    def get_base_queryset(self) -> QuerySet[Service]:
        return Service.objects.select_related("organization", "term", "license").prefetch_related(
            "places__location__locality", "places__location__county"
        )

    def order_queryset(self, queryset: QuerySet[Service]) -> QuerySet[Service]:
        return queryset.order_by(self.ordering, "-id" if self.ordering.startswith("-") else "id")

    def search_queryset(self, queryset: QuerySet[Service]) -> QuerySet[Service]:
        return searched(queryset, self.search_query) if self.search_query.split() else queryset

    def to_row_dict(self, item: Service) -> dict[str, Any]:
        """Return a row of the export; what is protected stays out of files."""
        place = main_place(item)
        shown = public_place(item, place) if place else None
        term, license_ = item.term, getattr(item, "license", None)
        cells = {
            "name": item.name,
            "provider": item.organization.name,
            "type_code": term.code if term else item.code_text,
            "type_name": term.name if term else "",
            "county": shown.county if shown else "",
            "locality": shown.locality if shown else "",
            "street": shown.street if shown else "",
            "number": shown.number if shown else "",
            "phones": list(place.phones) if place else [],
            "emails": list(place.emails) if place else [],
            "capacity_text": item.capacity_words,
            "licence": license_.number if license_ else "",
            "get_status_display": item.get_status_display(),
            "get_stage_display": item.get_stage_display(),
            "confirmed_on": f"{item.confirmed_on:%d.%m.%Y}" if item.confirmed_on else "",
            "score": item.score,
        }
        return {name: cells[name] for name in self.list_export}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirm the ticked services, or take them out until somebody checked them."""
        chosen = list(services(request.POST.getlist("ales")))
        if not chosen:
            messages.info(request, NOTHING_CHOSEN)
        elif request.POST.get("pas") == "confirma":
            made = sum(actions.confirm(service.pk, signed_in(request)) for service in chosen)
            messages.success(request, f"Ați confirmat {counted(made, 'fișă', 'fișe')}.")
        elif request.POST.get("pas") == "verificare":
            made = sum(actions.set_in_review(service.pk, signed_in(request)) for service in chosen)
            messages.success(request, f"Au trecut în verificare {counted(made, 'fișă', 'fișe')}.")
        query = request.GET.urlencode()
        return redirect(f"{reverse(self.index_url_name)}{'?' if query else ''}{query}")
