"""The parameters of the lists, and the querysets that they choose. Filters add up (AND)."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field, JsonValue

from core import word_search
from directory import disclosure
from directory.api.problems import ProblemError
from directory.api.terms import Nomenclature
from directory.models import Location, Organization, Service, ServiceAtLocation, Stage
from directory.reference.counties import COUNTIES
from directory.selection.near import around

MAX_PER_PAGE = 500
YEARS = (1900, 2999)
WEST, SOUTH, EAST, NORTH = -180, -90, 180, 90
# What a program may send as a box; Romania's longitudes need no third digit.
_LONGITUDE, _LATITUDE = r"-?\d{1,2}(\.\d{1,9})?", r"-?([0-8]?\d(\.\d{1,9})?|90)"
BOX = rf"^{_LONGITUDE},{_LATITUDE},{_LONGITUDE},{_LATITUDE}$"
# What answers with a sentence until there is a table of postcodes; the document says so to programs.
NOT_YET: dict[str, JsonValue] = {"maxLength": 0}


def _moment(text: Any) -> datetime:
    """Read a date or a moment; one without a zone is Romanian time."""
    try:
        # A „+” that was not encoded arrives as a space.
        found = datetime.fromisoformat(re.sub(r" (\d\d:\d\d)$", r"+\1", str(text).strip()))
    except ValueError:
        raise ValueError("trebuie să fie o dată, de exemplu 2026-11-01T00:00:00Z") from None
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise ValueError(f"trebuie să fie între anii {YEARS[0]} și {YEARS[1]}")
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _box(text: str) -> str:
    """Check a box: west, south, east, north."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError("trebuie să aibă patru numere: vest,sud,est,nord") from None
    if not (WEST <= west <= east <= EAST and SOUTH <= south <= north <= NORTH):
        raise ValueError("trebuie să aibă vestul înaintea estului și sudul înaintea nordului")
    return text


Moment = Annotated[
    datetime,
    BeforeValidator(_moment, json_schema_input_type=datetime),
    Field(json_schema_extra={"pattern": r"^(19|2\d)\d\d-"}),  # the years above
]


class Paging(Schema):
    """Which page of a list, or the whole list as a stream."""

    page: int = Field(default=1, ge=1, le=1_000_000, description="Pagina, de la 1.")
    per_page: int = Field(
        default=50, ge=1, le=MAX_PER_PAGE, description="Câte pe pagină, cel mult 500."
    )
    format: Literal["json", "ndjson"] = Field(
        default="json", description="ndjson: toate rezultatele, câte unul pe rând, fără pagini."
    )


class Search(Schema):
    """Words."""

    search: str = Field(
        default="", max_length=200, description="Cuvinte, ca în căutarea portalului."
    )


class Terms(Schema):
    """Kinds of services."""

    taxonomy_term_id: UUID | None = Field(
        default=None, description="Un tip de serviciu sau o categorie din /taxonomy_terms."
    )
    taxonomy_id: UUID | None = Field(default=None, description="O versiune a nomenclatorului.")


class Places(Schema):
    """Where; a protected place is found by its county alone."""

    postcode: str = Field(
        default="",
        max_length=12,
        description="Cod poștal; încă nu poate fi folosit.",
        json_schema_extra=NOT_YET,
    )
    proximity: str = Field(
        default="",
        max_length=12,
        description="Metri în jurul codului poștal; încă nu poate fi folosit.",
        json_schema_extra=NOT_YET,
    )
    lat: float | None = Field(
        default=None, ge=SOUTH, le=NORTH, allow_inf_nan=False, description="Extensie: latitudinea."
    )
    lon: float | None = Field(
        default=None, ge=WEST, le=EAST, allow_inf_nan=False, description="Extensie: longitudinea."
    )
    radius: int = Field(default=10_000, ge=1, le=200_000, description="Extensie: raza în metri.")
    bbox: Annotated[str, AfterValidator(_box)] | None = Field(
        default=None,
        max_length=100,
        description="Extensie: vest,sud,est,nord în grade, vestul înaintea estului și sudul înaintea nordului.",
        json_schema_extra={"pattern": BOX},
    )
    county: str = Field(
        default="",
        max_length=2,
        description="Extensie: indicativul județului, ca B.",
        json_schema_extra={"enum": ["", *COUNTIES]},
    )


class ServiceFilters(Paging, Search, Terms, Places):
    """Parameters of the lists of services and of their places."""

    organization_id: UUID | None = Field(default=None, description="Furnizorul.")
    modified_after: Moment | None = Field(
        default=None, description="Schimbate la acest moment sau după."
    )
    minimal: bool = Field(
        default=False, description="Doar id și data schimbării, toate într-un răspuns."
    )
    full: bool = Field(default=False, description="Cu tot ce ține de fiecare serviciu.")


class OrganizationFilters(Paging, Search, Terms):
    """Parameters of the list of providers."""

    full: bool = Field(default=False, description="Cu identificatori și servicii.")
    full_service: bool = Field(default=False, description="Serviciile, cu tot ce ține de ele.")


class LocationFilters(Paging, Places):
    """Parameters of the list of places."""


class TermFilters(Paging, Search):
    """Parameters of the list of terms."""

    taxonomy_id: UUID | None = Field(default=None, description="O versiune a nomenclatorului.")
    top_only: bool = Field(default=False, description="Doar categoriile.")
    parent_id: UUID | None = Field(default=None, description="Doar tipurile unei categorii.")


def services(filters: ServiceFilters, nomenclature: Nomenclature) -> QuerySet[Service]:
    """Return the public services that were asked for."""
    chosen = disclosure.public_services().filter(_kinds(filters, nomenclature))
    if filters.organization_id:
        chosen = chosen.filter(organization=filters.organization_id)
    if filters.modified_after:
        chosen = chosen.filter(modified_at__gte=filters.modified_after)
    if county := _county(filters):
        places = ServiceAtLocation.objects.filter(stage=Stage.PUBLISHED, location__county=county)
        chosen = chosen.filter(pk__in=places.values("service"))
    near = _near(filters)
    return chosen if near is None else chosen.filter(pk__in=near.values("service"))


def places(filters: ServiceFilters, nomenclature: Nomenclature) -> QuerySet[ServiceAtLocation]:
    """Return the places of the services that were asked for."""
    plain = filters.model_copy(update={"lat": None, "lon": None, "bbox": None, "county": ""})
    chosen = ServiceAtLocation.objects.filter(
        stage=Stage.PUBLISHED, service__in=services(plain, nomenclature)
    )
    return _placed(chosen, filters)


def locations(filters: LocationFilters) -> QuerySet[Location]:
    """Return the places that may be known."""
    chosen = _placed(disclosure.disclosed_places(), filters)
    return Location.objects.filter(pk__in=chosen.values("location"))


def organizations(
    filters: OrganizationFilters, nomenclature: Nomenclature
) -> QuerySet[Organization]:
    """Return the providers with at least one public service of the kinds asked for."""
    given = disclosure.public_services().filter(_kinds(filters, nomenclature))
    return Organization.objects.filter(pk__in=given.values("organization"))


def found_keys(words: str) -> list[str] | None:
    """Return the keys of the services that words find, the best first; nothing without words."""
    words = words.replace("\0", " ").strip()
    return word_search.find("directory.service", words).keys if words else None


def _kinds(filters: Terms, nomenclature: Nomenclature) -> Q:
    asked = Q()
    if filters.taxonomy_term_id:
        asked &= Q(term__in=nomenclature.keys_under(str(filters.taxonomy_term_id)))
    if filters.taxonomy_id:
        asked &= Q(term__in=nomenclature.keys_of(str(filters.taxonomy_id)))
    return asked


def _placed(chosen: QuerySet[ServiceAtLocation], filters: Places) -> QuerySet[ServiceAtLocation]:
    if county := _county(filters):
        chosen = chosen.filter(location__county=county)
    near = _near(filters)
    return chosen if near is None else chosen.filter(pk__in=near.values("pk"))


def _county(filters: Places) -> str:
    if not filters.county:
        return ""
    code = filters.county.upper()
    if code not in COUNTIES:
        raise ProblemError(
            "Parametrul „county” trebuie să fie indicativul unui județ, de exemplu CJ sau B."
        )
    return code


def _near(filters: Places) -> QuerySet[ServiceAtLocation] | None:
    """Return the places that may be measured, within the circle and the box asked for."""
    if filters.postcode or filters.proximity:
        raise ProblemError(
            "Căutarea după cod poștal nu este posibilă: portalul nu are tabelul codurilor poștale. "
            "Folosiți lat, lon și radius (metri) sau bbox."
        )
    if (filters.lat is None) != (filters.lon is None):
        raise ProblemError("Parametrii „lat” și „lon” se dau împreună.")
    chosen = None
    if filters.bbox:
        west, south, east, north = map(float, filters.bbox.split(","))
        chosen = _within(disclosure.disclosed_points(), south, north, west, east)
    if filters.lat is None or filters.lon is None:
        return chosen
    centre = (filters.lat, filters.lon)
    points = disclosure.disclosed_points() if chosen is None else chosen
    inside = [place for place, _service, _km in around(points, centre, filters.radius / 1000)]
    return ServiceAtLocation.objects.filter(pk__in=inside)


def _within(
    points: QuerySet[ServiceAtLocation], south: float, north: float, west: float, east: float
) -> QuerySet[ServiceAtLocation]:
    return points.filter(
        location__latitude__range=(south, north), location__longitude__range=(west, east)
    )
