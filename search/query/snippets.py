"""The piece of a document that shows why it was found."""

from collections.abc import Iterator

from core.analysis import Token, analyse, clean
from search.query.results import Snippet

LENGTH = 180


def snippet(text: str, terms: frozenset[str]) -> Snippet:
    """Return the part of a text around its first match, the words of the query marked."""
    shown = clean(text)
    return list(_marked(shown, [token for token in analyse(shown) if _matches(token, terms)]))


def _matches(token: Token, terms: frozenset[str]) -> bool:
    return token.term in terms or any(part in terms for part in token.parts)


def _marked(text: str, matching: list[Token]) -> Iterator[tuple[str, bool]]:
    start, end = _window(text, matching[0].start if matching else 0)
    if start:
        yield "… ", False
    place = start
    for token in matching:
        if token.start < place or token.end > end:
            continue
        if token.start > place:
            yield text[place : token.start], False
        yield text[token.start : token.end], True
        place = token.end
    if place < end:
        yield text[place:end], False
    if end < len(text):
        yield " …", False


def _window(text: str, first: int) -> tuple[int, int]:
    """Choose whole words around the first match."""
    if len(text) <= LENGTH:
        return 0, len(text)
    start = 0
    if first > LENGTH // 3:
        start = text.find(" ", first - LENGTH // 3) + 1
    end = text.rfind(" ", start, start + LENGTH)
    return start, len(text) if start + LENGTH >= len(text) else max(end, start + 1)
