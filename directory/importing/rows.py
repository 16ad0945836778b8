"""One row of the register: cells in, repaired values out."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from directory.geo import kilometres
from directory.importing.gazetteer import Gazetteer, Place
from directory.importing.headers import Head
from directory.importing.nomenclature import Nomenclature
from directory.importing.notes import Notes
from directory.importing.reading import Cell
from directory.importing.repairs import codes, contacts, coordinates, houses, places
from directory.importing.repairs.amounts import capacity, day
from directory.importing.repairs.coordinates import Belief
from directory.importing.repairs.texts import clean, text_of
from directory.models import LicenseKind
from directory.protection import is_protected_code, speaks_of_victims
from directory.text import fold

Values = dict[str, Any]
LICENCE_MOST = 40
NO_PROVIDER = "lipsește furnizorul"
NO_NAME = "lipsește denumirea serviciului"
NO_PLACE = "lipsesc județul și localitatea"
TOTAL = "rând de total, nu un serviciu"
DOUBLE = "rând dublu"
FORMULA = "o celulă începe cu „=”: este o formulă, nu o valoare"
MIDDLE_KM = 0.3
LIMITS = {
    "provider": 300,
    "name": 400,
    "street": 250,
    "number": 60,
    "licence_issuer": 120,
    "form": 20,
    "code_text": 60,
    "locality_text": 160,
}


@dataclass
class Row:
    """A row with everything that the import has to say about it."""

    number: int
    raw: dict[str, str]
    values: Values
    notes: Notes
    refused: str = ""
    fingerprint: str = ""  # of a row that is settled and was not refused before

    def digest(self) -> str:
        """Return a short name of the values: the same register again has the same."""
        text = json.dumps(self.values, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Cleaner:
    """What is needed to understand a row."""

    head: Head
    gazetteer: Gazetteer
    nomenclature: Nomenclature
    skipped: Collection[str] = ()

    def row(self, number: int, cells: list[Cell]) -> Row | None:
        """Return the row, or nothing for an empty one and for a head that is repeated below."""
        by_field = {
            name: cells[column] if column < len(cells) else None
            for name, column in self.head.columns.items()
        }
        raw = {name: text_of(cell) for name, cell in by_field.items() if cell not in (None, "")}
        if not raw or self._is_head(raw):
            return None
        notes = Notes(self.skipped)
        refused = _formula(raw)
        values = {} if refused else self._values(by_field, notes)
        return Row(number, raw, values, notes, refused or _refusal(values))

    def _is_head(self, raw: Mapping[str, str]) -> bool:
        """Whether every cell repeats the title of its column."""
        return all(
            fold(text) == fold(self.head.titles[self.head.columns[name]])
            for name, text in raw.items()
        )

    def _values(self, cells: Mapping[str, Cell], notes: Notes) -> Values:
        texts = {
            name: clean(cells.get(name), name, notes)[: LIMITS.get(name)]
            for name in ("provider", "name", "form", "licence_number", "licence_issuer", "cui")
        }
        if len(texts["licence_number"]) > LICENCE_MOST:  # a part of a number is another number
            notes.doubted("licence", "licence_number", texts["licence_number"], [])
            texts["licence_number"] = ""
        values: Values = {**texts, "cui": _digits(texts["cui"], 10)}
        values |= self._nomenclature(cells, notes) | self._contacts(cells, notes)
        values["capacity"] = capacity(cells.get("capacity"), notes)
        values |= self._place(cells, notes)
        values["licence_kind"] = _licence_kind(
            clean(cells.get("licence_kind"), "licence_kind", notes)
        )
        for name in ("licence_issued", "licence_to"):
            values[name] = day(cells.get(name), name, notes)
        values["sensitive"] = self._is_sensitive(cells, values, notes)
        return values

    def _is_sensitive(self, cells: Mapping[str, Cell], values: Values, notes: Notes) -> bool:
        """Protect by the code as it was typed, by the name, and where the file tells no codes."""
        if is_protected_code(values["code"] or ""):
            return False  # by its kind, whatever is written here
        if is_protected_code(text_of(cells.get("code"))):
            return True
        if "code" not in self.head.columns or speaks_of_victims(values["name"]):
            notes.doubted("sensitive", "sensitive", values["name"], [])
            return True
        return False

    def _nomenclature(self, cells: Mapping[str, Cell], notes: Notes) -> Values:
        text = clean(cells.get("code"), "code", notes)
        code = codes.service_code(text, self.nomenclature, notes)
        found = codes.ages(clean(cells.get("ages"), "ages", notes), notes)
        return {"code": code or None, "code_text": "" if code else text[:60], "ages": found}

    def _contacts(self, cells: Mapping[str, Cell], notes: Notes) -> Values:
        emails, website = contacts.emails(clean(cells.get("email"), "emails", notes), notes)
        own = clean(cells.get("website"), "website", notes)
        if own and not own.lower().startswith("http"):
            own = f"http://{own}"
        return {
            "phones": contacts.phones(clean(cells.get("phone"), "phones", notes), notes),
            "emails": emails,
            "website": (own or website)[:200],
        }

    def _place(self, cells: Mapping[str, Cell], notes: Notes) -> Values:
        street = clean(cells.get("street") or cells.get("address"), "street", notes)
        number = houses.house_number(cells.get("number"), notes)
        street, number = houses.street_and_number(street, number, notes)
        latitude, longitude = cells.get("latitude"), cells.get("longitude")
        if latitude is None and longitude is None:
            latitude, longitude = coordinates.split(cells.get("coordinates"))
        point = coordinates.point(latitude, longitude, notes)
        county = places.county(clean(cells.get("county"), "county", notes), self.gazetteer, notes)
        text = clean(cells.get("locality"), "locality", notes)
        place = self._by_code(cells.get("siruta"), text, county, notes) or places.locality(
            text, county, self.gazetteer, notes, address=street, point=point
        )
        if place and not county:
            county = place.county
        return {
            "county": county,
            "locality": place.siruta if place else None,
            "locality_text": "" if place else text[:160],
            "street": street[:250],
            "number": number[:60],
            "postal_code": _digits(clean(cells.get("postal_code"), "postal_code", notes), 6),
            "point": self._point(point, place, county, notes),
        }

    def _by_code(self, cell: Cell, text: str, county: str | None, notes: Notes) -> Place | None:
        """A SIRUTA code is believed where the county and the name beside it agree."""
        digits = _digits(text_of(cell), 6)
        place = self.gazetteer.places.get(int(digits)) if digits else None
        if place and county and place.county != county:
            there = f"{place.name}, {self.gazetteer.county_names[place.county]}"
            notes.doubted("locality", "locality", f"SIRUTA {digits}", [[place.siruta, there]])
            return None
        return place if place and (not text or place.key in fold(text)) else None

    def _point(
        self, found: coordinates.Point | None, place: Place | None, county: str | None, notes: Notes
    ) -> list[Any] | None:
        """Keep the register's point where it can be right; its precision is decided later."""
        if found:
            belief = coordinates.belief(found, place, county, self.gazetteer)
            if belief is Belief.RIGHT:
                return [*found, "locality" if _is_middle(found, place) else ""]
            after = place.point if place else ""
            if belief is Belief.DOUBTFUL:
                notes.doubted("coordinates", "point", f"{found[0]}, {found[1]}", [])
            elif not notes.repaired("other_county", "point", f"{found[0]}, {found[1]}", after):
                return [*found, ""]
        return [*place.point, "locality"] if place and place.point else None


def _is_middle(found: coordinates.Point, place: Place | None) -> bool:
    """Whether a point is the middle of its locality, however exact it looks."""
    return bool(place and place.point and kilometres(found, place.point) < MIDDLE_KM)


def _formula(raw: Mapping[str, str]) -> str:
    return FORMULA if any(text.startswith("=") for text in raw.values()) else ""


def _refusal(values: Values) -> str:
    if not values:
        return ""
    placed = values["county"] or values["locality"] or values["locality_text"]
    coded = values["code"] or values["code_text"]
    if fold(values["provider"]).startswith("total") and not placed and not coded:
        return TOTAL
    if not values["provider"]:
        return NO_PROVIDER
    if not values["name"]:
        return NO_NAME
    if not placed:
        return NO_PLACE
    return ""


def _digits(text: str, most: int) -> str:
    digits = "".join(letter for letter in text if letter.isdigit())
    return digits if len(digits) <= most else ""


def _licence_kind(text: str) -> str:
    key = fold(text)
    if "provizor" in key:
        return LicenseKind.PROVISIONAL.value
    return LicenseKind.FULL.value if "definitiv" in key or "5 ani" in key else ""
