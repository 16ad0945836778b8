"""What an import would do: the file read, repaired and matched; nothing is stored."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, combinations, islice
from pathlib import Path
from uuid import UUID

from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from directory.importing import headers, matching
from directory.importing.entities import Entities, name_of
from directory.importing.errors import BadFileError
from directory.importing.gazetteer import Gazetteer
from directory.importing.headers import Head
from directory.importing.identity import Identity, identity, licence_of
from directory.importing.matching import Equal, Left, Match, Side
from directory.importing.nomenclature import Nomenclature
from directory.importing.reading import Cell, Sheet, opened
from directory.importing.repairs import providers
from directory.importing.repairs.providers import Spellings
from directory.importing.rows import DOUBLE, TOTAL, Cleaner, Row
from directory.importing.settling import Settling
from directory.importing.staging import Staging
from directory.models import ImportRun, Organization, RegisterMapping, RegisterRecord
from directory.text import fold

CHUNK = 1024 * 1024
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
    found: Match = field(default_factory=Match)
    known: set[UUID] = field(default_factory=set)
    renames: dict[str, str] = field(default_factory=dict)
    doubtful: dict[UUID, str] = field(default_factory=dict)  # what a refused row may be
    last_run: int | None = None
    read: int = 0

    def rows(self) -> Iterator[Row]:
        """Yield the rows with what only the whole file could tell."""
        return iter(self.staging)


@contextmanager
def planned(path: Path, options: Options) -> Iterator[Plan]:
    """Read a file and match it with what is known; the plan lives as long as the block."""
    with Staging() as staging:
        plan, new, rows = _read(path, options, staging)
        plan.last_run = last_applied()
        options.progress("Caut fiecare serviciu printre cele cunoscute", 0, 0)
        old, plan.found = known_services(rows)
        plan.known = set(old.entities)
        _pair_rest(plan, old, new)
        del old, new, rows  # only the pairs are needed from here on
        yield plan


def _read(
    path: Path, options: Options, staging: Staging
) -> tuple[Plan, Side[int], dict[bytes, int]]:
    """Return the plan of a file, what is kept of its rows, and their numbers by fingerprint."""
    with Staging() as repaired:
        with opened(path) as sheets:
            head, sheet, cells = _table(sheets, options)
            nomenclature, gazetteer = Nomenclature.load(), Gazetteer.load()
            cleaner = Cleaner(head, gazetteer, nomenclature, frozenset(options.without))
            entities = Entities(gazetteer, Organization.objects.values_list("key", "cui"))
            settling = Settling(options.without)
            names = settling.spellings
            plan = Plan(path, head, sheet.name, options, staging, nomenclature, names, entities)
            for number, line in enumerate(islice(cells, head.row + 1, None), start=head.row + 2):
                row = cleaner.row(number, line)
                if row is None:
                    continue
                plan.read += 1
                if plan.read % TOLD_EVERY == 0:
                    options.progress("Citesc și repar rândurile", plan.read, 0)
                repaired.add(row)
                if not row.refused:
                    settling.add(row)
                    entities.add(row.values)
        if not plan.read:
            raise BadFileError(f"Foaia „{sheet.name}” are cap de tabel, dar niciun rând sub el.")
        entities.settle()
        return plan, _settled(plan, repaired, settling), settling.rows


def _settled(plan: Plan, repaired: Staging, settling: Settling) -> Side[int]:
    """Write the rows as they stay and return what is kept of them in memory."""
    side: Side[int] = Side(coded="code" in plan.head.columns)
    for row in repaired:
        if not row.refused:
            settling.settle(row)
        if not row.refused:
            entity, _cui = plan.entities.of(row.values)
            side.add(row.number, row.values["provider"], entity)
        plan.staging.add(row)
    return side


def _pair_rest(plan: Plan, old: Side[UUID], new: Side[int]) -> None:
    """Pair what is no longer the same to the letter, and say what became of the rest."""
    paired = set(plan.found.pairs.values())
    left = known_left(plan.known - paired)
    rows = _rows_left(plan, left) if left.traits else Left()
    matching.pair_rest(plan.found, old, new, left, rows)
    plan.renames = renames(old, new, plan.found)
    plan.doubtful = may_be_refused(plan, left.traits)


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


def known_services(rows: Mapping[bytes, int]) -> tuple[Side[UUID], Match]:
    """Return the services that a register has ever shown, those of equal rows paired with them.

    Unordered: to sort a hundred thousand rows with their values costs more memory than to keep them.
    """
    side: Side[UUID] = Side()
    equal = Equal(rows)
    known = RegisterRecord.objects.values_list(
        "service_id",
        "fingerprint",
        KT("values__provider"),
        Coalesce("organization__key", "service__organization__key"),
    )
    for service, fingerprint, provider, entity in known.iterator(chunk_size=2000):
        side.add(service, provider, entity)
        equal.add(service, fingerprint)
    return side, equal.found


def known_left(wanted: Collection[UUID]) -> Left[UUID]:
    """Return the traits of some known services, in the order of their rows."""
    if not wanted:
        return Left()
    rows = RegisterRecord.objects.values_list("row", "pk", "service_id", "values")
    found = [
        ((row, pk), service, identity(values))
        for row, pk, service, values in rows.iterator(chunk_size=2000)
        if service in wanted
    ]
    left = Left({service: traits for _place, service, traits in sorted(found)})
    left.licences.update(traits.licence for traits in left.traits.values())
    known = RegisterRecord.objects.values_list("service_id", KT("values__licence_number"))
    for service, text in known.iterator(chunk_size=2000):
        if service not in wanted and (licence := licence_of(text)) in left.licences:
            left.licences[licence] += 1
    return left


def _rows_left(plan: Plan, known: Left[UUID]) -> Left[int]:
    """Return the traits of the rows that are like no known service to the letter."""
    left: Left[int] = Left()
    for row in plan.rows():
        if row.refused:
            continue
        if (licence := licence_of(row.values["licence_number"])) in known.licences:
            left.licences[licence] += 1
        if row.number not in plan.found.pairs:
            left.traits[row.number] = identity(row.values)
    return left


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
        if row.refused and row.refused != TOTAL and not row.refused.startswith(DOUBLE):
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
