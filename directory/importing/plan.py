"""What an import would do: the file read, repaired and matched; nothing is stored."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, combinations, islice
from pathlib import Path
from uuid import UUID

from django.db.models.functions import Coalesce

from directory.importing import headers, matching
from directory.importing.entities import Entities, name_of
from directory.importing.errors import BadFileError
from directory.importing.gazetteer import Gazetteer
from directory.importing.headers import Head
from directory.importing.identity import Identity, identity
from directory.importing.matching import Match, Side
from directory.importing.nomenclature import Nomenclature
from directory.importing.reading import Cell, Sheet, opened
from directory.importing.repairs import providers
from directory.importing.repairs.providers import Spellings
from directory.importing.rows import TOTAL, Cleaner, Row
from directory.importing.staging import Staging
from directory.models import ImportRun, Organization, RegisterMapping, RegisterRecord
from directory.text import fold

CHUNK = 1024 * 1024
POINT_DECIMALS = 5
MANY_ADDRESSES = -1
TOLD_EVERY = 500


def silent(phase: str, done: int, total: int) -> None:
    """Tell nobody how far the work is."""


@dataclass(frozen=True)
class Options:
    """What a person may say about an import."""

    sheet: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    without: Collection[str] = ()
    partial: bool = False  # the file holds a part of the register: what is not in it is not gone
    force: bool = False  # also where a large part of the register would be gone
    progress: Callable[[str, int, int], None] = silent  # phase, rows done, rows in all or 0


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
    entities: Entities
    points: dict[tuple[float, float], int]
    found: Match = field(default_factory=Match)
    first: dict[str, int] = field(default_factory=dict)
    known: set[UUID] = field(default_factory=set)
    renames: dict[str, str] = field(default_factory=dict)
    doubtful: dict[UUID, str] = field(default_factory=dict)  # what a refused row may be
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
        options.progress("Caut fiecare serviciu printre cele cunoscute", 0, 0)
        plan.known = set(old.fingerprints)
        plan.found = matching.equal(old, new)
        left = known_traits(plan.known - set(plan.found.pairs.values()))
        rows = _traits_of_rows(plan) if left else {}
        matching.pair_rest(plan.found, old, new, left, rows)
        plan.renames = renames(old, new, plan.found)
        plan.doubtful = may_be_refused(plan, left)
        del old, new, left, rows  # only the pairs are needed from here on
        yield plan


def _read(path: Path, sheets: list[Sheet], options: Options, staging: Staging) -> Plan:
    head, sheet, rows = _table(sheets, options)
    nomenclature = Nomenclature.load()
    gazetteer = Gazetteer.load()
    cleaner = Cleaner(head, gazetteer, nomenclature, frozenset(options.without))
    entities = Entities(gazetteer, Organization.objects.values_list("key", "cui"))
    plan = Plan(path, head, sheet.name, options, staging, nomenclature, Spellings(), entities, {})
    for number, cells in enumerate(islice(rows, head.row + 1, None), start=head.row + 2):
        row = cleaner.row(number, cells)
        if row is None:
            continue
        plan.read += 1
        if plan.read % TOLD_EVERY == 0:
            options.progress("Citesc și repar rândurile", plan.read, 0)
        staging.add(row)
        if not row.refused:
            _count(plan, row)
    if not plan.read:
        raise BadFileError(f"Foaia „{sheet.name}” are cap de tabel, dar niciun rând sub el.")
    entities.settle()
    return plan


def _count(plan: Plan, row: Row) -> None:
    """Note what later decides about spelling and precision."""
    if "provider" not in plan.options.without:
        plan.spellings.add(row.values["provider"])
    else:
        plan.spellings.keep(row.values["provider"])
    plan.entities.add(row.values)
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
            if best:
                best[1].close()
            best = (head, sheet, chain(start, sheet.rows))
        else:
            sheet.close()
    if best is None:
        place = f" în foile {names}" if len(sheets) > 1 else ""
        raise BadFileError(
            f"Nu am găsit capul de tabel al registrului{place}: coloane ca „Furnizor”, „Județ”, "
            "„Cod serviciu”, „Denumire serviciu”. Verificați dacă este fișierul potrivit."
        )
    head = headers.told(best[0], {**remembered(best[0]), **options.mapping})
    headers.check(head, best[1])
    return head, best[1], best[2]


def remembered(head: Head) -> dict[str, str]:
    """Return what a person said about a head like this one."""
    found = RegisterMapping.objects.filter(signature=head.signature).first()
    return found.mapping if found else {}


def known_services() -> Side[UUID]:
    """Return the services that a register has ever shown.

    Unordered: to sort a hundred thousand rows with their values costs more memory than to keep them.
    """
    side: Side[UUID] = Side()
    rows = RegisterRecord.objects.values_list(
        "service_id",
        "fingerprint",
        "values",
        Coalesce("organization__key", "service__organization__key"),
    )
    for service, fingerprint, values, entity in rows.iterator(chunk_size=2000):
        side.add(service, fingerprint, identity(values), entity)
    return side


def known_traits(wanted: Collection[UUID]) -> dict[UUID, Identity]:
    """Return the traits of some known services, in the order of their rows."""
    if not wanted:
        return {}
    rows = RegisterRecord.objects.values_list("row", "pk", "service_id", "values")
    found = [
        ((row, pk), service, identity(values))
        for row, pk, service, values in rows.iterator(chunk_size=2000)
        if service in wanted
    ]
    return {service: traits for _place, service, traits in sorted(found)}


def _traits_of_rows(plan: Plan) -> dict[int, Identity]:
    """Return the traits of the rows that are like no known service to the letter."""
    return {
        row.number: identity(row.values)
        for row in plan.rows()
        if not row.refused and row.number not in plan.found.pairs
    }


def _new_side(plan: Plan) -> Side[int]:
    side: Side[int] = Side(coded="code" in plan.head.columns)
    for row in plan.rows():
        if not row.refused:
            entity, _cui = plan.entities.of(row.values)
            side.add(row.number, row.fingerprint, identity(row.values), entity)
    return side


def may_be_refused(plan: Plan, left: Mapping[UUID, Identity]) -> dict[UUID, str]:
    """Return the known services that a refused row may speak of, with what was refused."""
    known: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
    paired = set(plan.found.pairs.values())
    for service, traits in left.items():
        if service not in paired:
            for trait in _pairs_of(traits.licence, traits.provider, traits.name, traits.address):
                known[trait].append(service)
    found: dict[UUID, str] = {}
    for row in plan.staging if known else ():
        if row.refused and row.refused != TOTAL:
            for trait in _pairs_of(*_raw_traits(row.raw)):
                for service in known.get(trait, ()):
                    found.setdefault(service, row.refused)
    return found


def _raw_traits(raw: Mapping[str, str]) -> tuple[str, str, str, str]:
    street = raw.get("street") or raw.get("address") or ""
    return (
        fold(raw.get("licence_number", "")).replace(" ", ""),
        providers.key(raw.get("provider", "")),
        fold(raw.get("name", "")),
        fold(f"{street} {raw.get('number', '')}"),
    )


def _pairs_of(licence: str, provider: str, name: str, address: str) -> Iterator[tuple[str, ...]]:
    """Yield the licence alone and the other traits by two."""
    if licence:
        yield "licence", licence
    for (kind, one), (other, two) in combinations(
        (("provider", provider), ("name", name), ("address", address)), 2
    ):
        if one and two:
            yield kind, one, other, two


def renames(old: Side[UUID], new: Side[int], found: Match) -> dict[str, str]:
    """Return the new key of each provider all of whose living services bear new names.

    Where they went to several providers of one name, the one that most went to is the old one.
    """
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for row, service in found.pairs.items():
        after[old.entities[service]][new.entities[row]] += 1
    before, still_there = set(old.entities.values()), set(new.entities.values())
    absent = old.entities.keys() - set(found.pairs.values())
    gone = RegisterRecord.objects.exclude(gone_since=None).values_list("service_id", flat=True)
    still_there |= {old.entities[service] for service in absent - set(gone)}
    made: dict[str, str] = {}
    for key, keys in sorted(after.items()):
        name = min(keys, key=lambda one: (-keys[one], one))
        if (
            key not in still_there
            and len({name_of(one) for one in keys}) == 1
            and name not in before
            and name not in made.values()
        ):
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
