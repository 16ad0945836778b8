"""Short ways to write the blocks of a service page in data modules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from core.models import Amount
from services.seeding.sources import source

Block = tuple[str, Any]


@dataclass(frozen=True)
class Known:
    """What a service page may point to: amounts by key, pages by slug."""

    amounts: Mapping[str, Amount]
    pages: Mapping[str, Page] = field(default_factory=dict)


@dataclass(frozen=True)
class ServiceContent:
    """The default content of one service: plain fields, and what needs amounts or pages."""

    slug: str
    title: str
    fields: Mapping[str, Any]
    amounts: Callable[[Known], list[Block]]
    conditions: Callable[[Known], list[Block]]
    do_not_confuse: Callable[[Known], list[Block]]
    related: Sequence[str] = ()
    picture: str = ""


def paragraphs(*lines: str) -> str:
    """Rich text of one paragraph a line."""
    return "".join(f"<p>{line}</p>" for line in lines)


def bullets(*items: str) -> str:
    """Rich text of an unordered list."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def condition(text: str, code: str, amount: Amount | None = None) -> Block:
    """One thing that must be true."""
    return "condition", {"text": text, "amount": amount, "source": source(code)}


def exclusion(text: str, code: str) -> Block:
    """One thing that takes the right away."""
    return "exclusion", {"text": text, "source": source(code)}


def remark(text: str, code: str) -> Block:
    """A sentence that helps to apply the conditions."""
    return "remark", {"text": text, "source": source(code)}


def to_confirm(text: str) -> Block:
    """An honest gap."""
    return "to_confirm", {"text": text}


def amount_line(label: str, amount: Amount, note: str = "") -> Block:
    """One sum with its situation."""
    return "amount", {"label": label, "amount": amount, "note": note}


def explanation(*lines: str) -> Block:
    """How the sum is worked out."""
    return "explanation", {"text": paragraphs(*lines)}


def amount_table(
    caption: str,
    row_header: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Amount]]],
    note: str = "",
) -> Block:
    """Sums by two criteria; a row is its label and one amount a column."""
    return "table", {
        "caption": caption,
        "row_header": row_header,
        "columns": list(columns),
        "rows": [{"label": label, "cells": list(cells)} for label, cells in rows],
        "note": note,
    }


def paper(name: str, form: str = "", note: str = "") -> dict[str, Any]:
    """One paper of a checklist; form is "", "original", "copy" or "both"."""
    return {"name": name, "form": form, "note": note, "file": None}


def situation(title: str, *papers: dict[str, Any]) -> Block:
    """The papers of one situation."""
    return "situation", {"title": title, "documents": list(papers)}


def step(title: str, text: str = "") -> Block:
    """One step after the application."""
    return "step", {"title": title, "text": text}


def question(asked: str, *answer: str) -> Block:
    """A question with the paragraphs of its answer."""
    return "question", {"question": asked, "answer": paragraphs(*answer)}


def act(name: str, role: str, status: str, about: str = "", url: str = "") -> Block:
    """A legal act; role is "then" or "now"."""
    return "act", {"act": name, "role": role, "status": status, "about": about, "url": url}


def confusion(name: str, text: str, *, page: Page | None = None, url: str = "") -> Block:
    """Something with a similar name."""
    return "item", {"name": name, "text": text, "page": page, "url": url}
