"""The register as a browser has it, and the answers that its search gives without the server."""

from collections.abc import Sequence
from typing import Any

from core.word_search import Found
from search.index import memory as memories
from search.index.registers import BATCH
from search.register.source import ServiceSource
from tests.displays.node import ROOT, run

MODULES = ROOT / "static" / "js" / "offline" / "search"
FIND = """
  const { Finder } = await load("finder.js");
  const finder = new Finder(given.register);
  return given.queries.map((words) => finder.find(words));
"""


def register() -> dict[str, Any]:
    """Return what a finder is made of."""
    source = ServiceSource()
    found = filter(None, map(source.document, source.objects().iterator(chunk_size=BATCH)))
    documents = [
        {
            "fields": [{"weight": field.weight, "texts": field.texts} for field in document.fields],
            "names": document.names,
            "standing": document.standing,
            "title": document.title,
            "key": document.object_id,
        }
        for document in found
    ]
    groups = memories.current().listing.groups
    return {
        "documents": documents,
        "synonyms": [{"terms": group.terms, "one_way": group.one_way} for group in groups],
    }


def find(queries: Sequence[str]) -> list[Found]:
    """Answer queries as a browser does."""
    known = register()
    answers = run(FIND, {"register": known, "queries": queries}, MODULES)
    keys = [document["key"] for document in known["documents"]]
    return [
        Found([keys[number] for number in answer["found"]], answer["corrected"])
        for answer in answers
    ]
