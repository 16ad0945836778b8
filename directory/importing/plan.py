"""What an import would do: the file read, repaired and matched; nothing is stored."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from uuid import UUID

from directory.importing import headers
from directory.importing.errors import BadFileError
from directory.importing.gazetteer import Gazetteer
from directory.importing.headers import Head
from directory.importing.identity import identity
from directory.importing.matching import Match, Side, match
from directory.importing.nomenclature import Nomenclature
from directory.importing.reading import Cell, Sheet, opened
from directory.importing.repairs.providers import Spellings
from directory.importing.rows import Cleaner, Row
from directory.importing.staging import Staging
from directory.models import ImportRun, RegisterMapping, RegisterRecord

CHUNK = 1024 * 1024
POINT_DECIMALS = 5
MANY_ADDRESSES = -1


@dataclass(frozen=True)
class Options:
    """What a person may say about an import."""

    sheet: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    without: Collection[str] = ()
    partial: bool = False  # the file holds a part of the register: what is not in it is not gone


@dataclass
class Plan:
    """A register that was understood, ready to be compared and written."""

    path: Path
    head: Head
    sheet: str
    options: Options
    staging: Staging
    nomenclature: Nomenclature
    spellings: Spellings
    points: dict[tuple[float, float], int]
    found: Match = field(default_factory=Match)
    first: dict[str, int] = field(default_factory=dict)
    known: set[UUID] = field(default_factory=set)
    renames: dict[str, str] = field(default_factory=dict)
    last_run: int | None = None
    read: int = 0

    def rows(self) -> Iterator[Row]:
        """Yield the rows with what only the whole file could tell."""
        for row in self.staging:
            if not row.refused:
                self._finish(row)
            yield row

    def _finish(self, row: Row) -> None:
        values = row.values
        spelling = self.spellings.chosen(values["provider"])
        if spelling != values["provider"]:
            before = values["provider"]
            # Whether the fault is switched off was decided when the spellings were counted.
            row.notes.repaired("provider", "provider", before, spelling)
            values["provider"] = spelling
        if values["point"] and not values["point"][2]:
            values["point"][2] = self._precision(row)
        first = self.first.setdefault(row.fingerprint, row.number)
        if first != row.number:
            row.refused = f"rând dublu: este identic cu rândul {first}"

    def _precision(self, row: Row) -> str:
        """A point that stands at several addresses is the middle of something, not a house."""
        values = row.values
        if self.points[_rounded(values["point"])] == MANY_ADDRESSES or not values["street"]:
            return "locality"
        return "exact" if values["number"] else "street"


def _rounded(point: list[float]) -> tuple[float, float]:
    return round(point[0], POINT_DECIMALS), round(point[1], POINT_DECIMALS)


@contextmanager
def planned(path: Path, options: Options) -> Iterator[Plan]:
    """Read a file and match it with what is known; the plan lives as long as the block."""
    with Staging() as staging, opened(path) as sheets:
        plan = _read(path, sheets, options, staging)
        plan.last_run = last_applied()
        old, new = known_services(), _new_side(plan)
        plan.known = set(old.fingerprints)
        plan.found = match(old, new)
        plan.renames = renames(old, new, plan.found)
        del old, new  # only the pairs are needed from here on
        yield plan


def _read(path: Path, sheets: list[Sheet], options: Options, staging: Staging) -> Plan:
    head, sheet, rows = _table(sheets, options)
    nomenclature = Nomenclature.load()
    cleaner = Cleaner(head, Gazetteer.load(), nomenclature, frozenset(options.without))
    plan = Plan(path, head, sheet.name, options, staging, nomenclature, Spellings(), {})
    for number, cells in enumerate(islice(rows, head.row + 1, None), start=head.row + 2):
        row = cleaner.row(number, cells)
        if row is None:
            continue
        plan.read += 1
        staging.add(row)
        if not row.refused:
            _count(plan, row)
    if not plan.read:
        raise BadFileError(f"Foaia „{sheet.name}” are cap de tabel, dar niciun rând sub el.")
    return plan


def _count(plan: Plan, row: Row) -> None:
    """Note what later decides about spelling and precision."""
    if "provider" not in plan.options.without:
        plan.spellings.add(row.values["provider"])
    else:
        plan.spellings.keep(row.values["provider"])
    if row.values["point"] and not row.values["point"][2]:
        place = _rounded(row.values["point"])
        address = hash((row.values["locality"], row.values["street"], row.values["number"]))
        if plan.points.setdefault(place, address) != address:
            plan.points[place] = MANY_ADDRESSES


def _table(sheets: list[Sheet], options: Options) -> tuple[Head, Sheet, Iterator[list[Cell]]]:
    """Find the sheet and its head."""
    names = ", ".join(f"„{sheet.name}”" for sheet in sheets)
    wanted = [sheet for sheet in sheets if not options.sheet or sheet.name == options.sheet]
    if not wanted:
        raise BadFileError(f"Fișierul nu are foaia „{options.sheet}”. Are foile: {names}.")
    best: tuple[Head, Sheet, Iterator[list[Cell]]] | None = None
    for sheet in wanted:
        start = list(islice(sheet.rows, headers.LOOK_INTO))
        head = headers.find(start)
        if head and (best is None or len(head.columns) > len(best[0].columns)):
            best = (head, sheet, chain(start, sheet.rows))
    if best is None:
        place = f" în foile {names}" if len(sheets) > 1 else ""
        raise BadFileError(
            f"Nu am găsit capul de tabel al registrului{place}: coloane ca „Furnizor”, „Județ”, "
            "„Cod serviciu”, „Denumire serviciu”. Verificați dacă este fișierul potrivit."
        )
    head = headers.told(best[0], {**_remembered(best[0]), **options.mapping})
    headers.check(head, best[1])
    return head, best[1], best[2]


def _remembered(head: Head) -> dict[str, str]:
    found = RegisterMapping.objects.filter(signature=head.signature).first()
    return found.mapping if found else {}


def known_services() -> Side[UUID]:
    """Return the services that a register has ever shown, in the order of their rows."""
    side: Side[UUID] = Side()
    rows = RegisterRecord.objects.order_by("row", "pk").values_list(
        "service_id", "fingerprint", "values"
    )
    for service, fingerprint, values in rows.iterator(chunk_size=2000):
        side.add(service, fingerprint, identity(values))
    return side


def _new_side(plan: Plan) -> Side[int]:
    side: Side[int] = Side()
    for row in plan.rows():
        if not row.refused:
            side.add(row.number, row.fingerprint, identity(row.values))
    return side


def renames(old: Side[UUID], new: Side[int], found: Match) -> dict[str, str]:
    """Return the new key of each provider all of whose services now bear one new name."""
    after: dict[str, set[str]] = defaultdict(set)
    for row, service in found.pairs.items():
        after[old.identities[service].provider].add(new.identities[row].provider)
    before = {item.provider for item in old.identities.values()}
    made: dict[str, str] = {}
    for key, keys in sorted(after.items()):
        name = min(keys)
        if len(keys) == 1 and name not in before and name not in made.values():
            made[key] = name
    return made


def last_applied() -> int | None:
    """Return the last import that stands."""
    applied = ImportRun.objects.filter(state=ImportRun.State.APPLIED)
    return applied.order_by("-pk").values_list("pk", flat=True).first()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
