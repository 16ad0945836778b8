"""What a page has fetched for all its blocks, so that they need no queries of their own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Objects = Mapping[int, Any]
_shelves: ContextVar[Mapping[type, Objects] | None] = ContextVar("at_hand", default=None)


@contextmanager
def at_hand(model: type, objects: Objects) -> Iterator[None]:
    """Let the chooser blocks that are read inside take objects of a model from here."""
    token = _shelves.set({**(_shelves.get() or {}), model: objects})
    try:
        yield
    finally:
        _shelves.reset(token)


def take(model: type, ids: list[int | None]) -> list[Any] | None:
    """Return the objects of these ids if all are at hand, else None."""
    objects = (_shelves.get() or {}).get(model, {})
    if any(pk is not None and pk not in objects for pk in ids):
        return None
    return [None if pk is None else objects[pk] for pk in ids]
