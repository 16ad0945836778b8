"""Brings the tables of large registers up to date: some objects, or all that differ."""

from collections.abc import Iterable, Iterator
from itertools import islice

from search.index import sources, stored
from search.index.documents import Document

BATCH = 400
"""SQLite refuses longer conditions than a thousand, as prefetching makes them."""


def refresh(source: str, keys: Iterable[str]) -> None:
    """Index some objects anew; those that may not be shown, or are gone, are forgotten."""
    wanted = list(dict.fromkeys(keys))
    register = sources.stored(source)
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        found = [item for item in map(register.document, register.objects(part)) if item]
        stored.put(source, found)
        stored.remove(source, set(part) - {str(item.object_id) for item in found})


def compare(source: str) -> int:
    """Index what is new or different and forget what is gone; return how many documents changed.

    Batch by batch, each in a transaction of its own: nobody who writes waits for the whole.
    """
    known = stored.fingerprints(source)
    changed = 0
    for batch in _batches(source):
        new = [item for item in batch if known.pop(str(item.object_id), "") != item.fingerprint]
        stored.put(source, new)
        changed += len(new)
    gone = list(known)
    for start in range(0, len(gone), BATCH):
        stored.remove(source, gone[start : start + BATCH])
    stored.recount()
    return changed + len(gone)


def compare_all() -> None:
    """Compare every large register with what the search knows of it."""
    for source in sources.stored_keys():
        compare(source)


def _batches(source: str) -> Iterator[list[Document]]:
    """Yield the documents of a register by keys read before.

    No question stays open while answers are stored: SQLite refuses to write after a question that
    began before another process wrote.
    """
    register = sources.stored(source)
    keys = iter(list(register.objects().values_list("pk", flat=True)))
    while part := list(islice(keys, BATCH)):
        found = map(register.document, register.objects(map(str, part)))
        yield [item for item in found if item is not None]
