"""Providers of an import: found by key, renamed in place, or new."""

from collections.abc import Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from directory.importing.images import image
from directory.importing.repairs import providers
from directory.models import (
    ChangeRecord,
    ImportRun,
    Organization,
    Source,
    UndoImage,
)

NAMESPACE = uuid5(NAMESPACE_URL, "harta-serviciilor-sociale")


class Organizations:
    """The providers that the rows of an import name, by key."""

    def __init__(self, run: ImportRun, at: datetime) -> None:
        self._run = run
        self._at = at
        self._ids = dict(Organization.objects.values_list("key", "id"))
        self._taken = set(self._ids.values())
        self.new: list[Organization] = []
        self.images: list[UndoImage] = []
        self.changes: list[ChangeRecord] = []

    def rename(self, renames: Mapping[str, str], names: Mapping[str, str]) -> None:
        """Give providers that changed their name the new one; id and history stay."""
        for old, new in renames.items():
            if old not in self._ids or new in self._ids:
                continue
            found = Organization.objects.get(key=old)
            self.images.append(image(self._run, found))
            self._change(found, "provider", found.name, names[new])
            found.name, found.key = names[new], new
            found.save()
            self._ids[new] = self._ids.pop(old)

    def respell(self, names: Mapping[str, str]) -> None:
        """Take over the register's present spelling of a name."""
        for found in Organization.objects.filter(services__register__isnull=False).distinct():
            name = names.get(found.key)
            if name and name != found.name:
                self.images.append(image(self._run, found))
                self._change(found, "provider", found.name, name)
                found.name = name
                found.save()

    def id_of(self, name: str, cui: str) -> UUID:
        """Return the id of a provider, new ones included."""
        key = providers.key(name)
        if key not in self._ids:
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
        return self._ids[key]

    def _change(self, found: Organization, field: str, old: str, new: str) -> None:
        self.changes.append(
            ChangeRecord(
                organization=found,
                field=field,
                old=old,
                new=new,
                at=self._at,
                source=Source.REGISTER,
                run=self._run,
            )
        )
