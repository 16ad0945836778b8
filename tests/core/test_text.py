"""Plain text, Romanian letters, readability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import lix, plain_text, repair_romanian, word_count


def test_cedilla_and_caron_letters_become_the_correct_ones():
    assert (
        repair_romanian("urgen\u0163\u0103, \u015ei, urgen\u021b\u01ce") == "urgență, Și, urgență"
    )


def test_decomposed_letters_are_composed():
    assert repair_romanian("s\u0326i a\u0306") == "și ă"


@given(st.text())
def test_repair_is_idempotent(text):
    once = repair_romanian(text)
    assert repair_romanian(once) == once


def test_plain_text_keeps_words_apart_that_blocks_kept_apart():
    assert (
        plain_text("<p>Una</p><ul><li>două</li><li>trei&nbsp;&amp;</li></ul>") == "Una două trei &"
    )


@pytest.mark.parametrize(
    ("text", "score"),
    [("", 0), ("123 456", 0), ("Ana are mere.", 3), ("Ana are mere. Dan are pere.", 3)],
)
def test_lix_is_words_a_sentence_plus_share_of_long_words(text, score):
    assert lix(text) == score


def test_long_words_raise_lix():
    assert lix("Instituția administrează beneficiile.") == 3 + 100


def test_words_with_hyphens_count_once_and_numbers_do_not_count():
    assert word_count("într-o casă din 1920") == 3
