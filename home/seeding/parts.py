"""Short ways to write the blocks of information pages and news in data modules."""

from typing import Any

Block = tuple[str, Any]


def heading(text: str) -> Block:
    """A heading."""
    return "heading", text


def text(*lines: str) -> Block:
    """Paragraphs, one a line; a line that is a list already is left as it is."""
    return "paragraph", "".join(
        line if line.startswith(("<ul", "<ol")) else f"<p>{line}</p>" for line in lines
    )


def bullets(*items: str) -> str:
    """An unordered list inside a text."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def callout(title: str, *lines: str, kind: str = "info") -> Block:
    """A framed remark."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return "callout", {"kind": kind, "title": title, "text": body}


def steps(title: str, *items: tuple[str, str]) -> Block:
    """Numbered steps: what to do, and its details in one sentence or two."""
    listed = [{"title": name, "text": f"<p>{more}</p>" if more else ""} for name, more in items]
    return "steps", {"title": title, "steps": listed}


def folds(*items: tuple[str, str]) -> Block:
    """Folded parts: heading and text."""
    return "accordion", {
        "items": [{"title": name, "text": f"<p>{more}</p>"} for name, more in items]
    }


def button(label: str, *, page: Any = None, url: str = "") -> Block:
    """A button to a page or an address."""
    return "button", {"label": label, "page": page, "url": url}
