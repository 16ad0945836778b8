"""One row a published place of a service: what the spreadsheets hold; all of it through ``disclosure``."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from directory import disclosure
from directory.api import loading, records
from directory.api.terms import Nomenclature
from directory.disclosure import PublicPlace
from directory.models import Service, ServiceAtLocation

BATCH = 500
Cell = str | int | float | None


@dataclass(frozen=True)
class Entry:
    """What a row is made of."""

    service: Service
    place: ServiceAtLocation
    shown: PublicPlace


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, how it is filled."""

    name: str
    meaning: str
    value: Callable[[Entry], Cell]


def _licence(name: str) -> Callable[[Entry], Cell]:
    def value(entry: Entry) -> Cell:
        found = getattr(getattr(entry.service, "license", None), name, None)
        return str(found) if found else ""

    return value


def _free_at(entry: Entry) -> Cell:
    return entry.place.free_places_at.isoformat() if entry.place.free_places_at else ""


def _accessible(entry: Entry) -> Cell:
    if entry.shown.protected or entry.place.accessible is None:
        return ""
    return "da" if entry.place.accessible else "nu"


COLUMNS = (
    Column("id", "identificatorul serviciului, același la fiecare import", lambda r: str(r.service.pk)),
    Column("id_loc", "identificatorul serviciului la acest loc", lambda r: str(r.place.pk)),
    Column("denumire", "denumirea serviciului", lambda r: r.service.name),
    Column("furnizor", "denumirea furnizorului", lambda r: r.service.organization.name),
    Column("id_furnizor", "identificatorul furnizorului", lambda r: str(r.service.organization_id)),
    Column("cui", "codul fiscal al furnizorului", lambda r: r.service.organization.cui),
    Column("public_privat", "public sau privat; gol: necunoscut", lambda r: r.service.organization.get_ownership_display() if r.service.organization.ownership else ""),
    Column("cod", "codul din nomenclatorul HG 867/2015", lambda r: r.service.term.code if r.service.term else r.service.code_text),
    Column("tip", "tipul de serviciu", lambda r: r.service.term.name if r.service.term else ""),
    Column("categorie", "categoria din nomenclator", lambda r: r.service.term.category if r.service.term else ""),
    Column("beneficiari", "grupurile de beneficiari", lambda r: "; ".join(g.name for g in r.service.term.groups.all()) if r.service.term else ""),
    Column("stare", "starea serviciului", lambda r: r.service.get_status_display()),
    Column("capacitate", "capacitatea din licență", lambda r: r.service.capacity),
    Column("unitate", "ce numără capacitatea", lambda r: r.service.get_capacity_unit_display() if r.service.capacity else ""),
    Column("locuri_libere", "locurile libere declarate de furnizor", lambda r: r.place.free_places),
    Column("locuri_libere_la", "când au fost declarate", _free_at),
    Column("judet", "județul", lambda r: r.shown.county),
    Column("localitate", "localitatea; goală la locurile protejate", lambda r: r.shown.locality),
    Column("siruta", "codul SIRUTA al localității", lambda r: r.shown.siruta),
    Column("adresa", "strada și numărul; goale la locurile protejate", lambda r: r.shown.address),
    Column("cod_postal", "codul poștal", lambda r: r.shown.postal_code),
    Column("latitudine", "grade WGS 84", lambda r: r.shown.latitude),
    Column("longitudine", "grade WGS 84", lambda r: r.shown.longitude),
    Column("precizie", "exact, street (pe stradă) sau locality (în localitate)", lambda r: r.shown.precision),
    Column("adresa_protejata", "„da” la serviciile pentru victime", lambda r: "da" if r.shown.protected else "nu"),
    Column("telefoane", "despărțite prin punct și virgulă", lambda r: "; ".join(r.place.phones)),
    Column("e_mail", "despărțite prin punct și virgulă", lambda r: "; ".join(r.place.emails)),
    Column("program", "programul", lambda r: r.place.schedule),
    Column("intrare_accesibila", "da, nu; gol: necunoscut", _accessible),
    Column("pagina", "pagina de internet", lambda r: r.service.website),
    Column("licenta", "numărul licenței", _licence("number")),
    Column("licenta_emisa", "data licenței", _licence("issued_on")),
    Column("licenta_pana_la", "valabilitatea licenței", _licence("valid_to")),
    Column("confirmat", "data ultimei confirmări", lambda r: str(r.service.confirmed_on or "")),
    Column("modificat", "ultima schimbare", lambda r: r.service.modified_at.isoformat()),
)  # fmt: skip
NAMES = [column.name for column in COLUMNS]


def services(chosen: QuerySet[Service], nomenclature: Nomenclature) -> Iterator[Service]:
    """Yield services with all that belongs to them; memory holds one batch."""
    keys = chosen.order_by("pk").values_list("pk", flat=True)
    batch: Sequence[UUID] = list(keys[:BATCH])
    while batch:
        yield from loading.services(batch, nomenclature)
        batch = list(keys.filter(pk__gt=batch[-1])[:BATCH])


def rows(service: Service) -> Iterator[list[Cell]]:
    """Yield a row for each place of a service that anybody may know."""
    for place in records.published_places(service):
        entry = Entry(service, place, disclosure.public_place(service, place))
        yield [column.value(entry) for column in COLUMNS]


def feature(row: Sequence[Cell]) -> dict[str, Any] | None:
    """Return a row as a GeoJSON feature, or nothing when it has no point to show."""
    values = dict(zip(NAMES, row, strict=True))
    latitude, longitude = values.pop("latitudine"), values.pop("longitudine")
    if latitude is None or longitude is None:
        return None
    return {
        "type": "Feature",
        "id": values["id_loc"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": values,
    }


def safe(cell: Cell) -> Cell:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell
