"""Phones, mail addresses, localities and points as people type them into a form."""

import re

from django.core.exceptions import ValidationError

from directory.geo import in_romania
from directory.importing.notes import Notes
from directory.importing.repairs import contacts
from directory.models import County, Locality
from directory.text import fold

MOST = 5  # numbers or addresses a place
_PARTS = re.compile(r"[,;\n]+")
_UNIT = re.compile(r"^(?P<name>[^(]+)\((?P<unit>[^)]+)\)$")
_POINT = re.compile(r"^\s*(-?\d{1,2}[.,]\d+)\s*[,; ]\s*(-?\d{1,2}[.,]\d+)\s*$")


def phone(text: str) -> str:
    """Return one number in the form people dial."""
    found = phones(text)
    if len(found) != 1:
        raise ValidationError("Scrieți un singur număr de telefon, de exemplu 0722 000 111.")
    return found[0]


def phones(text: str) -> list[str]:
    """Return the numbers of a list; one that cannot be dialled is named in the error."""
    notes = Notes()
    found = contacts.phones(text.strip(), notes)
    if notes.doubts:
        raise ValidationError(
            f"„{notes.doubts[0].text}” nu este un număr de telefon întreg. "
            "Scrieți toate cifrele, cu prefixul: 021 000 0000 sau 0722 000 111."
        )
    return _few(found, "numere de telefon")


def emails(text: str) -> list[str]:
    """Return the mail addresses of a list."""
    found: list[str] = []
    for part in filter(None, (part.strip().lower() for part in _PARTS.split(text))):
        if not contacts.is_email(part):
            raise ValidationError(
                f"„{part}” nu este o adresă de e-mail întreagă. Exemplu: nume@furnizor.ro."
            )
        if part not in found:
            found.append(part)
    return _few(found, "adrese de e-mail")


def locality(county: County, text: str) -> Locality:
    """Return the locality of a county by its name; „Sat (Comună)” where a name is met twice."""
    match = _UNIT.match(text.strip())
    name, unit = (match["name"], match["unit"]) if match else (text, "")
    found = list(Locality.objects.filter(county=county, key=fold(name)).select_related("unit"))
    if unit:
        found = [place for place in found if fold(unit) in {fold(of) for of in units(place)}]
    if not found:
        raise ValidationError(
            f"Nu găsesc „{text}” în județul {county.name}. Verificați cum e scrisă localitatea."
        )
    if len(found) > 1:
        ways = ", ".join(f"„{named(place)}”" for place in found)
        raise ValidationError(f"Sunt mai multe localități cu acest nume. Scrieți una din: {ways}.")
    return found[0]


def named(place: Locality) -> str:
    """Return the name of a locality with its commune or town, as the form takes it."""
    return next((f"{place.name} ({unit})" for unit in units(place)), place.name)


def units(place: Locality) -> list[str]:
    """Return the names of the commune or town of a locality, where they differ from its own."""
    names = [
        place.also,
        place.unit.also if place.unit else "",
        place.unit.name if place.unit else "",
    ]
    return [name for name in names if name and name != place.name]


def point(text: str) -> list[float | str] | None:
    """Return a point as maps on telephones copy it: „44.4361, 26.0532”."""
    if not text.strip():
        return None
    match = _POINT.match(text)
    if match is None:
        raise ValidationError("Scrieți latitudinea și longitudinea așa: 44.4361, 26.0532.")
    latitude, longitude = (float(part.replace(",", ".")) for part in match.groups())
    if not in_romania(latitude, longitude):
        raise ValidationError(
            "Punctul nu este în România. Întâi latitudinea (44…), apoi longitudinea (26…)."
        )
    return [latitude, longitude, "exact"]


def _few(found: list[str], what: str) -> list[str]:
    if len(found) > MOST:
        raise ValidationError(f"Păstrați cel mult {MOST} {what}, cele mai folosite.")
    return found
