"""Offices with everything that a card shows, in one query instead of four."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from core.models import Office, OfficeException, OfficeHours, OfficePhone

PARTS: dict[str, type[Model]] = {
    "phones": OfficePhone,
    "hours": OfficeHours,
    "exceptions": OfficeException,
}
COLUMNS = {
    part: [field.name for field in model._meta.concrete_fields] for part, model in PARTS.items()
}


def offices_by_id(ids: Iterable[int]) -> dict[int, Office]:
    """Return the offices with telephones, hours and exceptions in memory, for reading only."""
    wanted = set(ids)
    if not wanted:
        return {}
    own = [field.name for field in Office._meta.concrete_fields]
    joined = [f"{part}__{name}" for part, names in COLUMNS.items() for name in names]
    found: dict[int, dict[str, Any]] = {}
    for row in Office.objects.filter(pk__in=wanted).values("pk", *own, *joined):
        office = found.setdefault(
            row["pk"], {"pk": row["pk"], **{name: row[name] for name in own}, **_no_parts()}
        )
        for part, names in COLUMNS.items():
            key = row[f"{part}__id"]
            if key is not None:
                office[part][key] = {"pk": key, **{name: row[f"{part}__{name}"] for name in names}}
    return {pk: _build(office) for pk, office in found.items()}


def _no_parts() -> dict[str, dict[int, Any]]:
    return {part: {} for part in PARTS}


def _build(data: dict[str, Any]) -> Office:
    for part in PARTS:
        data[part] = sorted(data[part].values(), key=lambda child: child["sort_order"] or 0)
    office: Office = Office.from_serializable_data(data, check_fks=False)
    return office
