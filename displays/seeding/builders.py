"""Builders of noticeboards, slides and screens: used by the seeding, tests and browser checks."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from wagtail.models import Page

from displays.models import NoticeboardPage, Screen, SlidePage

Block = tuple[str, Any]


def make_noticeboard(parent: Page, **fields: Any) -> NoticeboardPage:
    """Make a published noticeboard under a page."""
    defaults: dict[str, Any] = {"title": "Avizier", "slug": "avizier", "show_in_menus": True}
    board = NoticeboardPage(**defaults | fields)
    parent.add_child(instance=board)
    board.save_revision().publish()
    return board


def make_slide(board: Page, *, live: bool = True, **fields: Any) -> SlidePage:
    """Make a slide at the end of a noticeboard; with ``live=False`` it waits as a draft."""
    defaults: dict[str, Any] = {"title": "Anunț", "body": [text("Text pe ecran.")]}
    slide = SlidePage(**defaults | fields, live=live)
    board.add_child(instance=slide)
    revision = slide.save_revision()
    if live:
        revision.publish()
    return slide


def make_screen(board: NoticeboardPage, **fields: Any) -> Screen:
    """Make a screen that plays a noticeboard."""
    screen = Screen(**{"name": "Hol", "slug": "hol", "noticeboard": board} | fields)
    screen.full_clean()
    screen.save()
    return screen


def text(*lines: str) -> Block:
    """Paragraphs of a slide, one a line."""
    return "text", "".join(f"<p>{line}</p>" for line in lines)


def bullets(*items: str) -> Block:
    """A list as the text of a slide."""
    return "text", "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def figure(image: Any) -> list[Block]:
    """A picture; nothing when there is none."""
    return [("figure", {"image": image, "caption": ""})] if image is not None else []


def steps(*items: tuple[str, str]) -> Block:
    """Numbered steps: what to do, and a sentence more."""
    listed = [{"title": name, "text": f"<p>{more}</p>" if more else ""} for name, more in items]
    return "steps", {"title": "", "steps": listed}


def checklist(title: str, *names: str) -> Block:
    """Papers to bring."""
    papers = [{"name": name, "note": "", "form": "any"} for name in names]
    return "checklist", {"title": title, "intro": "", "documents": papers}


def table(caption: str, headings: Iterable[str], *rows: Iterable[str]) -> Block:
    """A table of texts."""
    return "table", {
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in headings],
            "rows": [{"values": list(row)} for row in rows],
            "caption": caption,
        }
    }


def number(value: str, *, label: str = "", unit: str = "", note: str = "") -> Block:
    """One large typed number."""
    typed = {"label": label, "value": value, "unit": unit, "note": note}
    return "number", typed | {"amount": None, "figure": ""}


def zone(width: int, *content: Block) -> Block:
    """A zone of the free layout; the widths of a row make twelve."""
    return "zone", {"width": str(width), "content": list(content)}


def window(
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    weekdays: Iterable[int] = (),
    hours: tuple[time, time] | None = None,
) -> Block:
    """A window in time: from, to, days of the week (0 is Monday), hours of the day."""
    opens, closes = hours or (None, None)
    return "window", {
        "start": start,
        "end": end,
        "weekdays": [str(day) for day in weekdays],
        "hour_from": opens,
        "hour_to": closes,
    }
