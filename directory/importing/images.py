"""What an import changed, column by column with both values: what an undo puts back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Manager, Model

from directory.fields import FIELDS
from directory.models import ImportRun, UndoImage

BATCH = 500
ABSENT: dict[str, Any] = {}  # the image of what did not exist
GROUPS = [field.columns for field in FIELDS.values() if len(field.columns) > 1]


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


@dataclass
class Before:
    """A row that an import changes, with its columns as they were."""

    run: ImportRun
    item: Model
    columns: dict[str, Any]

    def changed(self) -> dict[str, list[Any]]:
        """Return each column that is another one now, with both values."""
        if not self.columns:
            return {}
        now = columns(self.item)
        return {
            name: [before, now[name]]
            for name, before in self.columns.items()
            if before != now[name]
        }


def image(run: ImportRun, item: Model, *, existed: bool = True) -> Before:
    """Keep a row that is about to change, or note one that is about to come."""
    return Before(run, item, columns(item) if existed else ABSENT)


def save(kept: Iterable[Before]) -> None:
    """Store what the rows were and what they became; a row that stayed the same needs nothing."""
    UndoImage.objects.bulk_create(
        [
            UndoImage(
                run=one.run,
                model=one.item._meta.label_lower.partition(".")[2],
                key=str(one.item.pk),
                columns=changed,
            )
            for one in kept
            if (changed := one.changed()) or not one.columns
        ],
        batch_size=BATCH,
    )


def restore(run: ImportRun, model: type[Model]) -> None:
    """Put the rows of a model back as they were, and take away what had not been there.

    A column that somebody has changed since stays as it is, and with it the others that make up
    one value (a point, a capacity with its unit).
    """
    images = run.images.filter(model=model._meta.label_lower.partition(".")[2])
    absent = [item.key for item in images.filter(columns=ABSENT).only("key")]
    manager(model).filter(pk__in=absent).delete()
    for batch in _batches(images.exclude(columns=ABSENT).order_by("-pk").iterator(BATCH)):
        _put_back(model, {image.key: image.columns for image in batch})


def _put_back(model: type[Model], kept: dict[str, dict[str, list[Any]]]) -> None:
    rows = list(manager(model).filter(pk__in=list(kept)))
    taken = _taken_keys(model, kept)
    changed: set[str] = set()
    for row in rows:
        both, now = kept[str(row.pk)], columns(row)
        theirs = {
            name
            for name, (before, after) in both.items()
            if now[name] != after or (name == "key" and before in taken)
        }
        for group in GROUPS:
            if theirs & set(group):
                theirs |= set(group)
        for name in both.keys() - theirs:
            field = model._meta.get_field(name)
            setattr(row, name, _typed(field, both[name][0]))
            changed.add(field.name)
    if rows and changed:
        manager(model).bulk_update(rows, sorted(changed), batch_size=BATCH)


def _taken_keys(model: type[Model], kept: dict[str, dict[str, list[Any]]]) -> set[str]:
    """Return the old keys of providers that another provider bears since."""
    keys = [both["key"][0] for both in kept.values() if "key" in both]
    if not keys:
        return set()
    others = manager(model).filter(key__in=keys).exclude(pk__in=list(kept))
    return set(others.values_list("key", flat=True))


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
