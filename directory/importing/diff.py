"""What differs between a row and what the register said before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from directory.importing.plan import Plan
from directory.importing.rows import Row
from directory.models import ImportRow, RegisterRecord

BATCH = 500
Outcome = ImportRow.Outcome


class Change(NamedTuple):
    """A field with both values."""

    field: str
    old: Any
    new: Any


@dataclass
class RowDiff:
    """What an import does with one row; without an outcome there is nothing to do."""

    row: Row
    outcome: Outcome | None
    service: UUID | None = None
    changes: list[Change] = field(default_factory=list)


def batches(plan: Plan) -> Iterator[list[RowDiff]]:
    """Compare the rows with the database, some hundreds at a time."""
    for rows in _batched(plan.rows()):
        wanted = [plan.found.pairs[row.number] for row in rows if row.number in plan.found.pairs]
        records = {
            record.service_id: record
            for record in RegisterRecord.objects.filter(service__in=wanted)
        }
        yield [_diff(row, plan, records) for row in rows]


def _batched(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _diff(row: Row, plan: Plan, records: dict[UUID, RegisterRecord]) -> RowDiff:
    if row.refused:
        return RowDiff(row, Outcome.REFUSED)
    service = plan.found.pairs.get(row.number)
    if service is None:
        return RowDiff(row, Outcome.NEW)
    record = records[service]
    changes = [
        Change(name, record.values.get(name), value)
        for name, value in row.values.items()
        if record.values.get(name) != value
    ]
    if record.gone_since:
        return RowDiff(row, Outcome.RETURNED, service, changes)
    return RowDiff(row, Outcome.CHANGED if changes else None, service, changes)


def gone(plan: Plan) -> list[UUID]:
    """Return the services that the new register no longer has."""
    if plan.options.partial:
        return []
    absent = plan.known - set(plan.found.pairs.values())
    still_there = RegisterRecord.objects.filter(gone_since=None).order_by("row", "pk")
    return [
        service
        for service in still_there.values_list("service_id", flat=True).iterator()
        if service in absent
    ]
