"""The filters in force, each with the address of the list without it."""

from dataclasses import dataclass
from typing import Any

from core.romanian import counted
from directory.selection import Selection


@dataclass(frozen=True)
class Chip:
    """A filter in words."""

    label: str
    address: str


def chips(selection: Selection) -> list[Chip]:
    """Return the filters that are set."""
    labels = selection.labels
    around = f"la cel mult {selection.radius} km de {labels.get('near', '')}"
    known: list[tuple[bool, str, dict[str, Any]]] = [
        (bool(selection.q), f"„{selection.q}”", {"q": ""}),
        (bool(selection.county), labels.get("county", ""), {"county": "", "locality": None}),
        (selection.locality is not None, labels.get("locality", ""), {"locality": None}),
        (bool(selection.group), labels.get("group", ""), {"group": ""}),
        (bool(selection.category), labels.get("category", ""), {"category": ""}),
        (bool(selection.code), labels.get("code", ""), {"code": ""}),
        (bool(selection.ownership), f"furnizor {selection.ownership}", {"ownership": ""}),
        (
            selection.provider is not None,
            labels.get("provider", "furnizor necunoscut"),
            {"provider": None},
        ),
        (
            bool(selection.only),
            f"alese: {counted(len(selection.only), 'serviciu', 'servicii')}",
            {"only": ()},
        ),
        (selection.point is not None, around, {"near": "", "point": None}),
        (selection.free, "cu locuri libere", {"free": False}),
        (selection.accessible, "intrare accesibilă", {"accessible": False}),
    ]
    return [
        Chip(label, "?" + selection.querystring(**without))
        for is_set, label, without in known
        if is_set
    ]
