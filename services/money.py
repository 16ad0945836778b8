"""Sums of money in texts: typed ones are found and refused, ``{suma:cod}`` becomes an Amount.

A typed sum goes stale on every page that repeats it. An editor who wants a sum inside a
sentence writes its key in braces, ``{suma:vmi-membru-2025}``; what a citizen reads comes
from the Amount of that key, with its year when it is not in force.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from core.models import Amount

PLACEHOLDER = re.compile(r"\{\s*suma\s*:\s*([^{}\s]*)\s*\}", re.IGNORECASE)
# Said instead of a sum whose Amount was deleted after the page was published.
MISSING_AMOUNT = "o sumă de confirmat la ghișeu"

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|div)>|<br\s*/?>", re.IGNORECASE)
_NUMBER = r"\d+(?:[ .,'’]\d+)*(?:\s*[.,]\s*-)?"
_SCALE = r"(?:sute|mii|mil\.?|milioane|milion|mld\.?|miliarde|miliard)"
_CURRENCY = r"(?:lei|leilor|leu|leul|ron)\b"
_TYPED_SUM = re.compile(
    rf"(?<!\w){_NUMBER}\.?\s*(?:\([^()]{{1,60}}\)\s*)?(?:(?:de\s+)?{_SCALE}\s*)?(?:de\s*)?{_CURRENCY}"
    rf"|\bron\s*{_NUMBER}",
    re.IGNORECASE,
)


def readable(text: str) -> str:
    """Return HTML or plain text as a reader sees it: no tags, no invisible characters."""
    joined = _TAG.sub("", _BLOCK_END.sub(" \n ", text))
    plain = unicodedata.normalize("NFKC", html.unescape(joined))
    return plain.translate(_INVISIBLE)


def typed_sums(text: str) -> list[str]:
    """Return the sums of money typed in a text, as typed: ["1.386 de lei"]."""
    return [" ".join(found.group().split()) for found in _TYPED_SUM.finditer(readable(text))]


def amount_keys(text: str) -> list[str]:
    """Return the keys of the amounts that a text names, in order, without repetition."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def amounts(keys: Iterable[str], ids: Iterable[int] = ()) -> list[Amount]:
    """Fetch amounts by key and by id in one query, or in none when nothing is asked for."""
    by_key, by_id = set(keys), set(ids)
    if not by_key and not by_id:
        return []
    return list(Amount.objects.filter(Q(key__in=by_key) | Q(pk__in=by_id)))


def amounts_by_key(keys: Iterable[str]) -> dict[str, Amount]:
    """Fetch amounts by their keys."""
    return {amount.key: amount for amount in amounts(keys)}


def amount_wording(amount: Amount | None) -> str:
    """Return an amount as it stands in a sentence: with its years unless it is in force."""
    if amount is None:
        return MISSING_AMOUNT
    return amount.text if amount.state() == "current" else amount.sentence


def fill_in(text: str, amounts: Mapping[str, Amount]) -> str:
    """Replace every ``{suma:cod}`` of a text by the wording of its amount.

    An amount is a number and words of our own, so the result is as safe as the text was.
    """
    return PLACEHOLDER.sub(lambda found: amount_wording(amounts.get(found.group(1))), text)


def references(text: str) -> Iterator[tuple[type[Amount], str, str, str]]:
    """Yield the amounts a text names in the form of Wagtail's reference index."""
    for amount in amounts_by_key(amount_keys(text)).values():
        yield Amount, str(amount.pk), "", ""


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text inside a raw StreamField value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in {"id", "type"}:
                yield from strings_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings_in(item)


def excerpt(text: str, limit: int = 80) -> str:
    """Return the beginning of a text on one line, to point at it in a message."""
    plain = " ".join(readable(text).split())
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"
