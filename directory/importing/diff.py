"""What differs between a row and what the register said before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from core.romanian import counted, number
from directory.importing.carried import carried
from directory.importing.plan import Plan
from directory.importing.rows import Row, Values
from directory.models import ImportRow, QueueItem, RegisterRecord
from directory.protection import is_protected_record

BATCH = 500
FEW_GONE = 20  # so many may always go
MOST_GONE = 0.1  # of the services of the register
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
    values: Values = field(default_factory=dict)
    protected: bool = False

    def says_nothing_of(self, name: str) -> bool:
        """Whether a field is as it was."""
        return all(change.field != name for change in self.changes)


def batches(plan: Plan) -> Iterator[list[RowDiff]]:
    """Compare the rows with the database, some hundreds at a time."""
    done = 0
    for rows in _batched(plan.rows()):
        done += len(rows)
        plan.options.progress("Compar rândurile cu harta", done, plan.read)
        wanted = [plan.found.pairs[row.number] for row in rows if row.number in plan.found.pairs]
        found = RegisterRecord.objects.filter(service__in=wanted)
        records = {record.service_id: record for record in found.defer("raw")}
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
        return RowDiff(
            row, Outcome.NEW, values=row.values, protected=is_protected_record(row.values)
        )
    record = records[service]
    values = carried(record.values, row.values, plan.head.columns)
    protected = is_protected_record(values) or is_protected_record(record.values)
    changes = [
        Change(name, record.values.get(name), value)
        for name, value in values.items()
        if record.values.get(name) != value
    ]
    if record.gone_since:
        return RowDiff(row, Outcome.RETURNED, service, changes, values, protected)
    outcome = Outcome.CHANGED if changes else None
    return RowDiff(row, outcome, service, changes, values, protected)


def _asked_about() -> set[UUID]:
    """Return the services that a newer one may be, as long as nobody has decided."""
    asked = QueueItem.objects.filter(kind="identity", state=QueueItem.State.OPEN)
    return {
        UUID(known) for several in asked.values_list("candidates", flat=True) for known in several
    }


def too_many_gone(plan: Plan) -> str:
    """Return why a register that takes much away is refused, or nothing."""
    absent = len(gone(plan))
    living = RegisterRecord.objects.filter(gone_since=None).count()
    if plan.options.force or absent <= FEW_GONE or absent <= MOST_GONE * living:
        return ""
    return (
        f"Din {counted(living, 'serviciu', 'servicii')} ar dispărea {number(absent)}, peste 10 %. "
        "Verificați dacă fișierul este întreg. Dacă este, porniți din nou cu --force; dacă este "
        "doar o parte a registrului, cu --partial."
    )


def gone(plan: Plan) -> list[UUID]:
    """Return the services that the new register no longer has."""
    if plan.options.partial:
        return []
    absent = plan.known - set(plan.found.pairs.values()) - set(plan.doubtful)
    absent -= {known for several in plan.found.maybe.values() for known in several}
    absent -= _asked_about()
    still_there = RegisterRecord.objects.filter(gone_since=None).order_by("row", "pk")
    return [
        service
        for service in still_there.values_list("service_id", flat=True).iterator()
        if service in absent
    ]
