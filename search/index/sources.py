"""Where documents come from: pages now, other registers of the portal when they exist."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db.models import QuerySet

from search.index.documents import Document


class Source(Protocol):
    """A small register, up to a few thousand documents: scored from the memory of each process."""

    @property
    def key(self) -> str:
        """A name of its own."""

    def documents(self) -> Iterable[Document]:
        """Return all that the public may find, read anew."""


class StoredSource(Protocol):
    """A large register, kept in the tables of ``search.index.tables``.

    Whoever registers it tells ``search.index.registers`` what changed; of a model with
    ``search_fields`` Wagtail's framework tells it.
    """

    @property
    def key(self) -> str:
        """A name of its own."""

    @property
    def model(self) -> type:
        """The model whose objects it holds."""

    def objects(self, keys: Iterable[str] | None = None) -> QuerySet[Any]:
        """Return the objects with these keys, or all, with what a document needs."""

    def document(self, item: Any) -> Document | None:
        """Return an object as the public may find it; None for what it may not."""


_sources: dict[str, Source] = {}
_stored: dict[str, StoredSource] = {}


def register(source: Source) -> None:
    """Add a small register; a second one under the same key is a mistake of ours."""
    _add(_sources, source)


def register_stored(source: StoredSource) -> None:
    """Add a large register."""
    _add(_stored, source)


def _add(known: dict[str, Any], source: Any) -> None:
    if source.key in _sources or source.key in _stored:
        raise ValueError(f"The source {source.key!r} is registered twice.")
    known[source.key] = source


def in_memory() -> list[Source]:
    """Return the registers that are scored from memory."""
    return list(_sources.values())


def stored_of(model: type) -> list[StoredSource]:
    """Return the large registers that hold objects of a model."""
    return [source for source in _stored.values() if issubclass(model, source.model)]


def stored(key: str) -> StoredSource:
    """Return the large register of this name."""
    return _stored[key]


def stored_keys() -> list[str]:
    """Return the names of the large registers."""
    return list(_stored)


def has_stored() -> bool:
    """Whether there is a large register at all: without one its tables are not asked."""
    return bool(_stored)
