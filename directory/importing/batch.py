"""What an import writes together: some hundreds of rows, parents before children."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from directory.importing import images
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
    UndoImage,
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
    images: list[UndoImage] = field(default_factory=list)
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
        for model, kept in self.changed.items():
            fields = [item.name for item in model._meta.concrete_fields if not item.primary_key]
            images.manager(model).bulk_update(list(kept.values()), fields, batch_size=CHUNK)
        QueueItem.objects.bulk_create(self.questions, batch_size=CHUNK, ignore_conflicts=True)
