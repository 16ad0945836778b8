"""What a process knows of the documents, made anew when they changed."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.analysis import Token, single_words, terms
from search.index import freshness, sources
from search.index.documents import Document
from search.index.inverted import InvertedIndex
from search.index.listing import Listing, register_texts, synonym_texts
from search.index.vocabulary import Vocabulary
from search.models import SynonymGroup
from search.query.promotions import Promotion, promotions
from search.query.ranking import Ranked, Ranker
from search.query.results import Hit
from search.query.retrieval import StoredRanked
from search.query.suggestions import Suggester
from search.query.synonyms import Concept, acts, concepts


@dataclass(frozen=True)
class Memory:
    """All that a search needs, immutable."""

    state: freshness.State
    documents: Sequence[Document]
    index: InvertedIndex
    ranker: Ranker
    concepts: Sequence[Concept]
    vocabulary: Vocabulary
    promotions: dict[frozenset[str], list[Promotion]]
    suggester: Suggester
    pages: dict[int | str, Document]
    seconds: float = field(compare=False)
    """How long it took to make."""

    @cached_property
    def listing(self) -> Listing:
        """What the list of a register knows, made when one is asked first."""
        return Listing.of(self.concepts)

    def kind(self, item: Hit | Ranked | StoredRanked) -> str:
        """Return the kind of what was found."""
        return self.documents[item.number].kind if isinstance(item, Ranked) else item.kind

    def page_id(self, item: Ranked | StoredRanked) -> int | str | None:
        """Return the key of a page that was found."""
        return self.documents[item.number].object_id if isinstance(item, Ranked) else None

    def page(self, pk: int | None) -> Document | None:
        """Return a page that may be shown."""
        document = self.pages.get(pk) if pk else None
        return document if document is not None and document.may_be_shown else None


_lock = threading.Lock()
_memory: Memory | None = None


def current() -> Memory:
    """Return the memory of this process, made anew if anything changed since.

    One request makes it; those that come meanwhile are answered from the old one.
    """
    global _memory  # noqa: PLW0603 -- one memory a process is the point
    state = freshness.state()
    memory = _memory
    if memory is not None and memory.state == state:
        return memory
    if not _lock.acquire(blocking=memory is None) and memory is not None:
        return memory
    try:
        if _memory is None or _memory.state != state:
            _memory = build(state)
        return _memory
    finally:
        _lock.release()


def build(state: freshness.State) -> Memory:
    """Read all documents of the small registers and index them."""
    started = time.perf_counter()
    documents = [document for source in sources.in_memory() for document in source.documents()]
    index = InvertedIndex(documents)
    names: dict[frozenset[str], set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for name in document.names:
            names[frozenset(terms(name))].add(number)
    names.pop(frozenset(), None)
    vocabulary = Vocabulary(_texts(documents), synonym_texts(SynonymGroup.objects.order_by("pk")))
    groups = concepts(index, names)
    index.acts.update(acts(groups))
    return Memory(
        state=state,
        documents=documents,
        index=index,
        ranker=Ranker(index, names, groups),
        concepts=groups,
        vocabulary=vocabulary,
        promotions=promotions(),
        suggester=Suggester(documents, vocabulary),
        pages={
            document.object_id: document for document in documents if document.kind != "directory"
        },
        seconds=time.perf_counter() - started,
    )


def _texts(documents: Sequence[Document]) -> Iterator[tuple[str, list[Token]]]:
    """Yield what corrections are made of: the texts of documents."""
    for document in documents:
        for text_field in document.fields:
            for text in text_field.texts:
                yield text, single_words(text)
    yield from register_texts()
