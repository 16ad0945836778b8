"""The fields of a record in words, and words back into a field's value."""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from directory.disclosure import is_protected, public_place
from directory.fields import FIELDS, PLACE_FIELDS
from directory.models import Service, ServiceAtLocation

# What people may say is wrong, in the order of the form; "" is the record as a whole.
ASKED = (
    "name", "provider", "code", "description", "capacity", "website", "county", "locality", "street",
    "number", "postal_code", "phones", "emails", "schedule", "accessible", "licence_number",
    "licence_to",
)  # fmt: skip
GENERAL = "altceva din fișă"
UNKNOWN = "nu se știe"
NOT_SHOWN = "nu le arătăm aici"  # an address may be a person's: the page of the record decides
YES, NO = "da", "nu"
PHONE = re.compile(r"^\+?\d{3,15}$")
MAX_TEXT = 250  # the narrowest column
LONG = {"description": 4000}


def label(name: str) -> str:
    """Return a field's name for people."""
    return FIELDS[name].label if name in FIELDS else GENERAL


def asked(service: Service) -> list[str]:
    """Return the fields about which the form asks: never where a hidden place is."""
    if is_protected(service):
        return [name for name in ASKED if name not in PLACE_FIELDS | {"locality"}]
    return list(ASKED)


def shown(service: Service) -> dict[str, str]:
    """Return what anybody reads on the record now, field by field."""
    place = next((item for item in service.places.all() if item.main), None)
    found = _of_service(service) | (_of_place(service, place) if place else {})
    return {name: found.get(name) or UNKNOWN for name in asked(service)}


def _of_service(service: Service) -> dict[str, str]:
    license_ = getattr(service, "license", None)
    return {
        "name": service.name,
        "provider": service.organization.name,
        "code": str(service.term or service.code_text),
        "description": service.description,
        "capacity": service.capacity_words,
        "website": service.website,
        "licence_number": license_.number if license_ else "",
        "licence_to": f"{license_.valid_to:%d.%m.%Y}" if license_ and license_.valid_to else "",
    }


def _of_place(service: Service, place: ServiceAtLocation) -> dict[str, str]:
    public = public_place(service, place)
    return {
        "county": public.county,
        "locality": public.locality,
        "street": public.street,
        "number": public.number,
        "postal_code": public.postal_code,
        "phones": ", ".join(place.phones),
        "emails": NOT_SHOWN if place.emails else "",
        "schedule": place.schedule,
        "accessible": {True: YES, False: NO, None: ""}[place.accessible],
    }


def can_be_written(name: str) -> bool:
    """Whether accepting a suggestion can put a value into the field."""
    return name in _READERS


def parse(name: str, text: str, service: Service) -> Any:
    """Turn a moderator's words into the field's value; a wrong one gets a sentence."""
    return _READERS[name](" ".join(text.split()), service, name)


def _text(text: str, service: Service, name: str) -> str:
    limit = LONG.get(name, MAX_TEXT)
    if not text:
        raise ValidationError("Scrieți valoarea corectă.")
    if len(text) > limit:
        raise ValidationError(f"Valoarea este prea lungă: cel mult {limit} de semne.")
    return text


def _number(text: str, service: Service, name: str) -> str:
    if len(text) > 60:  # noqa: PLR2004 -- the column
        raise ValidationError("Numărul este prea lung: cel mult 60 de semne.")
    return _text(text, service, name)


def _postal_code(text: str, service: Service, name: str) -> str:
    if not re.fullmatch(r"\d{6}", text):
        raise ValidationError("Codul poștal are șase cifre.")
    return text


def _website(text: str, service: Service, name: str) -> str:
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise ValidationError("Adresa de internet nu este scrisă corect.") from error
    if len(address) > 200:  # noqa: PLR2004 -- the column
        raise ValidationError("Adresa de internet este prea lungă.")
    return address


def _capacity(text: str, service: Service, name: str) -> list[Any]:
    match = re.match(r"(\d{1,5})\b", text)
    if not match or not int(match[1]):
        raise ValidationError("Scrieți capacitatea ca număr, de exemplu 25.")
    unit = "day" if "zi" in text.lower() else "month" if "lun" in text.lower() else ""
    return [int(match[1]), unit or service.capacity_unit or "places"]


def _phones(text: str, service: Service, name: str) -> list[str]:
    found = [re.sub(r"[\s.()/-]", "", part) for part in re.split(r"[,;]", text) if part.strip()]
    if not found or not all(PHONE.match(phone) for phone in found):
        raise ValidationError("Scrieți telefoanele cu cifre, despărțite prin virgulă.")
    return found


def _emails(text: str, service: Service, name: str) -> list[str]:
    found = [part for part in re.split(r"[,;\s]+", text) if part]
    try:
        for address in found:
            validate_email(address)
    except ValidationError as error:
        raise ValidationError("O adresă de e-mail nu este scrisă corect.") from error
    if not found:
        raise ValidationError("Scrieți adresa de e-mail.")
    return found


def _yes_or_no(text: str, service: Service, name: str) -> bool:
    if text.lower() not in {YES, NO}:
        raise ValidationError("Scrieți „da” sau „nu”.")
    return text.lower() == YES


_READERS: dict[str, Callable[[str, Service, str], Any]] = {
    "name": _text,
    "description": _text,
    "capacity": _capacity,
    "website": _website,
    "street": _text,
    "number": _number,
    "postal_code": _postal_code,
    "phones": _phones,
    "emails": _emails,
    "schedule": _text,
    "accessible": _yes_or_no,
}
