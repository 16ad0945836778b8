"""How old the last confirmation of a record is, and how to say it.

A record fades: after six, twelve and eighteen months without a word from anybody its sentence
grows more careful. Nothing is ever called confirmed when nobody is known to have confirmed it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from core.romanian import counted
from directory.models import Verification

MONTHS = (6, 12, 18)


class Level(IntEnum):
    """The older, the greater: lists sort by it, pages colour by it."""

    FRESH = 0
    AGEING = 1
    OLD = 2
    STALE = 3
    NEVER = 4


@dataclass(frozen=True)
class Freshness:
    """A level, and the sentence for people."""

    level: Level
    text: str

    @property
    def slug(self) -> str:
        """Name the level for a style sheet."""
        return self.level.name.lower()


BY = {Verification.By.PROVIDER: "furnizor", Verification.By.STAFF: "instituție"}
NEVER = Freshness(Level.NEVER, "Datele nu au fost confirmate încă de nimeni.")


def freshness(confirmed_on: date | None, by: str, today: date) -> Freshness:
    """Say who confirmed a record and when, more carefully the longer ago it was."""
    if confirmed_on is None or by not in BY or confirmed_on > today:
        return NEVER
    level = Level(sum(confirmed_on <= months_before(today, count) for count in MONTHS))
    who = BY[Verification.By(by)]
    when = f"{confirmed_on:%d.%m.%Y}"
    if level is Level.FRESH:
        return Freshness(level, f"Date confirmate de {who} la {when}.")
    if level is Level.AGEING:
        ago = counted(months_between(confirmed_on, today), "lună", "luni")
        return Freshness(level, f"Confirmate ultima oară de {who} la {when}, acum {ago}.")
    if level is Level.OLD:
        return Freshness(
            level,
            f"Neconfirmate de peste un an (ultima oară de {who}, la {when}). "
            "Întrebați înainte de a merge.",
        )
    return Freshness(
        level,
        f"Neconfirmate de peste un an și jumătate (ultima oară de {who}, la {when}). "
        "Datele pot fi depășite: întrebați înainte de a merge.",
    )


def months_before(day: date, count: int) -> date:
    """Return the same day so many months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> int:
    """Return how many whole months went by."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (months_before(later, months) < earlier)
