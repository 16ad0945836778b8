"""What an import writes together: some hundreds of rows, parents before children."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from directory import summaries
from directory.importing import images
from directory.importing.images import Before
from directory.models import (
    ChangeRecord,
    ImportRow,
    License,
    LicenseEvent,
    Location,
    Organization,
    QueueItem,
    RegisterRecord,
    Service,
    ServiceAtLocation,
)

CHUNK = 500
# Parents first: rows are created in this order.
ORDER: tuple[type[Model], ...] = (
    Organization, Location, Service, ServiceAtLocation, License, RegisterRecord, ChangeRecord,
    LicenseEvent, ImportRow,
)  # fmt: skip


@dataclass
class Batch:
    """What is written together."""

    new: dict[type[Model], list[Model]] = field(default_factory=dict)
    changed: dict[type[Model], dict[Any, Model]] = field(default_factory=dict)
    images: list[Before] = field(default_factory=list)
    questions: list[QueueItem] = field(default_factory=list)

    def add(self, *items: Model) -> None:
        """Take new rows."""
        for item in items:
            self.new.setdefault(type(item), []).append(item)

    def touch(self, item: Model) -> None:
        """Take a changed row."""
        self.changed.setdefault(type(item), {})[item.pk] = item

    def write(self) -> None:
        """Store everything, parents first."""
        images.save(self.images)
        for model in ORDER:
            if rows := self.new.get(model):
                images.manager(model).bulk_create(rows, batch_size=CHUNK)
        self._update()
        summaries.keep(self._services())
        QueueItem.objects.bulk_create(self.questions, batch_size=CHUNK, ignore_conflicts=True)

    def _services(self) -> list[UUID]:
        """Return the records of which anything was written: each is written with its service."""
        return [service.pk for service in self.new.get(Service, [])] + list(
            self.changed.get(Service, {})
        )

    def _update(self) -> None:
        """Write only the columns that changed: people may write others of these rows meanwhile."""
        fields: dict[type[Model], set[str]] = {}
        for kept in self.images:
            model = type(kept.item)
            names = {model._meta.get_field(name).name for name in kept.changed()}
            fields.setdefault(model, set()).update(names)
        for model, items in self.changed.items():
            if changed := fields.get(model):
                images.manager(model).bulk_update(
                    list(items.values()), sorted(changed), batch_size=CHUNK
                )
