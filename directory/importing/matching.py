"""Which row of the new register is which known service.

Equal rows first, then equal licence numbers, then the likest pairs. The order of the rows never
matters; equal pairs are taken in the order of the old register.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar
from uuid import UUID

from directory.importing.identity import MAYBE, SURE, Identity, likeness
from directory.importing.repairs import providers

Key = TypeVar("Key")
KeysOf = Callable[[Identity], Iterable[tuple[object, ...]]]
Scored = tuple[int, int, int, UUID]
_DIGITS = re.compile(r"\d")
LICENCE_DIGITS = 3  # what has fewer („LF”, „da”, „în curs”) is no licence number
CROWD = 40_000  # pairs of one block; a larger block is split by locality


@dataclass
class Side(Generic[Key]):
    """What is kept of every service of one register: the traits come later, of what is left."""

    entities: dict[Key, str] = field(default_factory=dict)  # the key of the provider
    providers: set[str] = field(default_factory=set)
    coded: bool = True  # whether the register has a column of codes

    def add(self, key: Key, provider: str, entity: str) -> None:
        """Take a service in."""
        self.entities[key] = sys.intern(entity)
        self.providers.add(sys.intern(providers.key(provider)))


@dataclass
class Left(Generic[Key]):
    """What no fingerprint pairs, with how often its licences stand in the whole register."""

    traits: dict[Key, Identity] = field(default_factory=dict)
    licences: Counter[str] = field(default_factory=Counter)


@dataclass
class Match:
    """The known service of each row, and pairs that a person has to decide."""

    pairs: dict[int, UUID] = field(default_factory=dict)
    maybe: dict[int, list[UUID]] = field(default_factory=dict)


class Equal:
    """Pairs services with the row of the same fingerprint, as long as one alone has it."""

    def __init__(self, rows: Mapping[bytes, int]) -> None:
        self._rows = rows
        self._several: set[int] = set()
        self.found = Match()

    def add(self, service: UUID, fingerprint: str) -> None:
        """Look for the row of a known service."""
        row = self._rows.get(bytes.fromhex(fingerprint))
        if row is None or row in self._several:
            return
        if row in self.found.pairs:
            del self.found.pairs[row]
            self._several.add(row)
        else:
            self.found.pairs[row] = service


def pair_rest(
    found: Match, old: Side[UUID], new: Side[int], left_old: Left[UUID], left_new: Left[int]
) -> None:
    """Pair what is left by licence and by likeness, given the traits of it."""
    known, row = dict(left_old.traits), dict(left_new.traits)
    for service, number in _same_licence(left_old, left_new):
        found.pairs[number] = service
        del known[service], row[number]
    _likest(found, known, row, _renames(old, new), coded=new.coded)


def _same_licence(old: Left[UUID], new: Left[int]) -> Iterator[tuple[UUID, int]]:
    """Yield pairs of a licence number that stands once in each register, if the rest agrees."""
    once = {
        item.licence: service
        for service, item in old.traits.items()
        if is_number(item.licence) and old.licences[item.licence] == new.licences[item.licence] == 1
    }
    for row, other in new.traits.items():
        if other.licence not in once:
            continue
        service = once[other.licence]
        one = old.traits[service]
        same_service = one.provider == other.provider or one.code == other.code
        if one.county == other.county and same_service:
            yield service, row


def is_number(licence: str) -> bool:
    """Whether a licence is told by a number that can tell it from others."""
    return len(_DIGITS.findall(licence)) >= LICENCE_DIGITS


def _renames(old: Side[UUID], new: Side[int]) -> Callable[[Identity, Identity], bool]:
    """Say for a pair whether its providers stand in one register only."""
    gone, come = old.providers - new.providers, new.providers - old.providers
    return lambda one, other: one.provider in gone and other.provider in come


def _likest(
    found: Match,
    old: Mapping[UUID, Identity],
    new: Mapping[int, Identity],
    renamed: Callable[[Identity, Identity], bool],
    *,
    coded: bool,
) -> None:
    order = {key: place for place, key in enumerate(old)}
    likely: dict[tuple[UUID, int], int] = {}
    alone = set(_alone(old, new))
    for known, row in _candidates(old, new):
        one, other = old[known], new[row]
        points = likeness(one, other, renamed=renamed(one, other), coded=coded)
        if points >= MAYBE or (known, row) in alone:
            likely[known, row] = points
    scored = sorted((-points, order[known], row, known) for (known, row), points in likely.items())
    taken = _unmistakable(found, scored)
    for _points, _place, row, known in scored:
        if row not in found.pairs and known not in taken:
            found.maybe.setdefault(row, []).append(known)


def _alone(old: Mapping[UUID, Identity], new: Mapping[int, Identity]) -> Iterator[tuple[UUID, int]]:
    """Yield pairs that a person has to look at, however little they look alike.

    One service of a kind left a provider's town and one came: it may have moved under a new name,
    and what people said of it would be lost with the old record.
    """
    rows = _grouped(new, _by_provider_kind_and_place)
    known = _grouped(old, _by_provider_kind_and_place)
    for key in known.keys() & rows.keys():
        if len(known[key]) == len(rows[key]) == 1:
            yield known[key][0], rows[key][0]


def _unmistakable(found: Match, scored: list[Scored]) -> set[UUID]:
    """Pair the likest first; of two that are equally like, a person says which is which."""
    taken: set[UUID] = set()
    unclear: set[UUID | int] = set()
    for points, equally in groupby(scored, key=itemgetter(0)):
        if -points < SURE:
            break
        free = [
            (row, known)
            for _points, _place, row, known in equally
            if row not in found.pairs and known not in taken and not {row, known} & unclear
        ]
        times: Counter[UUID | int] = Counter(one for pair in free for one in pair)
        for row, known in free:
            if times[row] == times[known] == 1:
                found.pairs[row] = known
                taken.add(known)
            else:
                unclear |= {row, known}
    return taken


def _candidates(
    old: Mapping[UUID, Identity], new: Mapping[int, Identity]
) -> Iterator[tuple[UUID, int]]:
    """Yield the pairs worth comparing: those that share two traits, a contact or a licence."""
    for keys_of in (
        _by_provider_and_code,
        _by_provider_and_place,
        _by_place_and_name,
        _by_address,
        _by_contact,
        _by_licence,
    ):
        yield from _blocks(old, new, keys_of)


def _blocks(
    old: Mapping[UUID, Identity], new: Mapping[int, Identity], keys_of: KeysOf
) -> Iterator[tuple[UUID, int]]:
    rows, known = _grouped(new, keys_of), _grouped(old, keys_of)
    for key in known.keys() & rows.keys():
        crowded = len(known[key]) * len(rows[key]) > CROWD
        for service in known[key]:
            for row in rows[key]:
                if not crowded or old[service].locality == new[row].locality:
                    yield service, row


def _grouped(side: Mapping[Key, Identity], keys_of: KeysOf) -> dict[tuple[object, ...], list[Key]]:
    groups: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for name, item in side.items():
        for key in keys_of(item):
            groups[key].append(name)
    return groups


def _by_provider_kind_and_place(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(item.provider, item.code, item.locality)] if item.code and item.locality else []


def _by_provider_and_code(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(item.provider, item.code)]


def _by_provider_and_place(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(item.provider, item.locality)]


def _by_place_and_name(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(item.locality, item.code, item.name)]


def _by_address(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(item.locality, item.address)] if item.address else []


def _by_licence(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(item.licence, item.county)] if _DIGITS.search(item.licence) else []


def _by_contact(item: Identity) -> Iterable[tuple[object, ...]]:
    return [(contact, item.code) for contact in item.contacts]
