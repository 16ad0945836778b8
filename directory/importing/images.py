"""Columns as they were before an import: what an undo puts back."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Manager, Model

from directory.models import ImportRun, UndoImage

BATCH = 500
ABSENT: dict[str, Any] = {}  # the image of what did not exist


def manager(model: type[Model]) -> Manager[Model]:
    """Return the manager that sees every row of a model."""
    return model._default_manager  # noqa: SLF001 -- Django's documented name for it


def columns(item: Model) -> dict[str, Any]:
    """Return the columns of a row as JSON can hold them."""
    return {
        field.attname: _plain(getattr(item, field.attname)) for field in item._meta.concrete_fields
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def image(run: ImportRun, item: Model, *, existed: bool = True) -> UndoImage:
    """Make the image of a row that is about to change, or of one that is about to come."""
    kept = columns(item) if existed else ABSENT
    return UndoImage(
        run=run, model=item._meta.label_lower.partition(".")[2], key=str(item.pk), columns=kept
    )


def save(images: Iterable[UndoImage]) -> None:
    """Store images; the first one of a row in an import is the one that counts."""
    UndoImage.objects.bulk_create(list(images), batch_size=BATCH, ignore_conflicts=True)


def restore(run: ImportRun) -> None:
    """Put every row back as it was, and take away what had not been there."""
    names = run.images.order_by().values_list("model", flat=True).distinct()
    for name in sorted(names):
        model = apps.get_model("directory", name)
        images = run.images.filter(model=name)
        absent = [item.key for item in images.filter(columns=ABSENT).only("key")]
        manager(model).filter(pk__in=absent).delete()
        for batch in _batches(images.exclude(columns=ABSENT).iterator(BATCH)):
            _put_back(model, batch)


def _put_back(model: type[Model], batch: list[UndoImage]) -> None:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    rows = [
        model(
            **{
                field.attname: _typed(field, image.columns[field.attname])
                for field in model._meta.concrete_fields
            }
        )
        for image in batch
    ]
    manager(model).bulk_update(rows, [field.name for field in fields], batch_size=BATCH)


def _typed(field: Any, value: Any) -> Any:
    target = field.target_field if field.is_relation else field
    return value if value is None else target.to_python(value)


def _batches(images: Iterator[UndoImage]) -> Iterator[list[UndoImage]]:
    batch: list[UndoImage] = []
    for item in images:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
