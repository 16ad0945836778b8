"""What a register with fewer columns does not speak of stays as it was."""

from collections.abc import Collection, Mapping
from typing import Any

from directory.protection import is_protected_record

Values = dict[str, Any]
# Any of these columns tells the field.
COLUMNS: dict[str, tuple[str, ...]] = {
    "provider": ("provider",),
    "cui": ("cui",),
    "name": ("name",),
    "form": ("form",),
    "ages": ("ages",),
    "code": ("code",),
    "code_text": ("code",),
    "capacity": ("capacity",),
    "phones": ("phone",),
    "emails": ("email",),
    "website": ("website", "email"),
    "county": ("county", "locality", "siruta"),
    "locality": ("locality", "siruta"),
    "locality_text": ("locality",),
    "point": ("latitude", "longitude", "coordinates"),
    "street": ("street", "address"),
    "number": ("number", "street", "address"),
    "postal_code": ("postal_code",),
    "licence_number": ("licence_number",),
    "licence_issuer": ("licence_issuer",),
    "licence_kind": ("licence_kind",),
    "licence_issued": ("licence_issued",),
    "licence_to": ("licence_to",),
}
LOCALITY = ("county", "locality", "locality_text")
ADDRESS = ("street", "number", "postal_code", "point")


def missing(columns: Collection[str]) -> list[str]:
    """Return the fields of which a file with these columns says nothing."""
    return [name for name, heads in COLUMNS.items() if not set(heads) & set(columns)]


def carried(old: Mapping[str, Any], new: Values, columns: Collection[str]) -> Values:
    """Return the new values with the old ones where the file has no column for them.

    County, locality and point go together: none is kept beside another that has changed.
    """
    untold = set(missing(columns))
    if not untold:
        return new
    made = dict(new)
    for name in untold - {*LOCALITY, *ADDRESS}:
        made[name] = old.get(name)
    if _same_place(old, new, untold, columns):
        made |= {name: old.get(name) for name in LOCALITY}
        made |= {name: old.get(name) for name in untold & set(ADDRESS)}
        if "street" in untold and _point(old) == _point(new):
            made["point"] = old.get("point")  # its precision came from the address
    if "code" in untold:
        made["sensitive"] = bool(old.get("sensitive")) or (
            bool(new.get("sensitive")) and not old.get("code") and not is_protected_record(old)
        )
    return made


def _same_place(
    old: Mapping[str, Any], new: Values, untold: set[str], columns: Collection[str]
) -> bool:
    """Whether the place is the old one as far as the file tells."""
    if "locality" in untold:
        return new["county"] is None or new["county"] == old.get("county")
    if new["locality"] is None and new["locality_text"] != old.get("locality_text"):
        return False
    if "county" not in columns and new["county"] is None:
        return True
    return all(new[name] == old.get(name) for name in ("county", "locality"))


def _point(values: Mapping[str, Any]) -> list[float]:
    return list((values.get("point") or [])[:2])
