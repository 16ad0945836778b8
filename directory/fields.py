"""The fields of a record: the names under which truths, history and queues speak of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A field, the object and the columns that hold its published value.

    ``trusted`` fields a provider changes at once; the others wait for a moderator. ``place``
    fields tell where a service is: ``directory.disclosure`` keeps them back where it must. The
    provider is in no column of its own: a correction names it by its id.
    """

    name: str
    label: str
    owner: str
    columns: tuple[str, ...]
    empty: tuple[object, ...] = ("",)
    editable: bool = True
    trusted: bool = False
    place: bool = False


_ALL = (
    Field("provider", "furnizorul", "organization", (), (), editable=False),
    Field("name", "denumirea", "service", ("name",)),
    Field("code", "tipul de serviciu", "service", ("term_id",), (None,), editable=False),
    Field("code_text", "codul, așa cum e scris", "service", ("code_text",), editable=False),
    Field("form", "forma din registru", "service", ("form",), editable=False),
    Field("ages", "categoriile de beneficiari", "service", ("ages",), ([],), editable=False),
    Field("description", "descrierea", "service", ("description",), trusted=True),
    Field("capacity", "capacitatea", "service", ("capacity", "capacity_unit"), (None, "")),
    Field("website", "pagina de internet", "service", ("website",), trusted=True),
    Field("county", "județul", "location", ("county_id",), (None,)),
    Field("locality", "localitatea", "location", ("locality_id",), (None,)),
    Field("locality_text", "localitatea, așa cum e scrisă", "location", ("locality_text",), editable=False, place=True),
    Field("street", "strada", "location", ("street",), place=True),
    Field("number", "numărul", "location", ("number",), place=True),
    Field("postal_code", "codul poștal", "location", ("postal_code",), place=True),
    Field("point", "punctul pe hartă", "location", ("latitude", "longitude", "precision"), (None, None, ""), place=True),
    Field("sensitive", "adresa protejată", "location", ("sensitive",), (False,)),
    Field("phones", "telefoanele", "place", ("phones",), ([],), trusted=True),
    Field("emails", "adresele de e-mail", "place", ("emails",), ([],), trusted=True),
    Field("schedule", "programul", "place", ("schedule",), trusted=True),
    Field("accessible", "intrarea accesibilă", "place", ("accessible",), (None,), trusted=True),
    Field("licence_number", "numărul licenței", "license", ("number",), editable=False),
    Field("licence_issuer", "emitentul licenței", "license", ("issuer",), editable=False),
    Field("licence_kind", "felul licenței", "license", ("kind",), editable=False),
    Field("licence_issued", "data licenței", "license", ("issued_on",), (None,), editable=False),
    Field("licence_to", "valabilitatea licenței", "license", ("valid_to",), (None,), editable=False),
)  # fmt: skip
FIELDS = {field.name: field for field in _ALL}
PLACE_FIELDS = frozenset(field.name for field in _ALL if field.place)
