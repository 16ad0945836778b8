"""What is wrong with observed frames: blank, mixed, half painted, of no complete release."""

from __future__ import annotations

from collections.abc import Iterable

from tests.browser.kiosk.releases import Board
from tests.browser.kiosk.television import Frame

STYLES = "/static/css/stage/"
MESSAGE = "@alert-"


def wrongs(frames: Iterable[Frame], boards: Iterable[Board], *, starting: bool = True) -> list[str]:
    """Return a sentence for every frame that must not be; ``starting`` admits the name at a start."""
    known = {board.id: board for board in boards}
    found = []
    for frame in frames:
        wrong = _wrong(frame, known, starting=starting)
        if wrong:
            found.append(f"{wrong}: {frame}")
        if frame["player"] not in ("", "starting"):
            starting = False
    return found


def _wrong(frame: Frame, boards: dict[str, Board], *, starting: bool) -> str | None:
    if frame["player"] in ("", "starting"):
        return None if starting else "the start is on screen again"
    looks = {
        f"{len(frame['stages'])} pictures at once": len(frame["stages"]) != 1,
        "the state names another slide": frame["stages"] != [frame["slide"]],
        "half painted": bool(frame["broken"]),
        "blank": frame["words"] == 0,
        "a release that nobody published": frame["release"] not in boards,
    }
    wrong = next((sentence for sentence, holds in looks.items() if holds), None)
    return wrong or _foreign(frame, boards[frame["release"]])


def _foreign(frame: Frame, board: Board) -> str | None:
    """Say what in a frame does not belong to its release."""
    own = {*board.slides, board.document["fallback"]["id"]}
    if frame["slide"] not in own and not frame["slide"].startswith(MESSAGE):
        return "a slide of another release"
    media = {file for file in frame["files"] if file.startswith("/media/")}
    if not media <= board.addresses:
        return f"files of another release {media - board.addresses}"
    sheets = {file for file in frame["files"] if file.startswith(STYLES)}
    if sheets != board.sheets:
        return f"style sheets of another release {sheets ^ board.sheets}"
    return None


def slides_shown(frames: Iterable[Frame]) -> list[tuple[str, str]]:
    """Return release and slide in the order in which they came, each change once."""
    shown: list[tuple[str, str]] = []
    for frame in frames:
        pair = (frame["release"], frame["slide"])
        if frame["stages"] and (not shown or shown[-1] != pair):
            shown.append(pair)
    return shown


def slides_from(frames: list[Frame], moment: float) -> set[str]:
    """Return the slides that were on screen at a moment or came after it."""
    before = [frame for frame in frames if frame["at"] <= moment][-1:]
    return {
        frame["slide"] for frame in [*before, *frames] if frame["at"] > moment or frame in before
    }
