"""What is typed into the search box, made safe to work with."""

from core.analysis import clean

MAX_QUERY = 200
READ = 4 * MAX_QUERY
"""Signs that are read at all, before control characters and blanks are dropped."""


def clean_query(raw: str) -> str:
    """Return what was typed: letters repaired, control characters and excess length dropped."""
    text = "".join(sign if sign.isprintable() else " " for sign in clean(raw[:READ]))
    return " ".join(text.split())[:MAX_QUERY]
