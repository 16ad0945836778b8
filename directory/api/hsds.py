"""The endpoints of HSDS 3.1."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from core.models import PortalSettings
from directory import disclosure
from directory.api import answers, loading, problems, selections, shapes
from directory.api.problems import ProblemError
from directory.api.terms import Nomenclature
from directory.models import Service, ServiceAtLocation
from directory.text import fold

VERSION = "3.1"
DESCRIPTION = (
    "Serviciile sociale licențiate, pe termenii Human Services Data Specification (HSDS) 3.1. "
    "Datele sunt libere și se pot doar citi. Ce nu se știe lipsește sau este un text gol; "
    "locurile protejate apar doar cu județul."
)

api = NinjaAPI(
    title="Harta serviciilor sociale",
    version=VERSION,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="hsds",
)
REFUSALS: dict[Any, Any] = {400: shapes.Problem, 429: shapes.Problem}
REFUSALS_OF_ONE: dict[Any, Any] = {**REFUSALS, 404: shapes.Problem}
_PROBLEM = {
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
}
_TOO_LONG = {"description": "Adresa cererii e prea lungă."}  # the web server's own answer
# What the framework does not write by itself: the media types of refusals and of a list by lines.
ALSO_ONE: dict[str, Any] = {
    "responses": {400: _PROBLEM, 404: _PROBLEM, 414: _TOO_LONG, 429: _PROBLEM}
}
ALSO_LIST: dict[str, Any] = {
    "responses": {
        200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}},
        400: _PROBLEM,
        414: _TOO_LONG,
        429: _PROBLEM,
    }
}


@api.exception_handler(ValidationError)
def wrong_parameters(request: HttpRequest, failure: ValidationError) -> JsonResponse:
    """Say which parameters are wrong."""
    return problems.problem(problems.explained(failure.errors), 400)


@api.exception_handler(ProblemError)
def refused(request: HttpRequest, failure: ProblemError) -> JsonResponse:
    """Say why the request cannot be answered."""
    return problems.problem(failure.detail, failure.status)


@api.get(
    "/",
    response={200: shapes.About, 429: shapes.Problem},
    summary="Despre API",
    operation_id="about",
    openapi_extra={"responses": {414: _TOO_LONG, 429: _PROBLEM}},
)
def about(request: HttpRequest) -> HttpResponse:
    """Version, profile and publisher."""
    portal = PortalSettings.for_request(request)
    base = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    record: dict[str, Any] = {
        "version": VERSION,
        "profile": f"{base}{reverse('directory_api_docs')}#profil",
        "openapi_url": f"{base}{reverse('hsds:openapi-json')}",
        "description": DESCRIPTION,
        "publisher": {
            "name": portal.institution_name,
            "identifier": base,
            "website": base,
        },
    }
    return answers.single(record)


@api.get(
    "/services",
    response={200: shapes.ServicePage, **REFUSALS},
    openapi_extra=ALSO_LIST,
    summary="Servicii",
    operation_id="services",
)
def services(request: HttpRequest, filters: Query[selections.ServiceFilters]) -> HttpResponseBase:
    """Return the services that were asked for."""
    nomenclature = Nomenclature.load()
    chosen = selections.services(filters, nomenclature)
    ranked = _ranked(filters.search, chosen, "pk")
    if filters.minimal:
        return _minimal(filters, chosen, ranked)

    def build(keys: Any) -> Any:
        if filters.full:
            return loading.service_records(keys, nomenclature)
        return loading.service_bases(keys)

    return answers.listing(filters, chosen.order_by("name", "pk"), build, ranked)


@api.get(
    "/services/{uuid:id}",
    response={200: shapes.Service, **REFUSALS_OF_ONE},
    openapi_extra=ALSO_ONE,
    summary="Un serviciu",
    operation_id="service",
)
def service(request: HttpRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 -- the name in HSDS
    """Return one service with all that belongs to it."""
    _known(disclosure.public_services(), id)
    return _one(loading.service_records([id], Nomenclature.load()))


@api.get(
    "/organizations",
    response={200: shapes.OrganizationPage, **REFUSALS},
    openapi_extra=ALSO_LIST,
    summary="Furnizori",
    operation_id="organizations",
)
def organizations(
    request: HttpRequest, filters: Query[selections.OrganizationFilters]
) -> HttpResponseBase:
    """Return the providers of public services."""
    nomenclature = Nomenclature.load()
    chosen = selections.organizations(filters, nomenclature)
    ranked = _ranked(filters.search, disclosure.public_services(), "organization", chosen)

    def build(keys: Any) -> Any:
        if filters.full or filters.full_service:
            return loading.organization_records(
                keys, nomenclature, full_service=filters.full_service
            )
        return loading.organization_bases(keys)

    return answers.listing(filters, chosen.order_by("name", "pk"), build, ranked)


@api.get(
    "/organizations/{uuid:id}",
    response={200: shapes.Organization, **REFUSALS_OF_ONE},
    openapi_extra=ALSO_ONE,
    summary="Un furnizor",
    operation_id="organization",
)
def organization(
    request: HttpRequest,
    id: UUID,  # noqa: A002 -- the name in HSDS
    full_service: bool = False,  # noqa: FBT001, FBT002 -- a parameter of the address
) -> HttpResponseBase:
    """Return one provider with its services."""
    nomenclature = Nomenclature.load()
    _known(selections.organizations(selections.OrganizationFilters(), nomenclature), id)
    return _one(loading.organization_records([id], nomenclature, full_service=full_service))


@api.get(
    "/service_at_locations",
    response={200: shapes.ServiceAtLocationPage, **REFUSALS},
    openapi_extra=ALSO_LIST,
    summary="Servicii la locuri",
    operation_id="service_at_locations",
)
def service_at_locations(
    request: HttpRequest, filters: Query[selections.ServiceFilters]
) -> HttpResponseBase:
    """Return services at their places."""
    nomenclature = Nomenclature.load()
    chosen = selections.places(filters, nomenclature)
    ranked = _ranked(filters.search, disclosure.public_services(), "places", chosen)

    def build(keys: Any) -> Any:
        return loading.place_records(keys, nomenclature, full=filters.full)

    return answers.listing(filters, chosen.order_by("pk"), build, ranked)


@api.get(
    "/service_at_locations/{uuid:id}",
    response={200: shapes.ServiceAtLocation, **REFUSALS_OF_ONE},
    openapi_extra=ALSO_ONE,
    summary="Un serviciu la un loc",
    operation_id="service_at_location",
)
def service_at_location(request: HttpRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 -- the name in HSDS
    """Return one service at one place."""
    nomenclature = Nomenclature.load()
    chosen: QuerySet[ServiceAtLocation] = selections.places(
        selections.ServiceFilters(), nomenclature
    )
    _known(chosen, id)
    return _one(loading.place_records([id], nomenclature, full=True))


@api.get(
    "/locations",
    response={200: shapes.LocationPage, **REFUSALS},
    openapi_extra=ALSO_LIST,
    summary="Locuri (extensie)",
    operation_id="locations",
)
def locations(request: HttpRequest, filters: Query[selections.LocationFilters]) -> HttpResponseBase:
    """Return the places that may be known; the protected ones are not among them."""
    nomenclature = Nomenclature.load()
    chosen = selections.locations(filters)
    return answers.listing(
        filters,
        chosen.order_by("pk"),
        lambda keys: loading.location_records(keys, nomenclature),
    )


@api.get(
    "/locations/{uuid:id}",
    response={200: shapes.Location, **REFUSALS_OF_ONE},
    openapi_extra=ALSO_ONE,
    summary="Un loc (extensie)",
    operation_id="location",
)
def location(request: HttpRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 -- the name in HSDS
    """Return one place that may be known."""
    _known(selections.locations(selections.LocationFilters()), id)
    return _one(loading.location_records([id], Nomenclature.load()))


@api.get(
    "/taxonomies",
    response={200: shapes.TaxonomyPage, **REFUSALS},
    openapi_extra=ALSO_LIST,
    summary="Nomenclatoare",
    operation_id="taxonomies",
)
def taxonomies(
    request: HttpRequest, paging: Query[selections.Paging], search: Query[selections.Search]
) -> HttpResponseBase:
    """Return the versions of the nomenclature."""
    found = Nomenclature.load().taxonomy_records()
    return answers.whole(paging, _containing(found, search.search))


@api.get(
    "/taxonomies/{uuid:id}",
    response={200: shapes.Taxonomy, **REFUSALS_OF_ONE},
    openapi_extra=ALSO_ONE,
    summary="Un nomenclator",
    operation_id="taxonomy",
)
def taxonomy(request: HttpRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 -- the name in HSDS
    """Return one version of the nomenclature."""
    return _one([item for item in Nomenclature.load().taxonomy_records() if item["id"] == str(id)])


@api.get(
    "/taxonomy_terms",
    response={200: shapes.TaxonomyTermPage, **REFUSALS},
    openapi_extra=ALSO_LIST,
    summary="Tipuri de servicii",
    operation_id="taxonomy_terms",
)
def taxonomy_terms(
    request: HttpRequest, filters: Query[selections.TermFilters]
) -> HttpResponseBase:
    """Return categories and types of services."""
    asked = (("taxonomy_id", filters.taxonomy_id), ("parent_id", filters.parent_id))
    found = [
        term
        for term in _containing(Nomenclature.load().term_records(), filters.search)
        if not (filters.top_only and "parent_id" in term)
        and all(value is None or term.get(name) == str(value) for name, value in asked)
    ]
    return answers.whole(filters, found)


@api.get(
    "/taxonomy_terms/{uuid:id}",
    response={200: shapes.TaxonomyTerm, **REFUSALS_OF_ONE},
    openapi_extra=ALSO_ONE,
    summary="Un tip de serviciu",
    operation_id="taxonomy_term",
)
def taxonomy_term(request: HttpRequest, id: UUID) -> HttpResponseBase:  # noqa: A002 -- the name in HSDS
    """Return one category or type."""
    return _one([item for item in Nomenclature.load().term_records() if item["id"] == str(id)])


def _minimal(
    filters: selections.ServiceFilters, chosen: QuerySet[Service], ranked: list[Any] | None
) -> HttpResponseBase:
    """Return id and change of every service in one answer."""
    if ranked is not None:
        chosen = chosen.filter(pk__in=ranked)
    pairs = chosen.order_by("pk").values_list("pk", "modified_at")
    found = ({"id": str(key), "modified_date": at.isoformat()} for key, at in pairs.iterator())
    if filters.format == "ndjson":
        return answers.stream(found)
    contents = list(found)
    everything = filters.model_copy(update={"page": 1, "per_page": len(contents) or 1})
    return answers.page(everything, contents, len(contents))


def _ranked(
    words: str, chosen: QuerySet, name: str, within: QuerySet | None = None
) -> list[Any] | None:
    """Return the keys of what the words find, the best first; nothing when there are no words."""
    found = selections.found_keys(words)
    if found is None:
        return None
    order = {key: rank for rank, key in enumerate(found)}
    pairs = chosen.filter(pk__in=found).order_by().values_list("pk", name)
    best = sorted(pairs, key=lambda pair: order[str(pair[0])])
    keys = list(dict.fromkeys(key for _, key in best if key is not None))
    if within is None:
        return keys
    allowed = set(within.order_by().filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in allowed]


def _containing(records: list[Any], words: str) -> list[Any]:
    wanted = fold(words).split()
    return [
        item
        for item in records
        if all(word in fold(f"{item['name']} {item['description']}") for word in wanted)
    ]


def _known(chosen: QuerySet, key: UUID) -> None:
    if not chosen.filter(pk=key).exists():
        raise _missing()


def _one(found: Any) -> HttpResponseBase:
    if not found:
        raise _missing()
    return answers.stamped(answers.single(found[0]))


def _missing() -> ProblemError:
    return ProblemError("Nu este nimic public cu acest identificator.", 404)
