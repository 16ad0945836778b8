"""HSDS objects as the tables of a data package."""

from collections.abc import Iterator, Mapping
from typing import Any

from directory.api.terms import Nomenclature

Row = dict[str, Any]
TABLES = {
    "organization": ["id", "name", "description", "legal_status", "tax_id"],
    "service": [
        "id", "organization_id", "name", "description", "url", "email", "status",
        "assured_date", "last_modified",
    ],
    "service_at_location": ["id", "service_id", "location_id"],
    "location": [
        "id", "location_type", "name", "latitude", "longitude", "external_identifier",
        "external_identifier_type",
    ],
    "address": [
        "id", "location_id", "address_1", "city", "state_province", "postal_code", "country",
        "address_type",
    ],
    "accessibility": ["id", "location_id", "description"],
    "phone": ["id", "service_at_location_id", "number"],
    "contact": ["id", "service_at_location_id", "email"],
    "schedule": ["id", "service_at_location_id", "description"],
    "service_capacity": ["id", "service_id", "unit_id", "available", "maximum", "updated"],
    "unit": ["id", "name"],
    "attribute": [
        "id", "link_id", "link_entity", "link_type", "label", "value", "taxonomy_term_id",
    ],
    "taxonomy": ["id", "name", "description", "version"],
    "taxonomy_term": [
        "id", "code", "name", "description", "parent_id", "taxonomy", "taxonomy_id", "language",
    ],
}  # fmt: skip
# Several services share these objects: each is written once.
SHARED = frozenset({"organization", "location", "address", "unit"})
PLACE_PARTS = {"phones": "phone", "contacts": "contact", "schedules": "schedule"}


def is_shared(table: str, row: Row) -> bool:
    """Whether other services may bring the same row again."""
    return table in SHARED or row.get("link_entity") == "location"


def flat(service: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a nested service, each with the name of its table."""
    yield "organization", service["organization"]
    yield "service", dict(service)
    yield from (("attribute", item) for item in service["attributes"])
    for capacity in service.get("capacities", ()):
        yield "unit", capacity["unit"]
        yield "service_capacity", {**capacity, "unit_id": capacity["unit"]["id"]}
    for tie in service["service_at_locations"]:
        location = tie["location"]
        yield "service_at_location", tie
        yield "location", location
        yield from (("address", item) for item in location.get("addresses", ()))
        yield from (("accessibility", item) for item in location.get("accessibility", ()))
        yield from (("attribute", item) for item in location["attributes"])
        for part, table in PLACE_PARTS.items():
            yield from ((table, item) for item in tie.get(part, ()))


def nomenclature_rows(nomenclature: Nomenclature) -> Iterator[tuple[str, Row]]:
    """Yield the rows of the nomenclature."""
    yield from (("taxonomy", dict(item)) for item in nomenclature.taxonomy_records())
    yield from (("taxonomy_term", dict(item)) for item in nomenclature.term_records())


def datapackage() -> dict[str, Any]:
    """Return the description of the tables (Frictionless data package)."""
    return {
        "name": "servicii-sociale-licentiate",
        "title": "Servicii sociale licențiate (HSDS 3.1)",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "schema": {
                    "primaryKey": "id",
                    "fields": [{"name": field, "type": "string"} for field in fields],
                },
            }
            for name, fields in TABLES.items()
        ],
    }
