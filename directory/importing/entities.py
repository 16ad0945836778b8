"""Which provider a row speaks of: two of one name are two where their code or their seat says so.

The key of a provider is what the spellings of its name share; „@” and a county follow for a local
authority whose place has namesakes in other counties, „#” and the fiscal code for every further
provider of the same name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz.distance import OSA

from directory.importing.gazetteer import Gazetteer
from directory.importing.repairs import providers

_WEIGHTS = (7, 5, 3, 2, 1, 7, 5, 3, 2)
_BASE = 11
MISTYPED = 2  # so many letters apart, a code whose check digit is wrong is the right one mistyped
_UNITS = {"municipality", "town", "seat"}
PLACE_WORDS = 3


def name_of(key: str) -> str:
    """Return the part of a key that comes from the name alone."""
    return key.partition("#")[0].partition("@")[0]


def is_valid(cui: str) -> bool:
    """Whether the check digit of a fiscal code is right."""
    if not 2 <= len(cui) <= len(_WEIGHTS) + 1:  # noqa: PLR2004 -- a digit and its check digit
        return False
    body = cui[:-1].rjust(len(_WEIGHTS), "0")
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return total * 10 % _BASE % 10 == int(cui[-1])


class Entities:
    """The providers of a file and those that are known, told apart."""

    def __init__(self, gazetteer: Gazetteer, known: Iterable[tuple[str, str]]) -> None:
        self._gazetteer = gazetteer
        self._cuis: dict[str, Counter[str]] = defaultdict(Counter)
        self._keys: dict[str, dict[str, str]] = defaultdict(dict)  # of a name: key by code
        for key, cui in sorted(known):
            self._keys[key.partition("#")[0]][cui or key.partition("#")[2]] = key

    def add(self, values: Mapping[str, Any]) -> None:
        """Take note of a row of the file."""
        if values["cui"]:
            self._cuis[self._named(values)][values["cui"]] += 1

    def settle(self) -> None:
        """Give every code of the file its key, once the whole file was seen."""
        for name, seen in self._cuis.items():
            for cui in dict.fromkeys(_meant(cui, seen) for cui in seen):
                keys = self._keys[name]
                if cui in keys:
                    continue
                bare = keys.pop("", None)  # known so far without a code: now it has one
                keys[cui] = bare or (f"{name}#{cui}" if keys else name)

    def of(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """Return the key and the fiscal code of the provider that a row names."""
        name = self._named(values)
        keys, seen = self._keys.get(name, {}), self._cuis.get(name, Counter())
        cui = _meant(values["cui"], seen) if values["cui"] else ""
        if cui in keys:
            return keys[cui], cui
        if not cui and len(seen) == 1:
            cui = next(iter(seen))
            return keys[cui], cui
        if not cui and len(keys) == 1:
            return next((key, known) for known, key in keys.items())
        return (f"{name}#{cui}" if cui else name), cui

    def cuis(self) -> dict[str, str]:
        """Return the fiscal code by key, where one is known."""
        return {key: cui for keys in self._keys.values() for cui, key in keys.items() if cui}

    def _named(self, values: Mapping[str, Any]) -> str:
        """A local authority of a place with namesakes bears its county in its key."""
        key, county = providers.key(values["provider"]), values["county"]
        words = key.split(" ")
        if not county or not providers.is_of_a_place(key):
            return key
        for count in range(min(PLACE_WORDS, len(words) - 1), 0, -1):
            counties = {
                place.county
                for place in self._gazetteer.anywhere.get(" ".join(words[-count:]), ())
                if place.kind in _UNITS
            }
            if counties:
                return f"{key}@{county}" if county in counties and len(counties) > 1 else key
        return key


def _meant(cui: str, seen: Counter[str]) -> str:
    """Return the code of the same name of which this one is a slip of the keyboard."""
    if is_valid(cui):
        return cui
    near = [
        other
        for other in seen
        if is_valid(other) and OSA.distance(cui, other, score_cutoff=MISTYPED) <= MISTYPED
    ]
    return near[0] if len(near) == 1 else cui
