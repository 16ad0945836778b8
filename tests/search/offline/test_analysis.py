"""The browser reads texts as the server does: letters, words, stems, slips."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.analysis import analyse, clean, fold, single_words
from core.analysis.stems import stem
from directory.reference import rows
from search.index.vocabulary import Vocabulary
from search.query import slips
from search.register.popular import POPULAR
from search.services import clean_query
from tests.displays.node import Answering, run
from tests.search.offline.twin import MODULES

CORRECT = """
  const { Vocabulary } = await load("vocabulary.js");
  const vocabulary = new Vocabulary(given.texts, given.synonyms);
  const told = ({ word, term, shown, price }) => [word, term, shown, price];
  return given.typed.map((word) => [vocabulary.corrections(word).map(told), vocabulary.split(word)]);
"""
TESTS = Path(__file__).parents[2]
WORDS = (TESTS / "core" / "families.txt").read_text(encoding="utf-8").split()
HOSTILE = [
    "H.C.L. 12/2020, O.U.G. nr. 70 din 2011; (UE) 2016/679",
    "416 DİN 2001, 416 dın 12 mai 2001, 43/25.08.2016, 416 2001, 2010/2011, 1.386 lei, 1234567",
    "ordonanța de urgență a guvernului și hotărârea consiliului local",
    "pîine, neînțeles, reîncepe, înapoi, coborî, ÎNCĂLZIRE, STRĂZI, straße, STRASSE, İstanbul, ılık",
    "şcoala ţărănească ǎ cu sedile (cedilla)",
    "Árvíztűrő tükörfúrógép, Kőröspatak, Größe, ΟΔΟΣ, ſtift, ﬁliala, ŉ, ǅ, Ⅷ, x², ½, ①",
    "a\u00adb\u200bc\ufeffd\u202ee aj\u0316\u0300utor \U0001d400\U0001d401 🙂🙂 \U00010400\U00010428",
    "a" * 250 + " " + "🙂" * 250,
    "١٢٣ ४५६ 20١٢/2011 ٤١٦/2001",
    "\x00\x1c\x85\u2028 tab\tblank\u00a0ș.a.m.d.",
    "constructor __proto__ toString",
    "lg 416 leg. tel. str Florilor hcls",
]
QUERIES = [
    judged["query"]
    for path in sorted((TESTS / "search").glob("*.json"))
    for judged in json.loads(path.read_text(encoding="utf-8"))
]
PIECES = [
    *(
        "416",
        "2001",
        "20",
        "2016",
        "1.386",
        "6",
        "/",
        " din ",
        "DIN",
        ".",
        " ",
        "  ",
        "\n",
        "-",
        "nr",
    ),
    *("ordonanța", "de", "urgență", "a guvernului", "hotărârea", "venitul", "minim", "garantat"),
    *(
        "bătrânilor",
        "copii",
        "î",
        "Î",
        "pîine",
        "ş",
        "Ț",
        "\u0306",
        "\u0327",
        "ß",
        "ı",
        "İ",
        "Σ",
        "ς",
    ),
    *("H.C.L.", "mai", "leu", "străzilor", "locuință", "constructor", "\u200b", "\u0085", "\x1c"),
]
CHEROKEE = "".join(map(chr, [*range(0x13A0, 0x1400), *range(0xAB70, 0xABC0)]))
# Scripts beyond the basic plane are left out: a letter of theirs is two to JavaScript.
LETTERS = st.characters(
    max_codepoint=0xFFFF, exclude_categories=["Cn", "Cs"], exclude_characters=CHEROKEE
)
texts = st.lists(
    st.sampled_from(PIECES) | st.text(LETTERS, max_size=9) | st.sampled_from(WORDS)
).map("".join)
ENDINGS = ("", "a", "ul", "ului", "ilor", "iile", "ari", "ator", "are", "it", "uri", "ezi", "inta")
typed = st.text("abcdehiknostzșă", max_size=12)


@pytest.fixture(scope="module")
def offline() -> Iterator[Answering]:
    """The browser's analysis, waiting for questions."""
    twin = Answering(
        """
          const { analyse } = await load("../offline/search/tokens.js");
          const { clean, fold } = await load("../offline/search/letters.js");
          const { cleanQuery } = await load("../offline/search/parsing.js");
          const { allowed, byEar, cost } = await load("../offline/search/slips.js");
          const { WordList } = await load("../offline/search/nearness.js");
          const answers = {
            read: (text) => [clean(text), fold(text), cleanQuery(text), analyse(text)],
            slip: ([typed, word]) => [allowed(typed), byEar(typed), cost(typed, word)],
            near: ([typed, words]) => new WordList(words).nearest(typed, 3, 60).map(({ place, distance }) => [place, distance]),
          };
        """,
        "given.each.map(answers[given.what])",
    )
    yield twin
    twin.close()


def read(text):
    """As the browser has it: JavaScript counts in units of UTF-16."""
    shown = clean(text)

    def unit(place):
        return len(shown[:place].encode("utf-16-le")) // 2

    tokens = [
        {
            "term": token.term,
            "start": unit(token.start),
            "end": unit(token.end),
            "word": token.word,
            "parts": list(token.parts),
        }
        for token in analyse(text)
    ]
    return [shown, fold(text), clean_query(text), tokens]


def test_texts_of_the_portal_are_read_alike(offline):
    names = [row["name"] for row in rows("nomenclature-hg867-2015.csv")]
    places = [row["name"] for row in rows("localities.csv")]
    popular = [word for found in POPULAR.values() for word in found]
    known = [*HOSTILE, *QUERIES, *names, *popular, *places]
    for text, answer in zip(known, offline.ask({"what": "read", "each": known}), strict=True):
        assert answer == read(text), text


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(texts, max_size=25))
@example([f"\ufa6c{ending}" for ending in ENDINGS])  # one letter of two halves once it is folded
def test_generated_texts_are_read_alike(offline, found):
    assert offline.ask({"what": "read", "each": found}) == [read(text) for text in found]


def test_stems_are_the_same():
    """Beside all words we know, all endings on all beginnings: what the rules are about."""
    made = ["".join(pair) for pair in product(map(fold, WORDS), ENDINGS)]
    places = [fold(row["name"]) for row in rows("localities.csv")]
    asked = sorted({*made, *places, "a" * 60, "ﺷﺠﺮﺓ"})
    body = 'const { stem } = await load("stems.js"); return given.map(stem);'
    for word, answer in zip(asked, run(body, asked, MODULES), strict=True):
        assert answer == stem(word), word


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example([("urgnta", "urgenta"), ("", ""), ("tzichete", "tichete"), ("ajutro", "ajutor")])
@given(
    st.lists(st.tuples(typed, typed | st.sampled_from([fold(word) for word in WORDS])), max_size=50)
)
def test_slips_cost_the_same(offline, pairs):
    expected = [
        [slips.allowed(one), slips.by_ear(one), pytest.approx(slips.cost(one, other))]
        for one, other in pairs
    ]
    assert offline.ask({"what": "slip", "each": pairs}) == expected


def test_the_nearest_words_are_the_same(offline):
    words = sorted({fold(word) for word in WORDS})
    asked = [word[:place] + word[place + 1 :] for word in words[::40] for place in range(len(word))]
    asked += [word[1:2] + word[:1] + word[2:] for word in words[::40]]
    answers = offline.ask({"what": "near", "each": [[word, words] for word in asked]})
    for word, answer in zip(asked, answers, strict=True):
        near = process.extract(word, words, scorer=OSA.distance, score_cutoff=3, limit=60)
        assert answer == [[place, distance] for _, distance, place in near], word


def test_corrections_are_the_same():
    """Each word of what people ask with a letter left out, two swapped, another one, an end, a word more."""
    texts, synonyms = QUERIES[::2], QUERIES[1::2]
    words = sorted({fold(word) for text in QUERIES for word in text.split()} - {""})
    typed = [
        slip
        for number, word in enumerate(words)
        for place in (number % len(word),)
        for slip in (
            word[:place] + word[place + 1 :],
            word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            word[:place] + "kzaeh"[number % 5] + word[place + 1 :],
            word[: place + 4],
            word + words[number // 2],
        )
    ]
    vocabulary = Vocabulary(
        [(text, single_words(text)) for text in texts],
        [(text, single_words(text)) for text in synonyms],
    )
    given = {"texts": texts, "synonyms": synonyms, "typed": typed}
    for word, (found, pieces) in zip(typed, run(CORRECT, given, MODULES), strict=True):
        assert found == [
            [item.word, item.term, item.shown, pytest.approx(item.price)]
            for item in vocabulary.corrections(word)
        ], word
        assert tuple(pieces or ()) == (vocabulary.split(word) or ()), word
