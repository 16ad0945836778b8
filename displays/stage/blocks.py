"""Blocks as plain data for the stage: what the templates under ``displays/blocks`` read.

Each function returns the data of one block, or None when there is nothing left to show, such as
a picture whose file was deleted: the slide is then shown without it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from core import figures
from core.models import Amount, Office
from core.romanian import number
from core.text import plain_text
from displays.stage.media import MediaBag
from displays.stage.qr import qr_code

Data = dict[str, Any]

_LINK = re.compile(r"</?a\b[^>]*>")
_EDITOR_KEY = re.compile(r'\s+data-block-key="[^"]*"')
_LEADING_NUMBER = re.compile(r"^([\d.,]+)\s*(.*)$")
FORM_NAMES = {"original": "în original", "copy": "copie", "both": "original și copie"}


def describe_all(stream: Iterable[Any], bag: MediaBag, base_url: str) -> list[Data]:
    """Describe the blocks of a stream, in order."""
    described = []
    for child in stream:
        describe = DESCRIPTIONS.get(child.block_type)
        data = describe(child.value, bag, base_url) if describe else None
        if data is not None:
            data["type"] = child.block_type
            data["template"] = f"displays/blocks/{data.pop('as', child.block_type)}.html"
            described.append(data)
    return described


def stage_html(rich_text: Any) -> SafeString:
    """Return rich text for the wall: no links, no marks of the editor."""
    source = getattr(rich_text, "source", rich_text) or ""
    clean = _EDITOR_KEY.sub("", _LINK.sub("", str(source)))
    return mark_safe(clean)  # noqa: S308 -- Wagtail has cleaned it when it was saved


def _text(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    html = stage_html(value)
    return {"html": html} if plain_text(html) else None


def _heading(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    return {"text": str(value)}


def _figure(value: Any, bag: MediaBag, _base: str) -> Data | None:
    image = value.get("image")
    source = bag.add(image.stage_name) if image is not None else None
    if source is None:
        return None
    return {
        "as": "image",
        "src": source,
        "alt": "" if image.decorative else image.contextual_alt_text or image.default_alt_text,
        "width": image.width,
        "height": image.height,
        "focus": image.focus_class,
        "caption": value.get("caption") or "",
    }


def _film(value: Any, bag: MediaBag, _base: str) -> Data | None:
    film = value.get("film")
    source = bag.add(film.file.name) if film is not None else None
    if source is None:
        return None
    return {
        "src": source,
        "mime": film.content_type,
        "title": film.title,
        "poster": bag.add(film.thumbnail.name) if film.thumbnail else None,
        "subtitles": bag.add(film.subtitles.name) if film.subtitles else None,
    }


def _steps(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    items = [
        {"title": step.get("title") or "", "html": stage_html(step.get("text"))}
        for step in value.get("steps") or ()
    ]
    return {"title": value.get("title") or "", "items": items} if items else None


def _checklist(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    items = []
    for document in value.get("documents") or ():
        extra = [FORM_NAMES.get(document.get("form") or "", ""), document.get("note") or ""]
        note = ", ".join(part for part in extra if part)
        name = document.get("name") or ""
        items.append(f"{name} ({note})" if note else name)
    return {"title": value.get("title") or "", "items": items} if items else None


def _table(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    table = value.get("table")
    if not table or not table.columns:
        return None
    head = [column["heading"] or "" for column in table.columns]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    return {
        "caption": table.caption or "",
        "head": head if any(head) else [],
        "rows": rows,
        "row_headers": len(head) > 1,
    }


def _cell(cell: Any) -> Any:
    value = cell.value
    if hasattr(value, "source"):
        return stage_html(value)
    return "" if value is None else cell.block.render_basic(value)


def _number(value: Any, bag: MediaBag, base: str) -> Data | None:
    if value.get("amount") is not None:
        data = describe_amount(value["amount"], value.get("note") or "")
        return data | {"label": value.get("label") or data["label"]}
    shown = value.shown
    if not shown:
        return None
    figure = figures.get(value.get("figure") or "")
    label = value.get("label") or (figure.label if figure else "")
    return {
        "label": label,
        "value": shown,
        "unit": value.get("unit") or "",
        "note": value.get("note") or "",
    }


def _register_figures(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    reading = value.reading
    if reading is None:
        return None
    return {
        "as": "table",
        "caption": f"{reading.subject} – date din {reading.at:%d.%m.%Y}",
        "head": [],
        "rows": [[label, number(count)] for label, count in reading.lines],
        "row_headers": True,
    }


def _amount(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    amount = value.get("amount")
    return describe_amount(amount, value.get("note") or "") if amount is not None else None


def describe_amount(amount: Amount, note: str) -> Data:
    """Describe a sum with its years and source; an expired one says that it is history."""
    match = _LEADING_NUMBER.match(amount.text)
    value, unit = match.groups() if match else (amount.text, "")
    parts = [
        note,
        _validity(amount),
        f"sursa: {amount.source_title}" if amount.source_title else "",
    ]
    return {
        "as": "number",
        "label": amount.name,
        "value": value,
        "unit": unit,
        "note": " · ".join(part for part in parts if part),
    }


def _validity(amount: Amount) -> str:
    state = amount.state()
    if state == "expired":
        return f"valoare din {amount.years}"
    if state == "future":
        return f"de la {amount.valid_from:%d.%m.%Y}"
    if amount.valid_to:
        return f"valabil până la {amount.valid_to:%d.%m.%Y}"
    return f"valabil {amount.years}"


def _countdown(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    until = value.get("until")
    if until is None:
        return None
    return {
        "label": value.get("label") or "",
        "until": until.isoformat(),
        "date": f"{until:%d.%m.%Y}",
        "after": value.get("after") or "",
        "note": value.get("note") or "",
    }


def _services(value: Any, _bag: MediaBag, base: str) -> Data | None:
    items = [
        {"title": page.title, "qr": qr_code(base + (page.url or "/"))}
        for page in value.get("services") or ()
        if page is not None and page.live
    ]
    return {"items": items} if items else None


def _callout(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    html = stage_html(value.get("text"))
    title = value.get("title") or ""
    if not title and not plain_text(html):
        return None
    return {"level": value.get("kind") or "info", "title": title, "html": html}


def _office(value: Any, _bag: MediaBag, _base: str) -> Data | None:
    office: Office | None = value.get("office")
    if office is None:
        return None
    state = office.opening_state()
    return {
        "name": office.name,
        "address": office.address,
        "state": state.label,
        "state_class": "office-note" if state.is_open is None else "office-state",
        "hours": office.week(),
        "phones": [
            f"{phone.label}: {phone.number}" if phone.label else phone.number
            for phone in office.phones.all()
        ],
    }


def _zone(value: Any, bag: MediaBag, base: str) -> Data | None:
    blocks = describe_all(value.get("content") or (), bag, base)
    return {"columns": int(value.get("width") or 12), "blocks": blocks} if blocks else None


DESCRIPTIONS: dict[str, Callable[[Any, MediaBag, str], Data | None]] = {
    "amount": _amount,
    "callout": _callout,
    "checklist": _checklist,
    "countdown": _countdown,
    "figure": _figure,
    "film": _film,
    "heading": _heading,
    "number": _number,
    "register_figures": _register_figures,
    "office": _office,
    "services": _services,
    "steps": _steps,
    "table": _table,
    "text": _text,
    "zone": _zone,
}
