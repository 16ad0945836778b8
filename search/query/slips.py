"""What a slip of the fingers or of the ear costs.

A weighted optimal string alignment: leaving out a vowel or doubling a letter is a smaller slip
than writing another consonant. ``rapidfuzz`` finds the candidates, this orders the best of them.
"""

from itertools import pairwise

VOWELS = frozenset("aeiou")
LEFT_OUT_VOWEL = 0.6
LEFT_OUT = 0.9
DOUBLED = 0.4
TOO_MANY = 0.8
SWAPPED = 0.7
NEIGHBOUR = 0.7
OTHER_VOWEL = 0.9
OTHER = 1.2
OTHER_BEGINNING = 0.4
"""Added when the first letter differs: it is the one that people get right."""
SHORT = 5
"""Letters of a word that one slip makes another word: its first letter is taken at its word."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
# Letters that people write for one another: by ear, from other languages, doubled.
_BY_EAR = (
    *(("ck", "c"), ("ch", "c"), ("k", "c"), ("q", "c"), ("sh", "s"), ("tz", "t"), ("ts", "t")),
    *(("ph", "f"), ("w", "v"), ("y", "i"), ("x", "cs"), ("z", "s"), ("j", "g"), ("h", "")),
)


def allowed(word: str) -> float:
    """Return what slips in a word of this length may cost together before it is another word."""
    return 0.7 if len(word) <= SHORT else 1.5 if len(word) < 9 else 2.5  # noqa: PLR2004 -- letters


def by_ear(word: str) -> str:
    """Return what a word sounds like: double letters once, letters of other languages ours."""
    for foreign, ours in _BY_EAR:
        word = word.replace(foreign, ours)
    return "".join(b for a, b in zip(f" {word}", word, strict=False) if a != b)


def cost(typed: str, word: str) -> float:
    """Return what it costs to have typed this instead of a word."""
    before: list[float] = []
    row = [0.0]
    for letter in word:
        row.append(row[-1] + _left_out(letter))
    for place, letter in enumerate(typed):
        older, before = before, row
        row = [before[0] + TOO_MANY]
        for other, wanted in enumerate(word):
            best = min(
                before[other] + _written_for(letter, wanted),
                before[other + 1] + (DOUBLED if place and typed[place - 1] == letter else TOO_MANY),
                row[other] + _left_out(wanted),
            )
            if place and other and letter == word[other - 1] and typed[place - 1] == wanted:
                best = min(best, older[other - 1] + SWAPPED)
            row.append(best)
    return row[-1] + (OTHER_BEGINNING if typed[:1] != word[:1] else 0.0)


def _left_out(letter: str) -> float:
    return LEFT_OUT_VOWEL if letter in VOWELS else LEFT_OUT


def _written_for(typed: str, wanted: str) -> float:
    if typed == wanted:
        return 0.0
    if typed + wanted in _NEIGHBOURS:
        return NEIGHBOUR
    return OTHER_VOWEL if typed in VOWELS and wanted in VOWELS else OTHER
