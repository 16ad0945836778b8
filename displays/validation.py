"""What a slide must be before it is published, said in sentences.

Drafts may break these rules: an editor never loses typed text to them.
"""

from collections import Counter
from typing import Any

from wagtail.blocks.stream_block import StreamBlockValidationError

from core.console.page_form import PortalPageForm
from core.text import word_count
from displays.blocks import SlideBodyBlock
from displays.layouts import LAYOUTS, MAX_ZONES, ONCE, ROW_COLUMNS, Layout
from displays.stage.slides import words_of

RESERVED_SLUGS = frozenset({"ecran", "embed", "feed"})


class SlideForm(PortalPageForm):
    """The editor's form of a slide."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("slug") in RESERVED_SLUGS:
            self.add_error("slug", "Adresa aceasta este folosită de avizier. Alegeți alta.")
        body, layout = cleaned.get("body"), LAYOUTS.get(cleaned.get("layout") or "")
        if self.is_deferred_validation or body is None or layout is None:
            return cleaned
        problems = body_problems(layout, body, cleaned.get("title") or "")
        if problems:
            self.add_error("body", StreamBlockValidationError(non_block_errors=problems))
        return cleaned


def body_problems(layout: Layout, body: Any, title: str = "") -> list[str]:
    """Say what keeps this body from being shown in this layout; nothing when all is well."""
    types = [child.block_type for child in body]
    checks = [
        _strangers(layout, types),
        _missing(layout, types),
        *_repeated(types),
        _too_long(layout, body, title),
        *_zone_problems(body),
    ]
    return [sentence for sentence in checks if sentence]


def block_names(types: tuple[str, ...]) -> str:
    """Return the blocks' names as editors see them: „Text, Imagine sau Film”."""
    names = [f"„{SlideBodyBlock.base_blocks[name].label}”" for name in types]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} sau {names[-1]}"


def _strangers(layout: Layout, types: list[str]) -> str:
    strange = tuple(dict.fromkeys(name for name in types if name not in layout.blocks))
    if not strange:
        return ""
    return (
        f"Aspectul „{layout.label}” nu arată {block_names(strange)}. "
        f"Admite {block_names(layout.blocks)}. Ștergeți blocul sau alegeți alt aspect."
    )


def _missing(layout: Layout, types: list[str]) -> str:
    if not layout.needs or set(layout.needs) & set(types):
        return ""
    return f"Aspectul „{layout.label}” are nevoie de {block_names(layout.needs)}."


def _repeated(types: list[str]) -> list[str]:
    twice = [name for name, count in Counter(types).items() if count > 1 and name in ONCE]
    return [f"Pe un slide încape un singur bloc {block_names((name,))}." for name in twice]


def _too_long(layout: Layout, body: Any, title: str) -> str:
    words = word_count(f"{title} {words_of(list(body.raw_data))}")
    if words <= layout.max_words:
        return ""
    return (
        f"Slide-ul are {words} de cuvinte; în aspectul „{layout.label}” se pot citi de la distanță "
        f"cel mult {layout.max_words}. Scurtați textul sau faceți două slide-uri."
    )


def _zone_problems(body: Any) -> list[str]:
    zones = [child.value for child in body if child.block_type == "zone"]
    if not zones:
        return []
    problems = []
    if len(zones) > MAX_ZONES:
        problems.append(f"Un slide are cel mult {MAX_ZONES} zone.")
    if not _fills_rows([int(zone.get("width") or ROW_COLUMNS) for zone in zones]):
        problems.append(
            "Zonele nu umplu rândul: lățimile de pe un rând trebuie să dea împreună un întreg, "
            "de exemplu jumătate + jumătate sau două treimi + o treime."
        )
    films = [inner for zone in zones for inner in zone["content"] if inner.block_type == "film"]
    if len(films) > 1:
        problems.append("Pe un slide încape un singur film.")
    return problems


def _fills_rows(widths: list[int]) -> bool:
    filled = 0
    for width in widths:
        filled += width
        if filled > ROW_COLUMNS:
            return False
        filled %= ROW_COLUMNS
    return filled == 0
