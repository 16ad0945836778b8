"""Providers: their list, and each with its services."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from directory.models import County, Organization, Service, ServiceAtLocation, Stage
from directory.public.paging import page_of
from directory.public.record import not_found
from directory.public.services import Entries
from directory.selection import Results, Selection
from directory.selection.query import OWNERSHIPS, WORDS_LENGTH
from directory.selection.results import WORKING

PER_PAGE = 30
SERVICES_SHOWN = 50
_SHOWN = Q(services__stage=Stage.PUBLISHED, services__status__in=WORKING)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the providers with at least one service that anybody may see."""
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:WORDS_LENGTH]
    counties = list(County.objects.all())
    county = next((c for c in counties if c.code == request.GET.get("judet", "").upper()), None)
    ownership = request.GET.get("fel", "") if request.GET.get("fel") in OWNERSHIPS else ""
    shown = Service.objects.filter(stage=Stage.PUBLISHED, status__in=WORKING)
    if county:
        here = ServiceAtLocation.objects.filter(stage=Stage.PUBLISHED, location__county=county)
        shown = shown.filter(pk__in=here.values("service"))
    found = Organization.objects.filter(pk__in=shown.values("organization"))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(cui=word))
    if ownership:
        found = found.filter(ownership=OWNERSHIPS[ownership])
    counted = found.annotate(services_shown=Count("services", filter=_SHOWN)).order_by("name", "pk")
    kept = {"q": words, "judet": county.code if county else "", "fel": ownership}
    context = {
        "query": words,
        "county": county,
        "counties": counties,
        "ownership": ownership,
        "page_obj": page_of(Paginator(counted, PER_PAGE), request.GET.get("p")),
        "querystring": _query(kept),
        "noindex": bool(request.GET),
    }
    return TemplateResponse(request, "directory/public/organizations.html", context)


@require_safe
def organization(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a provider with its services."""
    found = Organization.objects.filter(pk=key, services__stage=Stage.PUBLISHED).first()
    if found is None:
        return not_found(request, "Furnizorul")
    results = Results(Selection.from_query({"furnizor": str(key)}))
    context = {
        "organization": found,
        "entries": Entries(results)[0:SERVICES_SHOWN],
        "total": results.total,
        "querystring": results.selection.querystring(),
        "noindex": not results.total,
    }
    return TemplateResponse(request, "directory/public/organization.html", context)


def _query(values: dict[str, str]) -> str:
    return urlencode({name: value for name, value in values.items() if value})
