"""The HSDS 3.1 objects that the API answers with.

mypy checks them where they are made, and the OpenAPI document shows them. A value that nobody
stated is an empty string where HSDS requires the field, else left out.
"""

# ruff: noqa: D101 -- the classes are the HSDS objects of their names
from typing import Literal, NotRequired

from ninja import Schema
from pydantic import ConfigDict
from typing_extensions import TypedDict


class Attribute(TypedDict):
    id: str
    link_id: str
    link_entity: str
    link_type: str
    label: str
    value: str
    taxonomy_term_id: NotRequired[str]


class Taxonomy(TypedDict):
    id: str
    name: str
    description: str
    version: str


class TaxonomyTerm(TypedDict):
    id: str
    code: str
    name: str
    description: str
    taxonomy: str
    taxonomy_id: str
    language: str
    parent_id: NotRequired[str]
    taxonomy_detail: NotRequired[Taxonomy]


class Phone(TypedDict):
    id: str
    number: str
    service_at_location_id: str


class Contact(TypedDict):
    id: str
    email: str
    service_at_location_id: str


class Schedule(TypedDict):
    id: str
    description: str
    service_at_location_id: str


class Address(TypedDict):
    id: str
    location_id: str
    address_1: str
    city: str
    state_province: str
    postal_code: str
    country: str
    address_type: Literal["physical"]


class Accessibility(TypedDict):
    id: str
    location_id: str
    description: str


class Location(TypedDict):
    id: str
    location_type: Literal["physical"]
    name: str
    latitude: NotRequired[float]
    longitude: NotRequired[float]
    external_identifier: NotRequired[str]
    external_identifier_type: NotRequired[str]
    addresses: NotRequired[list[Address]]
    accessibility: NotRequired[list[Accessibility]]
    attributes: list[Attribute]


class Unit(TypedDict):
    id: str
    name: str


class Capacity(TypedDict):
    id: str
    service_id: str
    unit: Unit
    available: int
    updated: str
    maximum: NotRequired[int]


class Identifier(TypedDict):
    id: str
    organization_id: str
    identifier_type: str
    identifier: str


class OrganizationBase(TypedDict):
    id: str
    name: str
    description: str
    legal_status: NotRequired[str]
    tax_id: NotRequired[str]


class ServiceBase(TypedDict):
    id: str
    organization_id: str
    name: str
    description: str
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    last_modified: str
    url: NotRequired[str]
    email: NotRequired[str]
    assured_date: NotRequired[str]
    organization: OrganizationBase


class ServiceAtLocationBase(TypedDict):
    id: str
    service_id: str
    location_id: str


class ServiceAtLocation(ServiceAtLocationBase):
    location: Location
    phones: NotRequired[list[Phone]]
    contacts: NotRequired[list[Contact]]
    schedules: NotRequired[list[Schedule]]
    service: NotRequired[ServiceBase]


class Service(ServiceBase):
    attributes: list[Attribute]
    service_at_locations: list[ServiceAtLocation]
    capacities: NotRequired[list[Capacity]]


class Organization(OrganizationBase):
    organization_identifiers: NotRequired[list[Identifier]]
    services: list[Service | ServiceBase]


class Changed(TypedDict):
    """What ``minimal`` gives of a service."""

    id: str
    modified_date: str


class Publisher(TypedDict):
    name: str
    identifier: str
    website: str


class About(Schema):
    """What the API says of itself."""

    version: str
    profile: str
    openapi_url: str
    description: str
    publisher: Publisher


class Page(Schema):
    """One page of a list; ``empty`` says that nothing was found."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool


class ServicePage(Page):
    contents: list[Service | ServiceBase | Changed]


class OrganizationPage(Page):
    contents: list[Organization | OrganizationBase]


class ServiceAtLocationPage(Page):
    contents: list[ServiceAtLocation | ServiceAtLocationBase]


class LocationPage(Page):
    contents: list[Location]


class TaxonomyPage(Page):
    contents: list[Taxonomy]


class TaxonomyTermPage(Page):
    contents: list[TaxonomyTerm]


class Problem(Schema):
    """An error on the terms of RFC 9457."""

    model_config = ConfigDict(title="Problem")

    type: str
    title: str
    status: int
    detail: str
