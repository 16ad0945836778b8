"""The report of a trial, line by line in the database, so that pages and CSV read it in parts."""

from collections.abc import Iterator

from directory.fields import FIELDS
from directory.importing.carried import missing
from directory.importing.diff import Outcome, RowDiff, batches, gone, too_many_gone
from directory.importing.notes import FAULTS, shown
from directory.importing.plan import Plan
from directory.importing.report import HIDDEN, KINDS, MASK, Report
from directory.models import FieldValue, ImportJob, ImportLine, Precision, Service

Section = ImportLine.Section
BATCH = 1000
Told = tuple[ImportLine.Section, str, str]
COLUMNS = {  # names of columns that are no fields of a record
    "latitude": "latitudinea", "longitude": "longitudinea", "coordinates": "coordonatele",
    "address": "adresa", "siruta": "codul SIRUTA", "cui": "codul fiscal", "phone": "telefonul",
    "email": "e-mailul",
}  # fmt: skip


def label(name: str) -> str:
    """Return the Romanian name of a field or a column."""
    return FIELDS[name].label if name in FIELDS else COLUMNS.get(name, name)


def write(job: ImportJob, plan: Plan) -> dict[str, object]:
    """Store the lines and return the figures."""
    job.lines.all().delete()
    made = Report(read=plan.read)
    for diffs in batches(plan):
        overrides = _overrides(diffs)
        lines: list[ImportLine] = []
        for diff in diffs:
            made.add(diff)
            lines += _lines(job, plan, diff, overrides)
        ImportLine.objects.bulk_create(lines, batch_size=BATCH)
    made.outcomes[Outcome.GONE.value] = len(absent := gone(plan))
    made.queued["identity"], made.queued["refused"] = len(plan.found.maybe), len(plan.doubtful)
    for start in range(0, len(absent), BATCH):
        names = Service.objects.filter(pk__in=absent[start : start + BATCH]).order_by("name", "pk")
        ImportLine.objects.bulk_create(
            ImportLine(job=job, section=Section.GONE, service=name)
            for name in names.values_list("name", flat=True)
        )
    return _figures(plan, made)


def _figures(plan: Plan, made: Report) -> dict[str, object]:
    precisions = {choice.value: choice.label for choice in Precision}
    return {
        "sheet": plan.sheet,
        "read": made.read,
        "stored": made.stored,
        "rows_repaired": made.rows_repaired,
        "changed": made.changed,
        "outcomes": dict(made.outcomes),
        "repairs": [[FAULTS[name], count] for name, count in made.repairs.most_common()],
        "decide": [[KINDS.get(name, name), n] for name, n in made.queued.most_common() if n],
        "precision": [[precisions[name], count] for name, count in made.precision.most_common()],
        "unknown": plan.head.unknown,
        "missing": [label(name) for name in missing(plan.head.columns)],
        "too_many_gone": too_many_gone(plan),
    }


def _overrides(diffs: list[RowDiff]) -> set[tuple[object, str]]:
    services = [diff.service for diff in diffs if diff.service and diff.changes]
    approved = FieldValue.objects.filter(service__in=services, state=FieldValue.State.APPROVED)
    return set(approved.values_list("service_id", "field"))


def _lines(
    job: ImportJob, plan: Plan, diff: RowDiff, overrides: set[tuple[object, str]]
) -> Iterator[ImportLine]:
    name = str(diff.row.values.get("name", ""))[:400]
    for section, kind, text in _told(plan, diff, overrides):
        yield ImportLine(
            job=job, section=section, number=diff.row.number, service=name, kind=kind, text=text
        )


def _told(plan: Plan, diff: RowDiff, overrides: set[tuple[object, str]]) -> Iterator[Told]:
    """Yield section, kind and words of what there is to say about a row."""
    row = diff.row
    if diff.outcome is Outcome.REFUSED:
        yield Section.REFUSED, "", row.refused
        return
    if diff.outcome is Outcome.NEW:
        yield Section.NEW, "", str(row.values["provider"])
    elif diff.outcome is Outcome.RETURNED:
        yield Section.CHANGED, "", "apare din nou în registru"
    for field, old, new in diff.changes:
        held = (diff.service, field) in overrides
        section = Section.CONFLICT if held else Section.CHANGED
        yield section, label(field), _words(diff, field, f"„{shown(old)}” → „{shown(new)}”")
    yield from _noted(plan, diff)


def _noted(plan: Plan, diff: RowDiff) -> Iterator[Told]:
    notes = diff.row.notes
    for repair in notes.repairs:
        both = f"„{repair.before}” → „{repair.after}”"
        yield Section.REPAIR, FAULTS[repair.fault], _words(diff, repair.field, both)
    for doubt in notes.doubts:
        kind = KINDS.get(doubt.kind, doubt.kind)
        yield Section.DECIDE, kind, _words(diff, doubt.field, f"„{doubt.text}”")
    if diff.row.number in plan.found.maybe:
        yield Section.DECIDE, KINDS["identity"], "seamănă cu un serviciu cunoscut"


def _words(diff: RowDiff, field: str, text: str) -> str:
    return MASK if diff.protected and field in HIDDEN else text
