"""HSDS objects made of services, places and providers; what may be told is asked of ``disclosure``."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from directory import disclosure
from directory.api import shapes
from directory.api.identifiers import derived
from directory.api.terms import Nomenclature
from directory.disclosure import PublicPlace
from directory.models import CapacityUnit, License, Organization, Service, ServiceAtLocation, Stage


class Fact(NamedTuple):
    """Something known for which HSDS has no field."""

    kind: str
    label: str
    value: str
    term: str = ""


def attribute(owner: object, entity: str, fact: Fact) -> shapes.Attribute:
    """Return a fact about an object as HSDS tells it."""
    made: shapes.Attribute = {
        "id": derived(f"attribute:{fact.kind}:{fact.value}", owner),
        "link_id": str(owner),
        "link_entity": entity,
        "link_type": fact.kind,
        "label": fact.label,
        "value": fact.value,
    }
    if fact.term:
        made["taxonomy_term_id"] = fact.term
    return made


def organization_base(organization: Organization) -> shapes.OrganizationBase:
    """Return a provider without its lists."""
    made: shapes.OrganizationBase = {
        "id": str(organization.pk),
        "name": organization.name,
        "description": "",
    }
    if organization.ownership:
        made["legal_status"] = organization.get_ownership_display()
    if organization.cui:
        made["tax_id"] = organization.cui
    return made


def organization_record(
    organization: Organization, services: list[shapes.Service | shapes.ServiceBase]
) -> shapes.Organization:
    """Return a provider with identifiers and services."""
    made = cast("shapes.Organization", organization_base(organization))
    made["services"] = services
    known = {"RO-CUI": organization.cui, "acreditare": organization.accreditation}
    identifiers: list[shapes.Identifier] = [
        {
            "id": derived(f"identifier:{kind}", organization.pk),
            "organization_id": str(organization.pk),
            "identifier_type": kind,
            "identifier": value,
        }
        for kind, value in known.items()
        if value
    ]
    if identifiers:
        made["organization_identifiers"] = identifiers
    return made


def service_base(service: Service) -> shapes.ServiceBase:
    """Return a service without its lists."""
    made: shapes.ServiceBase = {
        "id": str(service.pk),
        "organization_id": str(service.organization_id),
        "name": service.name,
        "description": service.description,
        "status": service.status,  # type: ignore[typeddict-item]  # the column holds HSDS's words
        "last_modified": service.modified_at.isoformat(),
        "organization": organization_base(service.organization),
    }
    if service.website:
        made["url"] = service.website
    if service.confirmed_on:
        made["assured_date"] = service.confirmed_on.isoformat()
    return made


def service_record(service: Service, nomenclature: Nomenclature) -> shapes.Service:
    """Return a service with all that HSDS nests in it."""
    places = published_places(service)
    made = cast("shapes.Service", service_base(service))
    facts = _service_facts(service, nomenclature)
    made["attributes"] = [attribute(service.pk, "service", fact) for fact in facts]
    made["service_at_locations"] = [place_record(service, place) for place in places]
    emails = [email for place in places for email in place.emails]
    if emails:
        made["email"] = emails[0]
    capacities = [_capacity(service, place) for place in places if place.free_places is not None]
    if capacities:
        made["capacities"] = capacities
    return made


def published_places(service: Service) -> list[ServiceAtLocation]:
    """Return the places that anybody may know of."""
    return [place for place in service.places.all() if place.stage == Stage.PUBLISHED]


def place_base(service: Service, place: ServiceAtLocation) -> shapes.ServiceAtLocationBase:
    """Return the tie of a service to a place."""
    shown = disclosure.public_place(service, place)
    return {
        "id": str(place.pk),
        "service_id": str(service.pk),
        "location_id": _location_id(place, shown),
    }


def place_record(service: Service, place: ServiceAtLocation) -> shapes.ServiceAtLocation:
    """Return a service's place with how to reach it."""
    shown = disclosure.public_place(service, place)
    tie = str(place.pk)
    made = cast("shapes.ServiceAtLocation", place_base(service, place))
    made["location"] = location_record(place, shown)
    if place.phones:
        made["phones"] = [
            {
                "id": derived(f"phone:{number}", place.pk),
                "number": number,
                "service_at_location_id": tie,
            }
            for number in place.phones
        ]
    if place.emails:
        made["contacts"] = [
            {
                "id": derived(f"contact:{email}", place.pk),
                "email": email,
                "service_at_location_id": tie,
            }
            for email in place.emails
        ]
    if place.schedule:
        made["schedules"] = [
            {
                "id": derived("schedule", place.pk),
                "description": place.schedule,
                "service_at_location_id": tie,
            }
        ]
    return made


def location_record(place: ServiceAtLocation, shown: PublicPlace) -> shapes.Location:
    """Return a place; of a protected one the county alone."""
    own = _location_id(place, shown)
    made: shapes.Location = {
        "id": own,
        "location_type": "physical",
        "name": shown.locality,
        "attributes": [attribute(own, "location", fact) for fact in _location_facts(shown)],
    }
    if shown.protected:
        return made
    if shown.point:
        made["latitude"], made["longitude"] = shown.point
    if shown.siruta:
        made["external_identifier"] = str(shown.siruta)
        made["external_identifier_type"] = "SIRUTA"
    if shown.locality or shown.address:
        made["addresses"] = [
            {
                "id": derived("address", own),
                "location_id": own,
                "address_1": shown.address,
                "city": shown.locality,
                "state_province": shown.county,
                "postal_code": shown.postal_code,
                "country": "RO",
                "address_type": "physical",
            }
        ]
    if place.accessible is not None:
        text = "Intrare accesibilă" if place.accessible else "Intrarea nu este accesibilă"
        made["accessibility"] = [
            {"id": derived("accessibility", place.pk), "location_id": own, "description": text}
        ]
    return made


def _location_id(place: ServiceAtLocation, shown: PublicPlace) -> str:
    # Two services at one address share its id: that of a shelter must not lead to its neighbour.
    return derived("location", place.pk) if shown.protected else str(place.location_id)


def _location_facts(shown: PublicPlace) -> Iterator[Fact]:
    if shown.county:
        yield Fact("county", "Județ", shown.county)
    if shown.protected:
        yield Fact("protected", "Adresă protejată", "da")
    elif shown.precision:
        yield Fact("precision", "Precizia punctului", shown.precision)


def _capacity(service: Service, place: ServiceAtLocation) -> shapes.Capacity:
    unit = CapacityUnit(service.capacity_unit or CapacityUnit.PLACES)
    made: shapes.Capacity = {
        "id": derived("capacity", place.pk),
        "service_id": str(service.pk),
        "unit": {"id": derived("unit", unit.value), "name": str(unit.label)},
        "available": place.free_places or 0,
        "updated": place.free_places_at.isoformat() if place.free_places_at else "",
    }
    if service.capacity and place.main:
        made["maximum"] = service.capacity
    return made


def _service_facts(service: Service, nomenclature: Nomenclature) -> Iterator[Fact]:
    term = nomenclature.terms.get(service.term_id or 0)
    if term:
        term_id = nomenclature.term_ids[term.pk]
        yield Fact("type", "Tip de serviciu", term.name, term_id)
        for group in term.groups.all():
            yield Fact("beneficiaries", "Beneficiari", group.name)
    elif service.code_text:
        yield Fact("code", "Cod din registru", service.code_text)
    if service.capacity:
        yield Fact("capacity", "Capacitate", service.capacity_words)
    licence = getattr(service, "license", None)
    if licence:
        yield from _licence_facts(licence)


def _licence_facts(licence: License) -> Iterator[Fact]:
    known = (
        ("licence_number", "Numărul licenței", licence.number),
        ("licence_issuer", "Licență emisă de", licence.issuer),
        ("licence_kind", "Felul licenței", licence.get_kind_display() if licence.kind else ""),
        ("licence_issued", "Licență emisă la", str(licence.issued_on or "")),
        ("licence_valid_to", "Licență valabilă până la", str(licence.valid_to or "")),
        ("licence_status", "Starea licenței", licence.get_status_display()),
    )
    for kind, label, value in known:
        if value:
            yield Fact(kind, label, value)
