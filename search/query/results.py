"""What a search answers: plain data for pages, suggestions, reports and measurements."""

from dataclasses import dataclass, field
from datetime import date

Snippet = list[tuple[str, bool]]
"""Text in pieces; True marks a piece that matched."""


@dataclass(frozen=True)
class Hit:
    """One document that answers, ready for a list."""

    kind: str
    """``service``, ``notice``, ``news``, ``page`` or ``directory``."""
    title: str
    url: str
    summary: str
    snippet: Snippet
    score: float
    object_id: int | str
    phone: str = ""
    portal_url: str = ""
    updated: date | None = None


@dataclass(frozen=True)
class Results:
    """One screenful of hits, and what is known about all of them."""

    query: str
    """What was typed, cleaned; what the hits answer is ``corrected_to`` when that is set."""
    terms: tuple[str, ...] = ()
    """The analysed words of the query, for counting: no stop words, no inflection."""
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    groups: dict[str, int] = field(default_factory=dict)
    """How many hits of each kind, before a kind was chosen."""
    best: Hit | None = None
    """The one answer that is certain enough to stand apart; it is also the first hit."""
    did_you_mean: str | None = None
    corrected_to: str | None = None
    nearest: bool = False
    """Nothing answers; the hits are only the nearest there is."""


@dataclass(frozen=True)
class Suggestion:
    """One line under the search box; with an address it leads straight to the page."""

    text: str
    url: str | None = None
