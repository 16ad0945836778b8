"""Providers of an import: found by key, renamed in place, or new."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from directory.importing.entities import Entities, name_of
from directory.importing.images import Before, image
from directory.importing.repairs import providers
from directory.models import ChangeRecord, ImportRun, Organization, Source

NAMESPACE = uuid5(NAMESPACE_URL, "harta-serviciilor-sociale")


class Organizations:
    """The providers that the rows of an import name, by key."""

    def __init__(self, run: ImportRun, at: datetime, entities: Entities) -> None:
        self._run = run
        self._at = at
        self._entities = entities
        self._ids = dict(Organization.objects.values_list("key", "id"))
        self._taken = set(self._ids.values())
        self._touched: dict[UUID, Organization] = {}
        self.new: list[Organization] = []
        self.images: list[Before] = []
        self.changes: list[ChangeRecord] = []

    def rename(self, renames: Mapping[str, str], names: Mapping[str, str]) -> None:
        """Give providers that changed their name the new one; id and history stay."""
        for old, new in renames.items():
            if old not in self._ids or new in self._ids:
                continue
            found = self._touch(Organization.objects.get(key=old))
            self._name(found, names[name_of(new)])
            found.key = new
            found.save()
            self._ids[new] = self._ids.pop(old)

    def respell(self, names: Mapping[str, str], cuis: Mapping[str, str]) -> None:
        """Take over the register's present spelling of a name, and its fiscal code."""
        for known in Organization.objects.filter(register_rows__isnull=False).distinct():
            name = names.get(name_of(known.key)) or known.name
            cui = cuis.get(known.key) or known.cui
            if (name, cui) != (known.name, known.cui):
                found = self._touch(known)
                self._name(found, name)
                found.cui = cui
                found.save()

    def id_of(self, values: Mapping[str, Any], before: Organization | None = None) -> UUID:
        """Return the id of the provider that a row names, new ones included."""
        key, cui = self._entities.of(values)
        if before and not cui and name_of(before.key) == name_of(key):
            return before.pk  # a row without a code takes nobody's service away
        if key not in self._ids:
            self._make(key, cui, values["provider"])
        return self._ids[key]

    def _make(self, key: str, cui: str, name: str) -> None:
        made = uuid5(NAMESPACE, f"organization {key}")
        if made in self._taken:
            made = uuid5(made, str(self._at))
        self._ids[key] = made
        self._taken.add(made)
        self.new.append(
            Organization(
                id=made,
                name=name,
                key=key,
                cui=cui,
                ownership=providers.ownership(name),
                origin=self._run,
            )
        )

    def _touch(self, found: Organization) -> Organization:
        """Keep what a provider was before the first of its changes."""
        if found.pk not in self._touched:
            self._touched[found.pk] = found
            self.images.append(image(self._run, found))
        return self._touched[found.pk]

    def _name(self, found: Organization, name: str) -> None:
        if name == found.name:
            return
        self.changes.append(
            ChangeRecord(
                organization=found,
                field="provider",
                old=found.name,
                new=name,
                at=self._at,
                source=Source.REGISTER,
                run=self._run,
            )
        )
        found.name = name
