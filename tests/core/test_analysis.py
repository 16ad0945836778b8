"""The analysis of Romanian text: rules one by one, then properties that hold for any text."""

import itertools
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis import analyse, clean, fold, terms
from core.analysis.stems import stem
from core.analysis.words import STOP_WORDS

FAMILIES = [
    line.split()
    for line in (Path(__file__).parent / "families.txt").read_text(encoding="utf-8").splitlines()
]
ROMANIAN = st.text(
    alphabet="aăâbcdefghiîjklmnopqrsștțuvxyzşţǎ ABCȘȚ0123456789/.,-„”\u00a0\u0326", max_size=60
)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_inflections_of_a_word_have_one_stem(family):
    assert len({stem(fold(word)) for word in family}) == 1


@pytest.mark.parametrize(
    "apart",
    (Path(__file__).parent / "apart.txt").read_text(encoding="utf-8").splitlines(),
)
def test_other_words_do_not_meet(apart):
    words = apart.split()
    assert len({stem(fold(word)) for word in words}) == len(words)


def test_different_words_rarely_meet():
    stems = [stem(fold(family[0])) for family in FAMILIES]
    pairs = [a == b for a, b in itertools.combinations(stems, 2)]
    assert sum(pairs) <= 5  # primar and primărie, bunic and bunică …


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_diacritics_may_be_left_out(family):
    for word in family:
        bare = "".join(
            c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)
        )
        assert terms(bare) == terms(word) == terms(word.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("urgenţă", "urgență"),
        ("urgențǎ", "urgență"),
        (unicodedata.normalize("NFD", "susținere"), "susținere"),
        ("hotărîre", "hotărâre"),
        ("pîine", "pâine"),
        ("ajutor\u00a0social", "ajutor social"),
        ("aju\u00adtor", "ajutor"),
        ("\u202eajutor\u202c", "ajutor"),
        ("H.C.L.", "hcl"),
        ("O.U.G. 70", "OUG70"),
        ("Lg.416", "legea 416"),
        ("nr.416", "416"),
        ("Legea nr. 416 din 18 iulie 2001", "legea 416/2001"),
        ("legea 416 2001", "legea 416/2001"),
        ("legea 416 din 2001", "legea 416/2001"),
        ("HCL 43/25.08.2016", "HCL 43/2016"),
        ("Regulamentul (UE) 2016/679", "regulament ue 679/2016"),
        ("venitul minim de incluziune", "VMI"),
        ("hotărârea Consiliului Local", "HCL"),
        ("ordonanța de urgență a guvernului", "OUG"),
        ("1.386 de lei", "1386 lei"),
        ("cum pot să primesc un ajutor?", "primesc ajutor"),
    ],
)
def test_two_ways_of_writing_are_one(one, other):
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sîntem", []),
        ("sunt", []),
        ("numai", []),
        ("2025-2026", ["2025", "2026"]),
        ("1960101123456", []),
        ("reîncălzire neînțeles", [*terms("reincalzire"), *terms("neinteles")]),
        ("", []),
        ("🙂 !!! ---", []),
    ],
)
def test_single_texts(text, expected):
    assert terms(text) == expected


def test_an_act_is_found_by_its_number_alone():
    (law,) = (token for token in analyse("416/2001"))
    assert law.term == "416/2001"
    assert "416" in law.parts


def test_old_spelling_keeps_the_i_after_a_prefix():
    assert fold("reîncălzire") == "reincalzire"
    assert fold("coborî") == "cobori"
    assert fold("cîștig") == "castig"


def test_stop_words_are_folded():
    assert all(fold(word) == word for word in STOP_WORDS)


@given(st.one_of(ROMANIAN, st.text(max_size=80)))
@settings(max_examples=400, deadline=None)
def test_a_second_analysis_changes_nothing(text):
    once = terms(text)
    assert set(terms(" ".join(once))) == set(once)


@given(st.one_of(ROMANIAN, st.text(max_size=200)))
@settings(max_examples=300, deadline=None)
def test_places_point_into_the_cleaned_text(text):
    shown = clean(text)
    assert clean(shown) == shown
    ends = 0
    for token in analyse(text):
        assert ends <= token.start < token.end <= len(shown)
        ends = token.end


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "a.",
        "1.111",
        "a\u0316\u0300",
        "416 din 2001 ",
        "ș",
        "pîine ",
        '((("*',
        "ajutorul ",
        "\u0301",
        "1/",
        "20 din 3 iulie ",
        "\x00",
        "ordonanta urgenta ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(pattern):
    def seconds(size: int) -> float:
        text = pattern * (size // len(pattern))
        started = time.process_time()
        analyse(text)
        return time.process_time() - started

    seconds(MEGABYTE // 10)
    small, large = seconds(MEGABYTE // 10), seconds(MEGABYTE)
    assert large < 25 * small + 0.5
    assert large < 10
