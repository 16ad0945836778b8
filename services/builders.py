"""Makes service pages from plain values, for the default content and for tests."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wagtail.models import Page

from core.models import Amount, Office
from services.models import ServicePage, ServicesIndexPage

Source = tuple[str, str, date | None]


def make_services_index(parent: Page, **fields: Any) -> ServicesIndexPage:
    """Create and publish the list of services."""
    values = {"title": "Servicii", "slug": "servicii", **fields}
    index = ServicesIndexPage(**values)
    parent.add_child(instance=index)
    index.save_revision().publish()
    return index


def make_service(
    parent: Page, *, live: bool = True, offices: Iterable[Office] = (), **fields: Any
) -> ServicePage:
    """Create a service with the given fields and publish it, unless ``live`` is false.

    StreamFields take lists made by the functions below; ``popular_names`` takes a list too.
    A live service must satisfy every rule of publication, or ValidationError says which not.
    """
    names = fields.pop("popular_names", "")
    fields["popular_names"] = names if isinstance(names, str) else "\n".join(names)
    fields["offices"] = [("office", office) for office in offices]
    page = ServicePage(live=False, **fields)
    parent.add_child(instance=page)
    revision = page.save_revision(clean=live)
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def source(title: str, url: str = "", on: date | None = None) -> dict[str, Any]:
    """Return the source of a condition."""
    return {"title": title, "url": url, "date": on}


def condition(text: str, source_: dict[str, Any], amount: Amount | None = None) -> tuple[str, Any]:
    """Return a condition to meet."""
    return "condition", {"text": text, "amount": amount, "source": source_}


def exclusion(text: str, source_: dict[str, Any]) -> tuple[str, Any]:
    """Return a situation that takes the right away."""
    return "exclusion", {"text": text, "source": source_}


def remark(text: str, source_: dict[str, Any]) -> tuple[str, Any]:
    """Return a sentence that helps to apply the conditions."""
    return "remark", {"text": text, "source": source_}


def to_confirm(text: str) -> tuple[str, Any]:
    """Return an honest gap, for conditions, amounts and documents alike."""
    return "to_confirm", {"text": text}


def amount_line(label: str, amount: Amount, note: str = "") -> tuple[str, Any]:
    """Return one sum with its situation."""
    return "amount", {"label": label, "amount": amount, "note": note}


def explanation(html: str) -> tuple[str, Any]:
    """Return a paragraph on how the sum is worked out."""
    return "explanation", {"text": html}


def amount_table(
    caption: str,
    row_header: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Amount]]],
    note: str = "",
) -> tuple[str, Any]:
    """Return a table of sums: rows are (label, one amount a column)."""
    return "table", {
        "caption": caption,
        "row_header": row_header,
        "columns": list(columns),
        "rows": [{"label": label, "cells": list(cells)} for label, cells in rows],
        "note": note,
    }


def situation(title: str, documents: Sequence[str | dict[str, Any]]) -> tuple[str, Any]:
    """Return the papers of a situation: names, or dicts {name, form, note, file}."""
    empty = {"name": "", "form": "", "note": "", "file": None}
    papers = [{**empty, **({"name": d} if isinstance(d, str) else d)} for d in documents]
    return "situation", {"title": title, "documents": papers}


def step(title: str, text: str = "") -> tuple[str, Any]:
    """Return a step after the application."""
    return "step", {"title": title, "text": text}


def question(text: str, answer: str) -> tuple[str, Any]:
    """Return a question; the answer is HTML."""
    return "question", {"question": text, "answer": answer}


def act(
    title: str, *, role: str = "now", status: str = "in_force", about: str = "", url: str = ""
) -> tuple[str, Any]:
    """Return a legal act: role "then" or "now"; status "in_force", "replaced" or "to_confirm"."""
    return "act", {"act": title, "role": role, "status": status, "about": about, "url": url}


def confusion(name: str, text: str, page: Page | None = None, url: str = "") -> tuple[str, Any]:
    """Return what the service must not be confused with."""
    return "item", {"name": name, "text": text, "page": page, "url": url}


def related(*pages: ServicePage) -> list[tuple[str, ServicePage]]:
    """Return the chosen related services."""
    return [("service", page) for page in pages]
