"""The query string of a selection, read and written; what cannot be understood is said."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from directory.geo import in_romania
from directory.models import BeneficiaryGroup, County, Locality, Ownership
from directory.selection.near import find_place
from directory.selection.nomenclature import Kind, kinds

WORDS_LENGTH = 200
MOST_CHOSEN = 50
RADII = (5, 10, 25, 50, 100)
RADIUS = 25
ORDERS = {
    "relevanta": "cele mai potrivite",
    "distanta": "cele mai apropiate",
    "nume": "după nume",
    "confirmare": "confirmate de curând",
    "locuri": "cu locuri libere",
}
VIEWS = {"harta": "pe hartă"}
OWNERSHIPS = {"public": Ownership.PUBLIC, "privat": Ownership.PRIVATE}


@dataclass(frozen=True)
class Selection:
    """What somebody looks for. ``problems`` are sentences about values that were left out."""

    q: str = ""
    county: str = ""
    locality: int | None = None
    group: str = ""
    category: str = ""
    code: str = ""
    ownership: str = ""
    provider: UUID | None = None
    only: tuple[UUID, ...] = ()
    near: str = ""
    point: tuple[float, float] | None = None
    radius: int = RADIUS
    free: bool = False
    accessible: bool = False
    order: str = ""
    view: str = ""
    labels: dict[str, str] = field(default_factory=dict, compare=False)
    problems: tuple[str, ...] = field(default=(), compare=False)
    kinds: dict[int, Kind] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> Self:
        """Read a query string; a bad value is left out with a sentence about it."""
        return cls(**Reader(query).read())

    def querystring(self, **changes: Any) -> str:
        """Return the address of this selection, changed; empty values are left out."""
        changed = replace(self, **changes)
        latitude, longitude = changed.point or ("", "")
        values = {
            "q": changed.q,
            "judet": changed.county,
            "localitate": changed.locality,
            "grup": changed.group,
            "categorie": changed.category,
            "tip": changed.code,
            "fel": changed.ownership,
            "furnizor": changed.provider,
            "doar": ",".join(map(str, changed.only)),
            "langa": changed.near,
            "lat": "" if changed.near else latitude,
            "lon": "" if changed.near else longitude,
            "raza": changed.radius if changed.point and changed.radius != RADIUS else "",
            "locuri": "1" if changed.free else "",
            "acces": "1" if changed.accessible else "",
            "ordine": changed.order,
            "vedere": changed.view,
        }
        return urlencode({name: value for name, value in values.items() if value not in ("", None)})

    @property
    def sorting(self) -> str:
        """The order in force: what was asked for, else what fits the question."""
        possible = {"relevanta": bool(self.q), "distanta": self.point is not None}
        if self.order and possible.get(self.order, True):
            return self.order
        if self.point is not None:
            return "distanta"
        return "relevanta" if self.q else "nume"


class Reader:
    """Reads each value of a query string; keeps names for people and sentences about mistakes."""

    def __init__(self, query: Mapping[str, Any]) -> None:
        self.query = query
        self.kinds = kinds()
        self.labels: dict[str, str] = {}
        self.problems: list[str] = []

    def read(self) -> dict[str, Any]:
        """Return the fields of a selection."""
        county = self._county()
        near, point = self._near(county)
        found = {
            "q": self._text("q")[:WORDS_LENGTH],
            "county": county,
            "locality": self._locality(county),
            "group": self._group(),
            "category": self._category(),
            "code": self._code(),
            "ownership": self._one_of("fel", OWNERSHIPS, "Alegeți public sau privat."),
            "provider": self._provider(),
            "only": self._only(),
            "near": near,
            "point": point,
            "radius": self._radius(),
            "free": self._text("locuri") == "1",
            "accessible": self._text("acces") == "1",
            "order": self._one_of("ordine", ORDERS, "Alegeți din nou cum e așezată lista."),
            "view": self._one_of("vedere", VIEWS, "Alegeți lista sau harta."),
        }
        return found | {
            "labels": self.labels,
            "problems": tuple(self.problems),
            "kinds": self.kinds,
        }

    def _text(self, name: str) -> str:
        return " ".join(str(self.query.get(name) or "").replace("\x00", " ").split())

    def _unknown(self, sentence: str) -> None:
        self.problems.append(sentence)

    def _one_of(self, name: str, known: Mapping[str, Any], sentence: str) -> str:
        value = self._text(name)
        if value and value not in known:
            self._unknown(f"Nu am ținut seama de o valoare necunoscută. {sentence}")
            return ""
        return value

    def _county(self) -> str:
        code = self._text("judet").upper()
        if not code:
            return ""
        name = County.objects.filter(code=code[:2]).values_list("name", flat=True).first()
        if name is None or len(code) > 2:  # noqa: PLR2004 -- letters of a county
            self._unknown("Nu cunoaștem județul cerut. Alegeți-l din listă.")
            return ""
        self.labels["county"] = name
        return code

    def _locality(self, county: str) -> int | None:
        text = self._text("localitate")
        if not text:
            return None
        found = None
        if text.isascii() and text.isdecimal() and len(text) <= 6:  # noqa: PLR2004 -- SIRUTA
            found = Locality.objects.filter(siruta=int(text)).first()
        if found is None:
            self._unknown("Nu cunoaștem localitatea cerută. Alegeți-o din listă.")
            return None
        if county and found.county_id != county:
            self._unknown("Localitatea cerută nu e în județul ales. Alegeți-o din nou.")
            return None
        self.labels["locality"] = found.name
        return found.siruta

    def _group(self) -> str:
        code = self._text("grup")
        if not code:
            return ""
        name = BeneficiaryGroup.objects.filter(code=code).values_list("name", flat=True).first()
        if name is None:
            self._unknown("Nu cunoaștem grupul de beneficiari cerut. Alegeți-l din listă.")
            return ""
        self.labels["group"] = name
        return code

    def _category(self) -> str:
        slug = self._text("categorie")
        names = {kind.category_slug: kind.category for kind in self.kinds.values()}
        if slug and slug not in names:
            self._unknown("Nu cunoaștem categoria cerută. Alegeți-o din listă.")
            return ""
        self.labels["category"] = names.get(slug, "")
        return slug

    def _code(self) -> str:
        code = self._text("tip")
        names = {kind.code: kind.name for kind in self.kinds.values()}
        if code and code not in names:
            self._unknown("Nu cunoaștem tipul de serviciu cerut. Alegeți-l din listă.")
            return ""
        self.labels["code"] = names.get(code, "")
        return code

    def _provider(self) -> UUID | None:
        text = self._text("furnizor")
        if not text:
            return None
        try:
            return UUID(text)
        except ValueError:
            self._unknown("Furnizorul cerut nu există. Căutați-l în lista furnizorilor.")
            return None

    def _only(self) -> tuple[UUID, ...]:
        """Read the services that somebody chose one by one."""
        text = self._text("doar")
        if not text:
            return ()
        try:
            chosen = tuple(dict.fromkeys(UUID(part) for part in text.split(",")))
        except ValueError:
            self._unknown(
                "Lista de servicii din adresă nu se înțelege. Alegeți din nou serviciile."
            )
            return ()
        if len(chosen) > MOST_CHOSEN:
            self._unknown(
                f"Lista din adresă e prea lungă; arătăm primele {MOST_CHOSEN} de servicii."
            )
        return chosen[:MOST_CHOSEN]

    def _radius(self) -> int:
        text = self._text("raza")
        if not text:
            return RADIUS
        if text not in map(str, RADII):
            self._unknown(f"Distanța cerută nu se poate alege; am căutat pe {RADIUS} km.")
            return RADIUS
        return int(text)

    def _near(self, county: str) -> tuple[str, tuple[float, float] | None]:
        words = self._text("langa")[:WORDS_LENGTH]
        if words:
            place = find_place(words, county)
            if place is None:
                self._unknown(
                    f"Nu am găsit localitatea „{words}”. Scrieți numele ei, de exemplu „Florești, Cluj”."
                )
                return "", None
            self.labels["near"] = place.label
            return words, place.point
        return "", self._point()

    def _point(self) -> tuple[float, float] | None:
        latitude, longitude = self._text("lat"), self._text("lon")
        if not latitude and not longitude:
            return None
        try:
            point = round(float(latitude), 4), round(float(longitude), 4)
        except ValueError:
            point = (math.nan, math.nan)
        if not in_romania(*point):
            self._unknown("Punctul cerut nu e în România. Scrieți numele unei localități.")
            return None
        self.labels["near"] = "punctul ales"
        return point
