"""A backend of Wagtail's search framework that keeps the portal's own index.

The framework calls it for every object with ``search_fields`` that is saved, deleted or
rebuilt by ``update_index``, beside the database backend that the console searches with.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page
from wagtail.search.backends.base import BaseIndex, BaseSearchBackend, EmptySearchResults

from core.models import Amount, Office
from search.index import freshness, registers, sources, stored

SHOWN_BY_PAGES = (Page, Amount, Office)


class PortalIndex(BaseIndex):
    """Small registers are read anew at the next search, large ones are kept in tables."""

    def add_items(self, model: type, items: Iterable[Any]) -> None:
        if issubclass(model, SHOWN_BY_PAGES):
            freshness.mark()
        for source in sources.stored_of(model):
            changed = list(items)
            found = {str(item.pk): source.document(item) for item in changed}
            stored.remove(source.key, [pk for pk, document in found.items() if document is None])
            stored.put(source.key, [document for document in found.values() if document])

    def delete_item(self, item: Any) -> None:
        if isinstance(item, SHOWN_BY_PAGES):
            freshness.mark()
        for source in sources.stored_of(type(item)):
            stored.remove(source.key, [str(item.pk)])


class PortalRebuilder:
    """What ``update_index`` does before and after it goes through all objects."""

    def __init__(self, index: PortalIndex) -> None:
        self._index = index

    def start(self) -> PortalIndex:
        stored.clear()
        return self._index

    def finish(self) -> None:
        registers.compare_all()
        freshness.mark()


class SearchBackend(BaseSearchBackend):
    """Only indexes; queries go to ``search.engine``, which knows the portal's kinds."""

    index_class = PortalIndex
    rebuilder_class = PortalRebuilder
    results_class = EmptySearchResults
