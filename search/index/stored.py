"""Keeps the tables of large registers; ``search.index.backend`` calls it for what was saved."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from search.index import freshness
from search.index.documents import Document
from search.index.inverted import saturated
from search.index.tables import IndexedTerm, Posting, StoredDocument
from search.index.weighing import plainest, plainness, read, weighed

THOUSANDTHS = 1000
BATCH = 5000


def put(source: str, documents: Sequence[Document]) -> None:
    """Add documents of a register, or replace those that are known; nothing locks nothing."""
    if documents:
        with transaction.atomic():
            _put(source, documents)


def _put(source: str, documents: Sequence[Document]) -> None:
    remove(source, [str(document.object_id) for document in documents])
    rows = StoredDocument.objects.bulk_create([_row(source, item) for item in documents], BATCH)
    weights = [weighed(document) for document in documents]
    words = ((term, word) for found in weights for term, (_, word) in found.items())
    ids = _term_ids(plainest(words))
    _add_postings(
        [
            (ids[term], row.pk, round(THOUSANDTHS * saturated(weight)))
            for row, found in zip(rows, weights, strict=True)
            for term, (weight, _) in found.items()
        ]
    )


def _add_postings(rows: list[tuple[int, int, int]]) -> None:
    """Add postings without an object for each: they are the most rows of the portal by far."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_posting (term_id, document_id, weight) VALUES (%s, %s, %s)",
            sorted(rows),
        )


def remove(source: str, object_ids: Iterable[str]) -> None:
    """Forget documents."""
    gone = StoredDocument.objects.filter(source=source, object_id__in=list(object_ids))
    keys = list(gone.values_list("pk", flat=True))
    if keys:
        _delete(Posting.objects.filter(document__in=keys))
        _delete(StoredDocument.objects.filter(pk__in=keys))


def fingerprints(source: str) -> dict[str, str]:
    """Return by key what tells whether a document of a register is still the same."""
    rows = StoredDocument.objects.filter(source=source)
    return dict(rows.values_list("object_id", "fingerprint"))


def clear() -> None:
    """Forget everything, before a rebuild."""
    for model in (Posting, StoredDocument, IndexedTerm):
        _delete(model.objects.all())


def _delete(rows: QuerySet) -> None:
    """Delete rows that nothing else points to without reading them first.

    Receivers of ``post_delete`` without a sender, such as Wagtail's, would have Django load
    every row to tell of it; nobody wants to hear of these.
    """
    rows._raw_delete(rows.db)  # noqa: SLF001 -- Django has no public way


def count_terms() -> None:
    """Count anew how many documents hold each term; single changes do not matter to it."""
    counts = (
        Posting.objects.filter(term=OuterRef("pk"))
        .values("term")
        .annotate(n=Count("pk"))
        .values("n")
    )
    IndexedTerm.objects.update(documents=Coalesce(Subquery(counts), 0))


def recount() -> None:
    """Count terms anew if documents came or went since, and have every process read them."""
    counted = IndexedTerm.objects.aggregate(sum=Sum("documents"))["sum"] or 0
    if counted != Posting.objects.count():
        count_terms()
        freshness.mark()


def _row(source: str, document: Document) -> StoredDocument:
    return StoredDocument(
        source=source,
        object_id=str(document.object_id),
        kind=document.kind,
        title=document.title[:300],
        url=document.url,
        summary=document.summary,
        phone=document.phone,
        updated=document.updated,
        name_terms="\n".join(
            " ".join(read(name).terms) for name in document.names or (document.title,)
        ),
        standing=document.standing,
        fingerprint=document.fingerprint,
    )


def _term_ids(words: dict[str, str]) -> dict[str, int]:
    """Return the keys of terms; new ones are added, by several processes at once if need be."""
    known = _known(words)
    better = [
        IndexedTerm(term=term, word=word, documents=1)
        for term, word in sorted(words.items())
        if term not in known or plainness(word) < plainness(known[term].word)
    ]
    if better:
        IndexedTerm.objects.bulk_create(
            better, BATCH, update_conflicts=True, unique_fields=["term"], update_fields=["word"]
        )
        known |= _known([term.term for term in better])
    return {term: row.pk for term, row in known.items()}


def _known(found: Iterable[str]) -> dict[str, IndexedTerm]:
    wanted = list(found)
    known: dict[str, IndexedTerm] = {}
    for start in range(0, len(wanted), BATCH):
        rows = IndexedTerm.objects.filter(term__in=wanted[start : start + BATCH])
        known |= {row.term: row for row in rows}
    return known
