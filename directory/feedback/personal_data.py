"""Personal data in what people write, as far as rules can find it.

A finding is a hint for a moderator, so the rules would rather mark too much: digits may stand
apart, with signs, short words or number words between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

REMOVED = "[șters]"
CNP_LENGTH = 13
CNP_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
MAX_AGE = 17

NUMBER_WORDS = {
    "zero": 0, "unu": 1, "una": 1, "unul": 1, "doi": 2, "două": 2, "doua": 2, "trei": 3,
    "patru": 4, "cinci": 5, "șase": 6, "sase": 6, "șapte": 7, "sapte": 7,
    "opt": 8, "nouă": 9, "noua": 9,
}  # fmt: skip
_BETWEEN = (
    r"(?:[\s.,;:/\\()\[\]_|*+~'\"–—-]|\b(?:apoi|și|si|urmat|urmează|urmeaza|pe urmă|pe urma|după care"
    r"|dupa care|plus|iar|pauză|pauza|spațiu|spatiu|punct|linie|liniuță|liniuta|minus|virgulă|virgula"
    r"|barat|de|cu|numărul|numarul|nr)\b)*"
)
_DIGIT = rf"(?:\d|\b(?:{'|'.join(NUMBER_WORDS)})\b)"
_RUN = re.compile(rf"{_DIGIT}(?:{_BETWEEN}{_DIGIT})*", re.IGNORECASE)
_ATOM = re.compile(_DIGIT, re.IGNORECASE)
_PHONE = re.compile(r"(?=((?:(?:00)?40|0)[237]\d{8}))")
_CARD = re.compile(
    r"(?:\b(?i:seria|serie|c\.?\s?i\.?|b\.?\s?i\.?|buletin\w*|carte\w* de identitate)\W*"
    r"(?:\w+\W+){0,2}?(?i:[a-z])[\s.-]?(?i:[a-z])|\b[A-ZȘȚ]\s?[.-]?\s?[A-Z])"
    r"(?:\W|\b(?i:nr|no|număr\w*|numar\w*|cu|și|si|seria|are)\b)*"
    rf"\d(?:{_BETWEEN}\d){{5}}(?!\d)"
)
_IBAN = re.compile(r"\bRO\s?\d{2}(?:[\s.-]?[A-Z0-9]){20}\b", re.IGNORECASE)
_DOT = r"(?:\s*\.\s*|\s+punct\s+|\s+dot\s+|\s*[\[(]\s*(?:punct|dot)\s*[\])]\s*)"
_MAIL = re.compile(
    rf"[\w+-]+(?:(?:{_DOT}|\s+(?:underscore|liniuță|liniuta|linie|cratimă|minus)\s+)[\w+-]+)*"
    r"(?:\s*@\s*|\s*[\[({<]\s*(?:at|a rond|arond|@)\s*[\])}>]\s*"
    r"|\s+(?:at|et|a\s*rond|arond|coadă de maimuță|coada de maimuta)\s+)"
    rf"[\w-]+(?:{_DOT}[\w-]+)*?{_DOT}[a-z]{{2,6}}\b",
    re.IGNORECASE,
)
_CHILD = (
    r"copil(?:ul|a|ului|ei|aș\w*)?|copii(?:i|lor)?|fi(?:ul|ului|ica|icei|ică|u)|băi(?:at|atul|atului|ețel\w*)"
    r"|baiat\w*|baietel\w*|fat[aă]|fetei|fetiț\w*|fetit\w*|nepo\w+|minor\w*|elev\w*|bebeluș\w*|bebelus\w*"
    r"|puști\w*|adolescent\w*|frat\w+|sor[ăa]|surioar\w*|frățior\w*"
)
_NAME = r"[A-ZĂÂÎȘȚ][a-zăâîșț]+(?:[\s-]+[A-ZĂÂÎȘȚ][a-zăâîșț]+)*"
_MINOR = re.compile(
    rf"\b(?i:{_CHILD})\b(?:[\s,:–-]+(?![A-ZĂÂÎȘȚ])[\wăâîșț]+){{0,5}}[\s,:–\"„(-]+(?P<name>{_NAME})"
)
_AGED = re.compile(
    rf"(?P<name>{_NAME})[\s,(–-]*(?i:(?:în vârstă de|in varsta de|are|de|avea|avem|acum)\s+)*(?P<age>\d{{1,2}})\s*(?i:de\s+)?(?i:ani|anișori|anisori|luni)\b"
)
# Letters with a cedilla become those with a comma, one for one: places in the text stay the same.
_COMMA = str.maketrans("\u015f\u015e\u0163\u0162", "șȘțȚ")


@dataclass(frozen=True, order=True)
class Finding:
    """A part of a text and what it looks like."""

    start: int
    end: int
    kind: str


def find(text: str) -> list[Finding]:
    """Return what looks like personal data, in order and without overlaps."""
    text = text.translate(_COMMA)
    found = sorted({*_numbers(text), *_patterns(text), *_minors(text)})
    kept: list[Finding] = []
    for finding in found:
        if kept and finding.start < kept[-1].end:
            last = kept.pop()
            finding = Finding(last.start, max(last.end, finding.end), last.kind)  # noqa: PLW2901 -- one of two that overlap
        kept.append(finding)
    return kept


def clean(text: str) -> str:
    """Return the text without what looks like personal data."""
    return "".join(REMOVED if kind else part for part, kind in marked(text))


def marked(text: str) -> list[tuple[str, str]]:
    """Return the text in parts, each with what it looks like or nothing."""
    parts: list[tuple[str, str]] = []
    place = 0
    for finding in find(text):
        parts += [
            (text[place : finding.start], ""),
            (text[finding.start : finding.end], finding.kind),
        ]
        place = finding.end
    return [part for part in [*parts, (text[place:], "")] if part[0]]


def is_cnp(digits: str) -> bool:
    """Whether thirteen digits are a CNP: a true date and the right control digit."""
    if len(digits) != CNP_LENGTH or not _has_date(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, CNP_WEIGHTS, strict=False))
    return int(digits[-1]) == (total % 11) % 10


def _has_date(digits: str) -> bool:
    try:
        date(2000 + int(digits[1:3]), int(digits[3:5]), int(digits[5:7]))
    except (
        ValueError
    ):  # 29 February of a year that 2000 + yy maps wrongly does not exist: 1900 only
        return False
    return digits[0] in "123456789"


def _numbers(text: str) -> Iterator[Finding]:
    for run in _RUN.finditer(text):
        atoms = [
            (m.start() + run.start(), m.end() + run.start(), m.group())
            for m in _ATOM.finditer(run.group())
        ]
        digits = "".join(_value(word) for _start, _end, word in atoms)

        def part(
            start: int, length: int, kind: str, atoms: list[tuple[int, int, str]] = atoms
        ) -> Finding:
            return Finding(atoms[start][0], atoms[start + length - 1][1], kind)

        for start in range(len(digits) - CNP_LENGTH + 1):
            window = digits[start : start + CNP_LENGTH]
            if is_cnp(window):
                yield part(start, CNP_LENGTH, "CNP")
            elif len(digits) == CNP_LENGTH and _has_date(window):
                yield part(start, CNP_LENGTH, "posibil CNP, scris greșit")
        for match in _PHONE.finditer(digits):
            yield part(match.start(), len(match.group(1)), "telefon")


def _value(word: str) -> str:
    return word if word.isdigit() else str(NUMBER_WORDS[word.lower()])


def _patterns(text: str) -> Iterator[Finding]:
    for pattern, kind in ((_CARD, "act de identitate"), (_IBAN, "cont bancar"), (_MAIL, "e-mail")):
        for match in pattern.finditer(text):
            yield Finding(match.start(), match.end(), kind)


def _minors(text: str) -> Iterator[Finding]:
    for match in _MINOR.finditer(text):
        yield Finding(match.start("name"), match.end("name"), "posibil numele unui minor")
    for match in _AGED.finditer(text):
        if int(match["age"]) <= MAX_AGE:
            yield Finding(match.start("name"), match.end("name"), "posibil numele unui minor")
