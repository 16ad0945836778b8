"""The state of a screen in words: what its card in the console says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.romanian import counted, number
from displays.models import NoticeboardPage, Screen, ScreenState, SlidePage
from displays.models.state import Playing
from displays.screens.browsers import describe
from displays.screens.faults import Fault, fault
from displays.screens.monitoring import Condition, ScreenStatus
from displays.stage.slides import FALLBACK_ID

MINUTE, HOUR, DAY = 60, 3600, 86_400
HEADINGS = {
    Condition.RETIRED: "Scos din folosință",
    Condition.UNPAIRED: "Neasociat",
    Condition.OFF: "În afara orelor de funcționare",
    Condition.WAITING: "Asociat, așteaptă primul raport",
    Condition.SILENT: "Nu răspunde",
    Condition.UNCONFIRMED: "Neconfirmat",
    Condition.ALERT: "Arată un mesaj de alertă",
    Condition.BEHIND: "Versiunea nouă nu este încă pe ecran",
    Condition.CONFIRMED: "Confirmat pe ecran",
}
TONES = {
    Condition.RETIRED: "quiet",
    Condition.UNPAIRED: "warning",
    Condition.OFF: "quiet",
    Condition.WAITING: "warning",
    Condition.SILENT: "critical",
    Condition.UNCONFIRMED: "warning",
    Condition.ALERT: "critical",
    Condition.BEHIND: "warning",
    Condition.CONFIRMED: "positive",
}
ICONS = {"quiet": "no-view", "warning": "warning", "critical": "error", "positive": "view"}
ADVICE = {
    Condition.UNPAIRED: "Arată anunțurile, dar nu trimite rapoarte: nu se știe ce este pe ecran. "
    "Asociați televizorul.",
    Condition.OFF: "Ecranul poate fi stins acum, de aceea nimeni nu este anunțat.",
    Condition.WAITING: "Televizorul trimite primul raport în cel mult un minut.",
    Condition.SILENT: "Priviți televizorul. Dacă arată anunțurile, verificați rețeaua lui; dacă este "
    "negru, porniți televizorul și calculatorul.",
    Condition.UNCONFIRMED: "Lipsesc două rapoarte la rând. De obicei revine singur; ce a descărcat se "
    "arată și fără rețea.",
    Condition.BEHIND: "Trece la ea după ce îi aduce toate fișierele, de obicei în câteva secunde.",
}
CLOCK_REASONS = {  # as static/js/player/trust.js names them
    "before": "arată o oră dinaintea ultimei publicări",
    "offset": "diferă mult de ora serverului",
    "moved": "a fost mutat de când nu mai are legătură cu serverul",
}
FIRST = ("critical", "warning", "positive", "quiet")


@dataclass(frozen=True)
class Step:
    """One of the three steps of a release, with its time when it was reached."""

    name: str
    at: datetime | None
    note: str = ""


@dataclass(frozen=True)
class Problem:
    """A problem that a player reported, and when."""

    fault: Fault
    at: datetime | None
    detail: str


@dataclass(frozen=True)
class Card:
    """A screen as a person reads it."""

    status: ScreenStatus
    slide_title: str

    @property
    def screen(self) -> Screen:
        return self.status.screen

    @property
    def reported(self) -> ScreenState | None:
        return self.status.reported

    @property
    def heading(self) -> str:
        return HEADINGS[self.status.condition]

    @property
    def tone(self) -> str:
        return TONES[self.status.condition]

    @property
    def icon(self) -> str:
        return ICONS[self.tone]

    @property
    def advice(self) -> str:
        return ADVICE.get(self.status.condition, "")

    @property
    def steps(self) -> list[Step]:
        """Published, downloaded, confirmed: the confirmation holds while reports come."""
        row = self.status.publication
        if row is None:
            return [Step("Publicat", None), Step("Descărcat", None), Step("Confirmat", None)]
        stale = row.confirmed_at is not None and not self.status.is_on_screen
        return [
            Step("Publicat", row.published_at),
            Step("Descărcat", row.downloaded_at),
            Step(
                "Confirmat pe ecran",
                row.confirmed_at,
                "de atunci neconfirmat" if stale else "",
            ),
        ]

    @property
    def shows_now(self) -> str:
        """Name what the last report said is on screen."""
        if self.reported is None:
            return ""
        if self.reported.state in {Playing.ALERT, Playing.FALLBACK, Playing.STARTING}:
            return str(self.reported.get_state_display())
        return f"„{self.slide_title or self.reported.slide}”"

    @property
    def thumbnail(self) -> str:
        """Give the slide for the picture: the reported one, or none when nothing is confirmed."""
        if self.reported is None or not self.status.is_fresh:
            return ""
        return self.reported.slide

    @property
    def caption(self) -> str:
        """Say what the picture shows, and how sure that is."""
        if not self.status.is_fresh:
            return "Ce ar trebui să arate acum"
        if self.status.condition == Condition.BEHIND:
            return "Ce va arăta; pe ecran este încă versiunea dinainte"
        return "Pe ecran acum, după ultimul raport"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """List what the last report said of the television."""
        if self.reported is None:
            return []
        return [
            ("Ceasul", clock_words(self.reported.clock)),
            ("Fișierele", storage_words(self.reported.storage)),
            ("Televizorul", environment_words(self.reported.environment)),
        ]

    @property
    def problems(self) -> list[Problem]:
        """List what went wrong, the newest first, each kind once."""
        found: dict[str, Problem] = {}
        for error in reversed(self.reported.errors if self.reported else []):
            code = error.get("code", "")
            moment = parse_datetime(error.get("at", ""))
            found.setdefault(code, Problem(fault(code), moment, error.get("detail", "")))
        return list(found.values())


def cards(statuses: Iterable[ScreenStatus]) -> list[Card]:
    """Return the cards, those that need somebody first; one query names all slides."""
    listed = list(statuses)
    titles = slide_titles(
        {
            (status.screen.noticeboard, status.reported.slide)
            for status in listed
            if status.reported is not None
        }
    )
    made = [
        Card(status, titles.get(_key(status.screen.noticeboard, status), "")) for status in listed
    ]
    return sorted(made, key=lambda card: FIRST.index(card.tone))


def _key(board: NoticeboardPage, status: ScreenStatus) -> tuple[int, str]:
    return board.pk, status.reported.slide if status.reported else ""


def slide_titles(wanted: Iterable[tuple[NoticeboardPage, str]]) -> dict[tuple[int, str], str]:
    """Name slides by their board and their id in the release; one that is gone has no name."""
    pairs = [(board, slide) for board, slide in wanted if slide and slide != FALLBACK_ID]
    if not pairs:
        return {}
    slugs = {slide for _, slide in pairs}
    paths = Q()
    boards = {board.path: board.pk for board, _ in pairs}
    for path in boards:
        paths |= Q(path__startswith=path)
    rows = SlidePage.objects.filter(paths, slug__in=slugs).values_list("path", "slug", "title")
    return {
        (pk, slug): title
        for path, slug, title in rows
        for board, pk in boards.items()
        if path.startswith(board)
    }


def clock_words(clock: dict[str, Any]) -> str:
    """Say whether the television's clock is right, and by how much it is not."""
    offset = clock.get("offset_s")
    by = ""
    if offset is not None and abs(offset) >= 1:
        by = f" (diferență de {duration(timedelta(seconds=abs(offset)))})"
    if clock.get("trusted"):
        return f"potrivit{by}"
    reason = CLOCK_REASONS.get(clock.get("reason", ""), "")
    return f"nepotrivit{by}" + (f": {reason}" if reason else "")


def storage_words(storage: dict[str, Any]) -> str:
    """Say how much is kept, and whether the screen would start without a network."""
    ready = "pornește și fără rețea" if storage.get("offline_ready") else "nu pornește fără rețea"
    usage, quota = storage.get("usage"), storage.get("quota")
    if usage is None or not quota:
        return ready
    return f"{ready}; {filesizeformat(usage)} folosiți din {filesizeformat(quota)}"


def environment_words(environment: dict[str, Any]) -> str:
    """Say what browser it is, how large its window, and since when it runs."""
    parts = [describe(environment.get("user_agent", ""))]
    if environment.get("viewport"):
        parts.append(environment["viewport"].replace("x", " × "))
    if environment.get("uptime_s") is not None:
        parts.append(f"pornit de {duration(timedelta(seconds=environment['uptime_s']))}")
    return ", ".join(parts)


def duration(length: timedelta) -> str:
    """Write a stretch of time as people say it: „2 zile și 3 ore”, „45 de minute”."""
    seconds = int(length.total_seconds())
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // MINUTE
    if days:
        parts = [(days, "zi", "zile"), (hours, "oră", "ore")]
    elif hours:
        parts = [(hours, "oră", "ore"), (minutes, "minut", "minute")]
    elif minutes:
        parts = [(minutes, "minut", "minute"), (seconds % MINUTE, "secundă", "secunde")]
    else:
        return counted(seconds, "secundă", "secunde") if seconds else f"{number(0)} secunde"
    return " și ".join(counted(*part) for part in parts if part[0])


def local_time(moment: datetime) -> str:
    """Write a moment in figures, to the second."""
    return f"{timezone.localtime(moment):%d.%m.%Y, %H:%M:%S}"
