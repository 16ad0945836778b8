"""What makes a service recognizable in another register."""

import re
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from directory.geo import kilometres
from directory.importing.repairs import providers
from directory.text import fold

# A single letter tells houses apart as well („Casa B”); „a” is too often a word.
_NUMBERS = re.compile(r"\b(?:\d+[a-z]?|[ivx]+|[b-z])\b")
# Points of likeness. A pair that reaches SURE is the same service; between the two, a person says.
SURE = 75
MAYBE = 58
SAME_POINT_KM = 0.2
# Percent of equal letters from which words count as the same, mistyped.
NEAR_PROVIDER = 90
NEAR_ADDRESS = 80
NEAR_NAMES = ((92, 22), (82, 15), (70, 5))


class Identity(NamedTuple):
    """The traits of a service by which it is found again."""

    provider: str
    cui: str
    code: str
    county: str
    locality: int | str
    name: str
    address: str
    licence: str
    contacts: frozenset[str]
    capacity: str
    point: tuple[float, float] | None


def licence_of(text: str | None) -> str:
    """Return what the spellings of one licence number share."""
    return fold(text or "").replace(" ", "")


def identity(values: Mapping[str, Any]) -> Identity:
    """Read the traits from a register's values."""
    point = values.get("point")
    return Identity(
        sys.intern(providers.key(values["provider"])),
        sys.intern(values.get("cui") or ""),
        sys.intern(values.get("code") or fold(values.get("code_text") or "")),
        sys.intern(values.get("county") or ""),
        values.get("locality") or fold(values.get("locality_text") or ""),
        sys.intern(fold(values["name"])),
        fold(f"{values.get('street') or ''} {values.get('number') or ''}"),
        licence_of(values.get("licence_number")),
        frozenset([*(values.get("phones") or ()), *(values.get("emails") or ())]),
        str(values.get("capacity") or ""),
        (point[0], point[1]) if point and point[2] != "locality" else None,
    )


def likeness(old: Identity, new: Identity, *, renamed: bool, coded: bool = True) -> int:
    """Add up how much two services have in common.

    ``renamed`` says that the old provider is nowhere in the new register and the new provider was
    nowhere in the old one: then another name of the provider speaks less against them. ``coded`` is
    false where the new register has no column of codes: that one is missing tells nothing.
    """
    points = _provider(old, new, renamed=renamed)
    points += 20 if old.code == new.code or not coded else 0
    if old.locality == new.locality:
        points += 15
    elif old.county == new.county:
        points += 5
    at_address = _address(old.address, new.address)
    points += _name(old.name, new.name) + at_address
    points += 10 if old.contacts & new.contacts else 0
    points += 3 if old.capacity and old.capacity == new.capacity else 0
    if old.point and new.point:
        points += 5 if kilometres(old.point, new.point) < SAME_POINT_KM else -5
    if old.licence and old.licence == new.licence:
        return max(points, MAYBE)
    proven = at_address > 0 or old.contacts & new.contacts
    other_name = renamed and old.provider != new.provider
    if (other_name and not proven) or _another_licence(old, new):
        return min(points, SURE - 1)
    return points


def _another_licence(old: Identity, new: Identity) -> bool:
    """Whether two licences tell of two services; of one that stayed the same, of a renewal."""
    same = old._replace(licence="", contacts=frozenset(), capacity="", point=None) == new._replace(
        licence="", contacts=frozenset(), capacity="", point=None
    )
    return bool(old.licence and new.licence and old.licence != new.licence and not same)


def _provider(old: Identity, new: Identity, *, renamed: bool) -> int:
    """The name tells, and against it the fiscal code where both registers have one."""
    one, other = old.provider, new.provider
    if old.cui and new.cui and old.cui != new.cui:
        return 15 if one == other else 0
    if one == other or (old.cui and old.cui == new.cui):
        return 30
    if _same_numbers(one, other) and fuzz.token_sort_ratio(one, other) >= NEAR_PROVIDER:
        return 25
    return 15 if renamed else 0


def _name(old: str, new: str) -> int:
    if old == new:
        return 25
    if not _same_numbers(old, new):
        return -15
    ratio = fuzz.token_sort_ratio(old, new)
    return next((points for least, points in NEAR_NAMES if ratio >= least), -15)


def _same_numbers(old: str, new: str) -> bool:
    """„Casa nr. 3” and „Casa nr. 4” differ in one letter and are two houses."""
    return sorted(_NUMBERS.findall(old)) == sorted(_NUMBERS.findall(new))


def _address(old: str, new: str) -> int:
    if not old or not new:
        return 0
    if old == new:
        return 15
    near = _same_numbers(old, new) and fuzz.token_sort_ratio(old, new) >= NEAR_ADDRESS
    return 8 if near else -8
