"""Words and numbers of a text, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.analysis.letters import clean, fold
from core.analysis.stems import stem
from core.analysis.words import ABBREVIATIONS, PHRASES, STOP_WORDS

LONGEST_NUMBER = 6
"""Longer runs of digits are personal numbers and telephones: nobody finds a page by them."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOKEN = re.compile(
    r"""
    (?P<act>\d{1,4}) (?:                            # 416/2001, 416 din 2001, 43/25.08.2016
        \s{0,2}/\s{0,2} (?:\d{1,2}\.\d{1,2}\.)?
        | \s{1,2} din \s{1,2} (?:\d{1,2}\s{1,2}[^\W\d_]{3,10}\s{1,2})?
    ) (?P<year>(?:19|20)\d\d) (?!\d)
    | (?P<eu_year>(?:19|20)\d\d) \s?/\s? (?P<eu_act>\d{1,4}) (?!\d)      # (UE) 2016/679
    | (?P<dotted>(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_]))    # H.C.L.
    | (?P<thousands>\d{1,3}(?:\.\d{3})+(?!\d))               # 1.386
    | (?P<number>\d+)
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PHRASES = {tuple(map(stem, words.split())): name for words, name in PHRASES.items()}
_PHRASE_STARTS = frozenset(words[0] for words in _PHRASES)
_LONGEST_PHRASE = max(map(len, _PHRASES))


@dataclass(frozen=True, slots=True)
class Token:
    """A term and the letters of the cleaned text that it stands for."""

    term: str
    start: int
    end: int
    word: str
    """The folded word before stemming: what corrections and suggestions are made of."""
    parts: tuple[str, ...] = ()
    """Terms that a longer name contains: 416/2001 is also found by 416."""


def analyse(text: str) -> list[Token]:
    """Return the terms of a text in their order; places are those in ``clean(text)``."""
    return joined(single_words(text))


def single_words(text: str) -> list[Token]:
    """Return the words of a text before long names become short ones."""
    return list(_acts(_single(clean(text))))


def terms(text: str) -> list[str]:
    """Return the terms alone."""
    return [token.term for token in analyse(text)]


def joined(words: list[Token]) -> list[Token]:
    """Put the short name in place of a long one; the words of the long one stay its parts."""
    return list(_joined(words))


def _single(text: str) -> Iterator[Token]:
    """Yield words, numbers and numbers of acts."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "year":
            yield from _numbers(found, "act", "year")
        elif kind == "eu_act":
            yield from _numbers(found, "eu_act", "eu_year")
        elif kind in {"number", "thousands"}:
            digits = found[0].replace(".", "")
            if len(digits) <= LONGEST_NUMBER and digits.isascii():
                yield Token(digits, *found.span(), digits)
        else:
            word = fold(found[0])
            word = ABBREVIATIONS.get(word, word)
            if len(word) > 1 and word not in STOP_WORDS:
                yield Token(stem(word), *found.span(), word)


def _numbers(found: re.Match[str], act: str, year: str) -> Iterator[Token]:
    """Yield the name of an act; two years are a season, not an act."""
    if not _YEAR.fullmatch(found[act]):
        name = f"{found[act]}/{found[year]}"
        yield Token(name, *found.span(), name, (found[act], found[year]))
        return
    for group in sorted((act, year), key=found.start):
        yield Token(found[group], *found.span(group), found[group])


def _acts(found: Iterator[Token]) -> Iterator[Token]:
    """Join a number and a year that follow one another: 416 2001."""
    before: Token | None = None
    for token in found:
        if before is not None and _is_act(before.term) and _YEAR.fullmatch(token.term):
            name = f"{before.term}/{token.term}"
            yield Token(name, before.start, token.end, name, (before.term, token.term))
            before = None
            continue
        if before is not None:
            yield before
        before = token
    if before is not None:
        yield before


def _is_act(term: str) -> bool:
    return term.isdigit() and 2 <= len(term) <= 4 and not _YEAR.fullmatch(term)  # noqa: PLR2004 -- laws have up to four digits


def _joined(found: list[Token]) -> Iterator[Token]:
    place = 0
    while place < len(found):
        starts = found[place].term in _PHRASE_STARTS
        longest = min(_LONGEST_PHRASE, len(found) - place) if starts else 0
        for length in range(longest, 1, -1):
            piece = found[place : place + length]
            parts = tuple(token.term for token in piece)
            if name := _PHRASES.get(parts):
                yield Token(name, piece[0].start, piece[-1].end, name, parts)
                place += length
                break
        else:
            yield found[place]
            place += 1
