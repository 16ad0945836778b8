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
    row = diff.row
    name = str(row.values.get("name", ""))[:400]

    def line(section: ImportLine.Section, text: str = "", kind: str = "") -> ImportLine:
        return ImportLine(
            job=job, section=section, number=row.number, service=name, kind=kind, text=text
        )

    def words(field: str, text: str) -> str:
        return MASK if diff.protected and field in HIDDEN else text

    if diff.outcome is Outcome.REFUSED:
        yield line(Section.REFUSED, row.refused)
        return
    if diff.outcome is Outcome.NEW:
        yield line(Section.NEW, str(row.values["provider"]))
    elif diff.outcome is Outcome.RETURNED:
        yield line(Section.CHANGED, "apare din nou în registru")
    for field, old, new in diff.changes:
        both = words(field, f"„{shown(old)}” → „{shown(new)}”")
        held = (diff.service, field) in overrides
        yield line(Section.CONFLICT if held else Section.CHANGED, both, label(field))
    for repair in row.notes.repairs:
        both = words(repair.field, f"„{repair.before}” → „{repair.after}”")
        yield line(Section.REPAIR, both, FAULTS[repair.fault])
    for doubt in row.notes.doubts:
        yield line(
            Section.DECIDE, words(doubt.field, f"„{doubt.text}”"), KINDS.get(doubt.kind, doubt.kind)
        )
    if row.number in plan.found.maybe:
        yield line(Section.DECIDE, "seamănă cu un serviciu cunoscut", KINDS["identity"])
