"""Which column is which field: guessed from the words of the head, or said by a person."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from directory.importing.errors import BadFileError
from directory.importing.reading import Cell, Sheet
from directory.text import fold

LOOK_INTO = 30
SURE = 88
MIN_COLUMNS = 3
# Words of the heads seen in the ministry's lists and in what the law on the register asks for.
HEADS: dict[str, tuple[str, ...]] = {
    "provider": ("furnizor", "denumire furnizor", "furnizor de servicii sociale", "denumirea furnizorului", "nume furnizor", "furnizorul serviciului social"),
    "cui": ("cui", "cif", "cod unic de inregistrare", "cod fiscal", "cui cif", "cod de inregistrare fiscala"),
    "street": ("strada", "str", "denumire strada", "artera"),
    "number": ("nr", "numar", "nr strada", "numar strada", "numarul"),
    "address": ("adresa", "adresa serviciului", "sediul", "adresa sediului", "adresa serviciului social", "adresa locatiei"),
    "locality": ("localitate", "localitatea", "oras", "denumire localitate", "oras comuna", "municipiu oras comuna"),
    "county": ("judet", "judetul", "jud", "denumire judet"),
    "siruta": ("siruta", "cod siruta", "cod siruta localitate"),
    "postal_code": ("cod postal",),
    "code": ("cod serviciu", "cod", "cod serviciu social", "codul serviciului", "cod nomenclator", "cod serviciu conform nomenclator"),
    "name": ("denumire serviciu social", "denumire serviciu", "serviciu social", "serviciul social", "denumirea serviciului", "denumirea serviciului social", "serviciu"),
    "form": ("tip", "tip serviciu", "forma", "forma de organizare", "tip serviciu social"),
    "ages": ("categorie beneficiari", "categorii beneficiari", "beneficiari", "categoria de beneficiari", "tip beneficiari"),
    "capacity": ("capacitate", "capacitatea", "nr locuri", "numar locuri", "numar beneficiari", "nr beneficiari", "capacitate locuri"),
    "email": ("e mail", "email", "mail", "adresa e mail", "adresa de e mail", "posta electronica"),
    "phone": ("telefon", "tel", "telefoane", "nr telefon", "numar de telefon", "telefon fax", "date de contact"),
    "website": ("pagina web", "pagina de internet", "site", "website", "adresa web", "site web"),
    "latitude": ("latitudine", "lat", "latitude"),
    "longitude": ("longitudine", "long", "lng", "lon", "longitude"),
    "coordinates": ("coordonate", "coordonate gps", "gps"),
    "licence_number": ("licenta", "nr licenta", "numar licenta", "serie si numar licenta", "licenta de functionare", "nr licenta de functionare", "serie licenta", "seria si numarul licentei"),
    "licence_issuer": ("emitent", "emitent licenta", "licenta emisa de", "autoritate emitenta"),
    "licence_kind": ("tip licenta", "fel licenta"),
    "licence_issued": ("data licenta", "data licentei", "data emiterii", "data emiterii licentei", "data eliberarii", "data acordarii licentei"),
    "licence_to": ("valabilitate", "valabila pana la", "valabilitate licenta", "data expirarii", "data expirarii licentei", "expira la"),
}  # fmt: skip
# Each of these alternatives must be there, or a row says nothing.
NEEDED = (("provider",), ("name",), ("county", "locality", "siruta"))
LABELS = {
    "provider": "furnizorul",
    "name": "denumirea serviciului",
    "county": "județul",
    "locality": "localitatea",
    "siruta": "codul SIRUTA",
}


@dataclass(frozen=True)
class Head:
    """The head of a table: the row it stands in (0 is the first) and the column of each field."""

    row: int
    titles: tuple[str, ...]
    columns: dict[str, int]

    @property
    def signature(self) -> str:
        """A short name under which a mapping of this head is remembered."""
        joined = "\x1f".join(fold(title) for title in self.titles)
        return hashlib.sha256(joined.encode()).hexdigest()[:32]

    @property
    def mapping(self) -> dict[str, str]:
        """Field by title of the column."""
        return {self.names[column]: field for field, column in self.columns.items()}

    @property
    def choices(self) -> dict[str, str]:
        """Field by title, also of the columns that were left out."""
        return {name: "" for name, title in zip(self.names, self.titles, strict=True) if title} | (
            self.mapping
        )

    @property
    def names(self) -> list[str]:
        """The titles, of which the second „Adresa” is „Adresa (2)”."""
        seen: Counter[str] = Counter()
        names = []
        for title in self.titles:
            seen[fold(title)] += 1
            times = seen[fold(title)]
            names.append(title if times == 1 else f"{title} ({times})")
        return names

    @property
    def unknown(self) -> list[str]:
        """Titles of columns that no field takes."""
        taken = set(self.columns.values())
        return [title for place, title in enumerate(self.titles) if title and place not in taken]


def find(rows: list[list[Cell]]) -> Head | None:
    """Return the head that is recognized best among the first rows."""
    heads = [guess(place, row) for place, row in enumerate(rows[:LOOK_INTO])]
    best = max(heads, key=lambda head: len(head.columns), default=None)
    return best if best and len(best.columns) >= MIN_COLUMNS else None


def guess(place: int, row: list[Cell]) -> Head:
    """Give each field the column whose title resembles it most; a title serves one field."""
    titles = tuple(str(cell or "").strip() for cell in row)
    scored = sorted(
        (
            (score, -column, field)
            for column, title in enumerate(titles)
            if (key := fold(title))
            for field, words in HEADS.items()
            if (score := max(fuzz.ratio(key, word) for word in words)) >= SURE
        ),
        reverse=True,
    )
    columns: dict[str, int] = {}
    for _score, column, field in scored:
        if field not in columns and -column not in columns.values():
            columns[field] = -column
    return Head(place, titles, columns)


def told(head: Head, mapping: dict[str, str]) -> Head:
    """Return the head with the columns that a person named; an empty field leaves a column out."""
    by_title = {fold(title): column for column, title in enumerate(head.names)}
    columns = dict(head.columns)
    for title, field in mapping.items():
        column = by_title.get(fold(title))
        if column is None:
            raise BadFileError(f"Tabelul nu are coloana „{title}”.")
        if field and field not in HEADS:
            raise BadFileError(f"Nu există câmpul „{field}”. Câmpurile sunt: {', '.join(HEADS)}.")
        columns = {name: place for name, place in columns.items() if place != column}
        if field:
            columns[field] = column
    return Head(head.row, head.titles, columns)


def check(head: Head, sheet: Sheet) -> None:
    """Refuse a head without what every record needs, or with merged cells."""
    for (first, _left), (last, _right) in sheet.merges:
        if (last >= head.row and first != last) or first <= head.row <= last:
            raise BadFileError(
                f"În foaia „{sheet.name}” sunt celule îmbinate în capul de tabel sau sub el "
                f"(rândul {max(first, head.row) + 1}). Anulați îmbinarea celulelor și trimiteți "
                "din nou fișierul."
            )
    missing = [
        " sau ".join(LABELS[field] for field in fields)
        for fields in NEEDED
        if not set(fields) & set(head.columns)
    ]
    if missing:
        unknown = ", ".join(f"„{title}”" for title in head.unknown) or "niciuna"
        raise BadFileError(
            f"Nu am recunoscut coloana pentru {', '.join(missing)}. Coloane nerecunoscute: "
            f'{unknown}. Spuneți ce este fiecare: --mapping "Titlul coloanei=câmp".'
        )
