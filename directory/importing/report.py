"""The report of an import in plain Romanian, from a plan that stores nothing."""

import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.romanian import counted, number
from directory.disclosure import SECRET_PARTS
from directory.fields import FIELDS
from directory.importing.carried import missing
from directory.importing.diff import Outcome, RowDiff, batches, gone, too_many_gone
from directory.importing.notes import FAULTS, shown
from directory.importing.plan import Plan
from directory.models import Precision

EXAMPLES = 3
# Of a protected row a report, which goes into mails and logs, tells no place.
HIDDEN = SECRET_PARTS | {"latitude", "longitude", "coordinates", "address", "siruta"}
MASK = "adresă protejată, nu se arată"
SHOWN = 20
KINDS = {
    "age": "categorii de beneficiari necunoscute",
    "capacity": "capacități neclare",
    "code": "coduri de serviciu neclare",
    "coordinates": "puncte care par în alt județ sau nu se pot citi",
    "county": "județe necunoscute",
    "date": "date calendaristice neclare",
    "email": "adrese de e-mail care nu pot exista",
    "house_date": "numere de stradă devenite date, din care nu se vede ordinea",
    "identity": "servicii care seamănă cu unul cunoscut",
    "licence": "numere de licență prea lungi",
    "locality": "localități negăsite sau cu mai multe înțelesuri",
    "phone": "telefoane care nu pot exista",
    "refused": "servicii cunoscute despre care vorbește poate un rând refuzat; nu au dispărut",
    "sensitive": "adrese ascunse, pentru că denumirea vorbește de victime",
}


@dataclass
class Report:
    """Counts and examples of what an import does."""

    outcomes: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    queued: Counter[str] = field(default_factory=Counter)
    precision: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[int, str]] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    read: int = 0
    rows_repaired: int = 0

    @classmethod
    def of(cls, plan: Plan) -> "Report":
        """Count what the plan would do."""
        made = cls(read=plan.read)
        for diffs in batches(plan):
            for diff in diffs:
                made.add(diff)
        made.outcomes[Outcome.GONE.value] = len(gone(plan))
        made.queued["identity"] = len(plan.found.maybe)
        made.queued["refused"] = len(plan.doubtful)
        return made

    def add(self, diff: RowDiff) -> None:
        """Count what happens with a row."""
        row = diff.row
        if diff.outcome is Outcome.REFUSED:
            self.outcomes["refused"] += 1
            self.refused.append((row.number, row.refused))
            return
        self.outcomes[diff.outcome.value if diff.outcome else "unchanged"] += 1
        point = row.values["point"]
        self.precision[point[2] if point else ""] += 1
        self.queued.update(doubt.kind for doubt in row.notes.doubts)
        self.rows_repaired += bool(row.notes.repairs)
        for repair in row.notes.repairs:
            self.repairs[repair.fault] += 1
            kept = self.examples.setdefault(repair.fault, [])
            if len(kept) < EXAMPLES:
                hidden = diff.protected and repair.field in HIDDEN
                words = MASK if hidden else f"„{repair.before}” → „{repair.after}”"
                kept.append(f"rândul {row.number}: {words}")
        for change in diff.changes:
            self.fields[change.field] += 1
            if len(self.changes) < SHOWN:
                self.changes.append(_change(diff, *change))

    @property
    def changed(self) -> int:
        """How many services an import would touch."""
        kinds = (Outcome.NEW, Outcome.CHANGED, Outcome.GONE, Outcome.RETURNED)
        return sum(self.outcomes[kind.value] for kind in kinds)

    @property
    def stored(self) -> int:
        """How many rows are services of the register."""
        return self.read - self.outcomes["refused"]


def _change(diff: RowDiff, name: str, old: object, new: object) -> str:
    label = FIELDS[name].label if name in FIELDS else name
    hidden = diff.protected and name in HIDDEN
    words = MASK if hidden else f"„{shown(old)}” → „{shown(new)}”"
    return f"rândul {diff.row.number}: {label}: {words}"


def lines(report: Report, plan: Plan) -> Iterator[str]:
    """Yield the report line by line."""
    yield f"Foaia: „{plan.sheet}”" if plan.sheet else "Fișier fără foi (CSV)"
    yield "Coloane: " + "; ".join(f"{title} = {name}" for title, name in plan.head.mapping.items())
    if plan.head.unknown:
        yield "Coloane nefolosite: " + ", ".join(plan.head.unknown)
    if untold := missing(plan.head.columns):
        labels = (FIELDS[name].label if name in FIELDS else name.upper() for name in untold)
        yield "Fără coloană, rămân ca înainte: " + ", ".join(labels)
    if problem := too_many_gone(plan):
        yield problem
    yield ""
    yield f"Rânduri citite: {number(report.read)}"
    yield f"Servicii în registru: {number(report.stored)}"
    for key, words in _OUTCOMES.items():
        yield f"  {words}: {number(report.outcomes[key])}"
    yield from _listed(
        "Schimbări pe câmpuri", report.fields, {n: f.label for n, f in FIELDS.items()}
    )
    yield from (f"    {line}" for line in report.changes)
    yield ""
    yield f"Reparații: {number(report.repairs.total())}, în {counted(report.rows_repaired, 'rând', 'rânduri')}"
    for fault, count in report.repairs.most_common():
        yield f"  {FAULTS[fault]}: {number(count)}  [{fault}]"
        yield from (f"      {line}" for line in report.examples[fault])
    yield ""
    yield from _listed("De hotărât de un om (nu s-a scris nicio presupunere)", report.queued, KINDS)
    yield ""
    precisions = {choice.value: choice.label for choice in Precision}
    yield from _listed("Localizare", report.precision, precisions)
    yield ""
    yield f"Rânduri refuzate: {number(len(report.refused))}"
    yield from (f"  rândul {row}: {reason}" for row, reason in report.refused[:SHOWN])
    if len(report.refused) > SHOWN:
        yield f"  … și încă {number(len(report.refused) - SHOWN)}"


_OUTCOMES = {
    "new": "noi",
    "changed": "schimbate",
    "unchanged": "neschimbate",
    "gone": "dispărute din registru",
    "returned": "reapărute în registru",
}


def _listed(title: str, counts: Counter[str], words: dict[str, str]) -> Iterator[str]:
    found = {key: count for key, count in counts.most_common() if count}
    if found or title != "Schimbări pe câmpuri":
        yield f"{title}: {number(sum(found.values()))}"
    for key, count in found.items():
        yield f"  {words.get(key, key)}: {number(count)}"


class Effort:
    """Time and memory since it was made."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def line(self) -> str:
        """Return what it took so far."""
        seconds = round(time.monotonic() - self._start, 1)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return f"Durată: {number(seconds)} s; memorie la vârf: {number(megabytes)} MB"
