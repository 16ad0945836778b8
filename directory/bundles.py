"""A service with the objects around it, and how a field's value gets into their columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Model

from directory.fields import FIELDS
from directory.models import (
    FieldValue,
    License,
    LicenseStatus,
    Location,
    RegisterRecord,
    Service,
    ServiceAtLocation,
)

Values = dict[str, Any]


@dataclass
class Bundle:
    """One record: what is published, and the register's truth behind it."""

    service: Service
    place: ServiceAtLocation
    location: Location
    license: License | None = None
    register: RegisterRecord | None = None
    overrides: Values = field(default_factory=dict)

    def owner(self, name: str) -> Model | None:
        """Return the object that holds a field."""
        found: Model | None = getattr(self, FIELDS[name].owner)
        return found

    def write(self, name: str, value: Any, terms: Mapping[str, int], *, lift: bool = False) -> None:
        """Put a field's value into its columns; a licence comes into being with its first fact.

        Protection is only ever set; ``lift`` is for the one decision of a person that ends it.
        """
        spec = FIELDS[name]
        if spec.owner == "license" and self.license is None and value:
            self.license = License(service=self.service, status=LicenseStatus.VALID)
        if name == "provider":
            self.settle_provider()
        owner = self.owner(name) if spec.columns else None
        if owner is None or (name == "sensitive" and self.location.sensitive and not lift):
            return
        if name == "code":
            value = terms.get(value)
        parts = spec.empty if value is None else value if len(spec.columns) > 1 else (value,)
        for column, part in zip(spec.columns, parts, strict=True):
            setattr(owner, column, _typed(owner, column, part))

    def settle_provider(self) -> None:
        """Put the service at the provider that a person named, else at the register's."""
        if said := self.overrides.get("provider"):
            self.service.organization_id = UUID(said)
        elif self.register and self.register.organization_id:
            self.service.organization_id = self.register.organization_id

    def published(self) -> Values:
        """Return the value of each field that anybody sees: another truth's, else the register's."""
        values = dict(self.register.values) if self.register else {}
        found = {name: values.get(name) for name in FIELDS} | self.overrides
        return found | {
            "provider": self.service.organization.name,
            "sensitive": self.location.sensitive,
        }

    def said_over(self, name: str) -> Any:
        """Return what another truth says over the register, in the words of the register."""
        return self.service.organization.name if name == "provider" else self.overrides[name]

    def is_agreed(self, name: str, value: Any) -> bool:
        """Whether the register now says what another truth has been saying.

        Two providers may share a name: they are the same only by their id.
        """
        if name == "provider":
            named = self.register.organization_id if self.register else None
            return bool(self.overrides[name] == str(named))
        return bool(value == self.overrides[name])

    def objects(self) -> list[Model]:
        """Return everything that an import may change."""
        found = (self.service, self.place, self.location, self.license, self.register)
        return [item for item in found if item is not None]


def load(ids: Iterable[UUID]) -> dict[UUID, Bundle]:
    """Fetch records with their main places and approved other truths."""
    wanted = list(ids)
    places = ServiceAtLocation.objects.filter(service__in=wanted, main=True).select_related(
        "location", "service__organization"
    )
    licenses = {item.service_id: item for item in License.objects.filter(service__in=wanted)}
    registers = {
        item.service_id: item
        for item in RegisterRecord.objects.filter(service__in=wanted).select_related("organization")
    }
    found = {
        place.service_id: Bundle(
            place.service,
            place,
            place.location,
            licenses.get(place.service_id),
            registers.get(place.service_id),
        )
        for place in places
    }
    approved = FieldValue.objects.filter(service__in=wanted, state=FieldValue.State.APPROVED)
    for value in approved:
        found[value.service_id].overrides[value.field] = value.value
    return found


def _typed(owner: Model, column: str, value: Any) -> Any:
    """Give a column what JSON cannot hold, such as a date."""
    field = owner._meta.get_field(column)
    return field.to_python(value) if isinstance(field, models.Field) else value
