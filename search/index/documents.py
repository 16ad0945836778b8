"""What the search knows of a document, wherever it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Field:
    """Texts of one field, and how much a word in them counts."""

    name: str
    weight: float
    texts: tuple[str, ...]
    is_shown: bool = True
    """Whether results quote it."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found."""

    kind: str
    object_id: int
    url: str
    title: str
    summary: str
    fields: tuple[Field, ...]
    names: tuple[str, ...] = ()
    """What people call it: who types exactly that wants this document."""
    updated: date | None = None
    phone: str = ""
    portal_url: str = ""
    is_listed: Callable[[], bool] | None = None
    """Asked at each search, when it depends on the clock."""

    @property
    def may_be_shown(self) -> bool:
        """Whether it stands in lists at this moment."""
        return self.is_listed is None or self.is_listed()
