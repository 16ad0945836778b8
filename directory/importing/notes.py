"""What the import repaired in a row, and what it could not decide."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# Every fault that is repaired, as the report names it. Any of them can be switched off for a run.
FAULTS = {
    "letters": "litere cu sedilă sau diacritice compuse din două semne",
    "encoding": "litere stricate de o codare greșită",
    "spaces": "spații în plus sau nevăzute",
    "error_cell": "celule cu eroare de calcul (#REF!, #ERROR!), golite",
    "placeholder": "liniuțe și cuvinte în loc de nimic, golite",
    "code": "coduri de serviciu scrise altfel decât în nomenclator",
    "age": "coduri de beneficiari scrise greșit",
    "house_date": "numere de stradă transformate de Excel în date",
    "phone_zero": "telefoane fără zero la început",
    "phone_list": "mai multe telefoane într-o celulă",
    "phone_form": "telefoane scrise cu semne sau cu prefix de țară",
    "email_list": "mai multe adrese de e-mail într-o celulă",
    "email_form": "adrese de e-mail scrise greșit",
    "website_moved": "pagini de internet aflate în coloana de e-mail",
    "capacity": "capacități scrise cu unitate („25 /zi”)",
    "decimal_comma": "coordonate cu virgulă, fără punct zecimal sau în grade și minute",
    "swapped": "latitudine și longitudine inversate",
    "outside": "coordonate în afara țării, înlăturate",
    "other_county": "coordonate departe de localitate, înlocuite cu punctul localității",
    "county": "județe scrise altfel",
    "locality_prefix": "localități cu „comuna”, „sat”, „oraș” în față",
    "locality_spelling": "localități scrise altfel decât în SIRUTA",
    "decimal_zero": "numere scrise cu „.0” la coadă",
    "provider": "furnizori scriși în mai multe feluri",
    "date": "date calendaristice scrise altfel",
}


class Repair(NamedTuple):
    """A repair, with what stood there before."""

    fault: str
    field: str
    before: str
    after: str


class Doubt(NamedTuple):
    """A question for a person; the record gets no value from it."""

    kind: str
    field: str
    text: str
    candidates: list[Any]


@dataclass
class Notes:
    """Repairs and doubts of one row."""

    skipped: Collection[str] = ()
    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def repaired(self, fault: str, name: str, before: object, after: object) -> bool:
        """Note a repair and say whether it counts, or was switched off for this run."""
        if fault in self.skipped:
            return False
        self.repairs.append(Repair(fault, name, shown(before), shown(after)))
        return True

    def doubted(self, kind: str, name: str, text: object, candidates: list[Any]) -> None:
        """Put a question into the queue."""
        self.doubts.append(Doubt(kind, name, shown(text)[:300], candidates))


def shown(value: object) -> str:
    """Return a value as a report shows it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(shown(part) for part in value)
    return str(value)
