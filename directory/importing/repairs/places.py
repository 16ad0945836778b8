"""Counties and localities to their SIRUTA codes."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from directory.geo import kilometres
from directory.importing.gazetteer import BUCHAREST, Gazetteer, Place
from directory.importing.notes import Notes
from directory.text import fold

Point = tuple[float, float] | None
_COUNTY_WORDS = re.compile(r"^(?:judetul|judet|jud|municipiul|mun) ")
# The word in front of a name, after ``fold``, and what it says the name is.
_PREFIXES = {
    "municipiul": "town", "municipiu": "town", "mun": "town", "orasul": "town", "oras": "town",
    "ors": "town", "or": "town", "comuna": "seat", "com": "seat", "satul": "village",
    "sat": "village", "localitatea": "", "loc": "", "localitate": "", "statiunea": "",
}  # fmt: skip
_PARTS = re.compile(
    r"[,;()/]|\s-\s|(?<=\w)\s+(?=(?:com(?:una|\.)|sat(?:ul)?\b|ora[sș]\b|jud(?:e[tț]|\.))\s?)",
    re.IGNORECASE,
)
_SECTOR = re.compile(r"\bsect(?:or(?:ul)?)? ?([1-6])\b")
_TOWNS = {"municipality", "town"}
SURE = 90
MARGIN = 5
SHORT = 6
NEAR_KM = 10
MANY = 6


def county(text: str, gazetteer: Gazetteer, notes: Notes) -> str | None:
    """Return the code of a county („jud. Alba”, „CARAS SEVERIN”, „AB”)."""
    if not text:
        return None
    key = fold(text)
    code = gazetteer.counties.get(key) or gazetteer.counties.get(_COUNTY_WORDS.sub("", key))
    if code is None and _SECTOR.search(key):
        code = BUCHAREST
    if code is None:
        near = process.extract(key, list(gazetteer.counties), scorer=fuzz.ratio, score_cutoff=80)
        notes.doubted(
            "county", "county", text, sorted({gazetteer.counties[name] for name, *_ in near})
        )
        return None
    if text not in {code, gazetteer.county_names[code]}:
        return (
            code if notes.repaired("county", "county", text, gazetteer.county_names[code]) else None
        )
    return code


def locality(  # noqa: PLR0913 -- the point decides between namesakes, the address names sectors
    text: str,
    code: str | None,
    gazetteer: Gazetteer,
    notes: Notes,
    *,
    address: str = "",
    point: Point = None,
) -> Place | None:
    """Return the locality that a cell names, or nothing and a question."""
    if code == BUCHAREST or fold(text).startswith("bucuresti"):
        return _capital(text, address, gazetteer, notes)
    if not text:
        return None
    parts = [part for raw in _PARTS.split(text) if (part := _part(raw))[1]]
    names = [name for kind, name in parts if kind != "county"]
    for found in (
        _village_of_unit(parts, code, gazetteer),
        *(_named(part, code, gazetteer, point) for part in parts),
    ):
        if len(found) == 1:
            return _noted(found[0], text, notes)
        if found:
            notes.doubted("locality", "locality", text, _candidates(found, gazetteer))
            return None
    return _resembling(names, text, code, gazetteer, notes)


def _part(raw: str) -> tuple[str, str]:
    """Return what a part says it is, and the key of its name."""
    first, _space, rest = fold(raw).partition(" ")
    if first in {"jud", "judet", "judetul"}:
        return "county", rest
    if first in _PREFIXES and rest:
        return _PREFIXES[first], rest
    return "", fold(raw)


def _village_of_unit(
    parts: list[tuple[str, str]], code: str | None, gazetteer: Gazetteer
) -> list[Place]:
    """„sat Bacova, oraș Buziaș”: the village is the one that belongs to the unit."""
    found = [
        place
        for _kind, name in parts
        for place in _called(name, code, gazetteer)
        for _other, unit in parts
        if place.unit and unit != name and gazetteer.places[place.unit].key == unit
    ]
    return _distinct(found)


def _called(name: str, code: str | None, gazetteer: Gazetteer) -> list[Place]:
    if code:
        return gazetteer.by_name.get((code, name), [])
    return gazetteer.anywhere.get(name, [])


def _named(
    part: tuple[str, str], code: str | None, gazetteer: Gazetteer, point: Point
) -> list[Place]:
    """The localities of this name, narrowed by the word in front, a town's rank, and the point."""
    kind, name = part
    if kind == "county":
        return []
    found = _called(name, code, gazetteer)
    wanted = {"town": _TOWNS, "seat": {"seat"}, "village": {"village", "seat", "part"}}.get(kind)
    found = [place for place in found if not wanted or place.kind in wanted] or found
    if len({place.unit or place.siruta for place in found}) == 1:
        found = [place for place in found if place.key == name] or found
    if len(found) > 1 and kind != "village":
        found = [place for place in found if place.kind in _TOWNS] or found
    if len(found) > 1 and point:
        near = [
            place for place in found if place.point and kilometres(point, place.point) <= NEAR_KM
        ]
        found = near if len(near) == 1 else found
    return found


def _resembling(
    names: list[str], text: str, code: str | None, gazetteer: Gazetteer, notes: Notes
) -> Place | None:
    """Accept a misspelt name only where it is long, near, and no other comes close."""
    elsewhere = _distinct(place for name in names for place in gazetteer.anywhere.get(name, ()))
    near: list[Place] = []
    for name in names if code else []:
        found = process.extract(
            name, gazetteer.names[str(code)], scorer=fuzz.ratio, score_cutoff=75, limit=MANY
        )
        places = _distinct(
            place for key, *_rest in found for place in _called(key, code, gazetteer)
        )
        second = next((score for key, score, _place in found[1:] if key != found[0][0]), 0.0)
        sure = found and found[0][1] >= SURE and found[0][1] - second >= MARGIN
        best = _called(found[0][0], code, gazetteer) if found else []
        if sure and len(name) >= SHORT and len(best) == 1 and not elsewhere:
            return _noted(best[0], text, notes)
        near += places
    notes.doubted("locality", "locality", text, _candidates([*near, *elsewhere], gazetteer))
    return None


def _capital(text: str, address: str, gazetteer: Gazetteer, notes: Notes) -> Place | None:
    """The sector where a cell names it, else the capital: a sector is never guessed."""
    found = _SECTOR.search(fold(text)) or _SECTOR.search(fold(address))
    places = gazetteer.by_name[BUCHAREST, f"sectorul {found[1]}" if found else "bucuresti"]
    if not found and text and fold(text) not in {"bucuresti", "municipiul bucuresti", "b"}:
        notes.doubted("locality", "locality", text, _candidates(places, gazetteer))
        return None
    if not places:
        return None
    return _noted(places[0], text or places[0].name, notes)


def _noted(place: Place, text: str, notes: Notes) -> Place | None:
    """Count what had to be repaired so that the cell's text became this locality."""
    if text == place.name:
        return place
    prefixed = _part(text)[0] != "" or fold(text).partition(" ")[0] in _PREFIXES or "," in text
    fault = "locality_prefix" if prefixed else "locality_spelling"
    return place if notes.repaired(fault, "locality", text, place.name) else None


def _distinct(places: Iterable[Place]) -> list[Place]:
    return list({place.siruta: place for place in places}.values())


def _candidates(places: Iterable[Place], gazetteer: Gazetteer) -> list[list[object]]:
    """What the queue offers: code and name with county."""
    return [
        [place.siruta, f"{place.name}, {gazetteer.county_names[place.county]}"]
        for place in _distinct(places)[:MANY]
    ]
