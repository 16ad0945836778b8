"""Writes the word lists of the analysis for the browser: ``python -m tests.search.offline.words``."""

import json
from collections.abc import Iterable

from core.analysis import words
from tests.displays.node import ROOT

FILE = ROOT / "static" / "js" / "offline" / "search" / "words.js"
HEAD = """\
/**
 * Word lists of the analysis. Made from `core.analysis.words` by
 * `python -m tests.search.offline.words`; a test fails when they differ.
 */
"""


def written() -> str:
    """Return the module as it must be."""
    return "\n".join(
        [
            HEAD,
            _set("STOP_WORDS", words.STOP_WORDS),
            _set("QUESTION_WORDS", words.QUESTION_WORDS),
            _set("ROOTS", words.ROOTS),
            _map("ABBREVIATIONS", words.ABBREVIATIONS),
            _map("IRREGULAR", words.IRREGULAR),
            _map("PHRASES", words.PHRASES),
        ]
    )


def _set(name: str, found: Iterable[str]) -> str:
    lines = "".join(f"  {json.dumps(word)},\n" for word in sorted(found))
    return f"export const {name} = new Set([\n{lines}]);\n"


def _map(name: str, found: dict[str, str]) -> str:
    pairs = "".join(f"  {json.dumps(list(pair))},\n" for pair in sorted(found.items()))
    kind = "/** @type {Map<string, string>} */\n"
    return f"{kind}export const {name} = new Map([\n{pairs}]);\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
