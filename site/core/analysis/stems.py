"""Stems of folded Romanian words.

Snowball's algorithm needs the diacritics that people leave out, and splits the inflections of
many nouns even with them: 71 % of the pairs in ``tests/core/families.txt`` meet. Taking off the
endings of article, case and plural first, and undoing the change of vowel that the plural
brings, 95 % meet, typed with diacritics or without.
"""

import re
from functools import lru_cache
from typing import cast

from snowballstemmer.romanian_stemmer import RomanianStemmer

from core.analysis.words import IRREGULAR, ROOTS, STOP_WORDS

LONGEST = 40
SHORTEST = 3
ROUNDS = 6
_ENDINGS = (
    *("iilor", "ilor", "elor", "elui", "ului", "iile"),
    *("iei", "ele", "ile", "ul", "ei", "ii", "ea", "ia", "ie", "iu", "a", "e", "i", "u"),
)
_PLURAL_UR = 5  # venit-uri, foc-uri, but also factur-i: all lose -ur when enough is left
# The present tense and „dumneavoastră”: lucr-ez, prim-esc, depun-eți, loc-uiți.
_PRESENT = re.compile(
    r"(?<=.{4})(?:eaza|(?<=i)aza|ezi|eze|ez|easca|este|esti|esc)$|(?<=.{4})(?:e|i)ti$"
)
_PARTICIPLE = re.compile(r"(?<=.{4})[aiu]t(?=[aei]?$)")  # prim-it, lucr-at
_PUT = re.compile(r"pus(?=[aei]?$)")  # depus – depun
_STATE = re.compile(r"(?<=.{3}u)int(?=(?:a|e|ei|ele|elor)$)")  # locu-ință – locu-iesc
_BROKEN = re.compile(r"(o|e)a(?=[^aeiou]{1,3}$)")  # ajutoare – ajutor, cetățean – cetățeni
_SHORT_BROKEN = re.compile(r"^(.{0,2}i)a(?=[^aeiou]{1,2}$)")  # iarnă – ierni, băiat – băieți
_SHORT_PLURAL = re.compile(r"^([^aeiou]{1,2})e([st])(?:e|ele|elor|ei)$")  # mese – masă
_PLURAL_Z = re.compile(r"(?<![iu])z(?=(?:i|ii|ile|ilor)$)")  # străzi – stradă
_INFINITIVE = re.compile(r"(?<=.{5})ar$|(?<=.{4})[ei]r$")  # depunere – depun, evacuare – evacuat
_LONG_ENOUGH = 4
_snowball = RomanianStemmer()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; a stem is its own stem."""
    word = word[:LONGEST]
    if not word.isascii():
        return word
    for _ in range(ROUNDS):
        shorter = _once(word)
        if shorter == word or shorter in STOP_WORDS:
            return word
        word = shorter
    return word


def _once(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _FINISHED or len(word) <= SHORTEST:
        return word
    bare = _without_endings(word)
    shorter = bare if bare in ROOTS else cast(str, _snowball.stemWord(bare))
    return shorter if len(shorter) >= SHORTEST else word


def _without_endings(word: str) -> str:
    word = _without_conjugation(word)
    if word in ROOTS:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word.removesuffix(ending)
            break
    if word in ROOTS:
        return word
    if word.endswith("ur") and len(word) >= _PLURAL_UR:
        word = word.removesuffix("ur")
    word = _BROKEN.sub(r"\1", word)
    word = _SHORT_BROKEN.sub(r"\1e", word)
    if len(word) > _LONG_ENOUGH:
        word = _INFINITIVE.sub("", word)
    return word


def _without_conjugation(word: str) -> str:
    """Take off what person, tense and plural do to the middle of a word."""
    word = _PRESENT.sub("", word)
    word = _STATE.sub("", _PUT.sub("pun", word))
    word = _PARTICIPLE.sub("", word)
    word = _SHORT_PLURAL.sub(r"\1a\2", word)
    return _PLURAL_Z.sub("d", word)


_FINISHED = frozenset(IRREGULAR.values()) | ROOTS
