"""The numbers of the browser's search are those of the server, by their names."""

import re

import pytest

from core.analysis import fold, stems, tokens
from search import services
from search.index import inverted, stored, vocabulary, weighing
from search.query import keys, parsing, ranking, retrieval, slips, synonyms
from tests.search.offline.twin import MODULES

NUMBER = re.compile(r"^(?:export )?const ([A-Z_]+) = ([\d.e_]+);", re.MULTILINE)
SERVER = {
    "collection.js": (inverted, stored, weighing),
    "finder.js": (keys,),
    "parsing.js": (parsing, services),
    "ranking.js": (ranking, retrieval),
    "slips.js": (slips,),
    "stems.js": (stems,),
    "synonyms.js": (synonyms,),
    "tokens.js": (tokens,),
    "vocabulary.js": (vocabulary,),
}


OTHERWISE = {
    "KIND": ranking.KINDS["directory"],
    "MOST_REMEMBERED": fold.cache_parameters()["maxsize"],
}
"""Numbers that have another name, or none, on the server."""


@pytest.mark.parametrize("name", SERVER)
def test_numbers_are_the_same(name):
    known = {
        number.removeprefix("_"): value
        for module in SERVER[name]
        for number, value in vars(module).items()
    } | OTHERWISE
    found = NUMBER.findall((MODULES / name).read_text(encoding="utf-8"))
    assert found
    assert {number: float(value.replace("_", "")) for number, value in found} == {
        number: known[number] for number, _ in found
    }


def test_no_module_with_numbers_is_left_out():
    texts = {path.name: path.read_text(encoding="utf-8") for path in MODULES.glob("*.js")}
    assert {name for name, text in texts.items() if NUMBER.search(text)} == set(SERVER)
