"""The groups in which visitors see what was found."""

from typing import NamedTuple


class Group(NamedTuple):
    """A choice above the results: its name in the address, its kind of hits, what they are called."""

    name: str
    kind: str
    label: str
    one: str


GROUPS = (
    Group("servicii", "service", "Servicii", "Serviciu"),
    Group("anunturi", "notice", "Anunțuri", "Anunț"),
    Group("noutati", "news", "Noutăți", "Noutate"),
    Group("informatii", "page", "Informații", "Informații"),
    Group("harta", "directory", "Harta serviciilor", "Harta serviciilor"),
)


class Choice(NamedTuple):
    """A group as it stands above the results."""

    name: str
    label: str
    size: int
    chosen: bool


def named(name: str | None) -> Group | None:
    """Return the group of this name, if there is one."""
    return next((group for group in GROUPS if group.name == name), None)


def choices(found: dict[str, int], chosen: Group | None) -> list[Choice]:
    """Return „Toate” and the groups that hold something, if there is a choice to make at all."""
    filled = [group for group in GROUPS if found.get(group.kind) or group is chosen]
    if len(filled) < 2:  # noqa: PLR2004 -- one group is no choice
        return []
    everything = Choice("", "Toate", sum(found.values()), chosen is None)
    counted = [Choice(g.name, g.label, found.get(g.kind, 0), g is chosen) for g in filled]
    return [everything, *counted]
