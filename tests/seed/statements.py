"""Every statement of a service page as a reader meets it, one by one: (section, statement)."""

import re
from collections.abc import Iterator

from core.text import plain_text
from services import publishing
from services.models import ServicePage

Statement = tuple[str, str]
_PARAGRAPH_END = re.compile(r"</p>|</li>")


def statements(page: ServicePage) -> Iterator[Statement]:
    """Yield all that the page states, field by field."""
    for name in ("summary", "status_title", "status_text", "audience_text", "fees_note"):
        yield name, getattr(page, name)
    for name in publishing.ANSWER_FIELDS:
        yield from ((name, text) for text in _paragraphs(getattr(page, name)))
    for name in publishing.STREAM_FIELDS:
        for block in getattr(page, name):
            yield from ((name, text) for text in _of_block(block.block_type, block.value))


def _paragraphs(html: str) -> list[str]:
    return [text for part in _PARAGRAPH_END.split(html) if (text := plain_text(part))]


def _of_block(kind, value) -> list[str]:
    if kind in {"condition", "exclusion", "remark", "to_confirm"}:
        return [value["text"]]
    if kind == "explanation":
        return _paragraphs(value["text"].source)
    return _LONGER[kind](value)


def _amount(value) -> list[str]:
    return [f"{value['label']}: {value['amount'].sentence} {value['note']}".strip()]


def _table(value) -> list[str]:
    rows = [
        f"{row.label}: {'; '.join(amount.sentence for amount in row.amounts)}"
        for row in value.table_rows
    ]
    return [value["caption"], *rows, *filter(None, [value["note"]])]


def _situation(value) -> list[str]:
    return [
        " – ".join(filter(None, [paper["name"], paper.form_label, paper["note"]]))
        for paper in value["documents"]
    ]


def _step(value) -> list[str]:
    return [f"{value['title']}: {value['text']}" if value["text"] else value["title"]]


def _question(value) -> list[str]:
    return [f"{value['question']} {plain_text(value['answer'].source)}"]


def _confusion(value) -> list[str]:
    return [f"{value['name']}: {value['text']}"]


def _act(value) -> list[str]:
    return [f"{value['act']} ({value.status_label}): {value['about']}"]


_LONGER = {
    "amount": _amount,
    "table": _table,
    "situation": _situation,
    "step": _step,
    "question": _question,
    "item": _confusion,
    "act": _act,
}
