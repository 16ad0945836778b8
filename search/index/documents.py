"""What the search knows of a document, wherever it comes from."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

ANALYSIS = 5
"""Raised when the analysis changes: stored documents are then indexed anew."""


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
    object_id: int | str
    """The key of the object in its table; a text where that is a UUID."""
    url: str
    title: str
    summary: str
    fields: tuple[Field, ...]
    names: tuple[str, ...] = ()
    """What people call it: who types exactly that wants this document."""
    updated: date | None = None
    phone: str = ""
    portal_url: str = ""
    standing: float = 1.0
    """What its score counts; less than 1 for what is of little use at present."""
    is_listed: Callable[[], bool] | None = None
    """Asked at each search, when it depends on the clock."""

    @property
    def may_be_shown(self) -> bool:
        """Whether it stands in lists at this moment."""
        return self.is_listed is None or self.is_listed()

    @property
    def fingerprint(self) -> str:
        """Return what tells whether anything of a stored document is different."""
        said = (self.kind, self.url, self.title, self.summary, self.phone, self.updated)
        content = repr((ANALYSIS, *said, self.standing, self.names, self.fields))
        return hashlib.sha256(content.encode()).hexdigest()[:32]
