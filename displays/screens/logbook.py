"""What a screen did show on a day: its log, and how often and how long each slide was there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from displays.models import Play, Screen
from displays.models.play import Kind
from displays.screens.cards import slide_titles
from displays.windows import instant


@dataclass(frozen=True)
class SlideTotal:
    """One slide of a day."""

    slide: str
    title: str
    times: int
    length: timedelta
    first: datetime
    last: datetime


def of_day(screen: Screen, day: date) -> QuerySet[Play]:
    """Return the entries of a day, the latest first.

    An entry of an untrusted clock belongs to the day on which it came: its own date means nothing.
    """
    start = instant(datetime.combine(day, time.min))
    end = instant(datetime.combine(day + timedelta(days=1), time.min))
    own = Q(clock_trusted=True, at__gte=start, at__lt=end)
    came = Q(clock_trusted=False, received_at__gte=start, received_at__lt=end)
    return Play.objects.filter(own | came, player__screen=screen).order_by("-seq", "-pk")


def totals(screen: Screen, entries: QuerySet[Play]) -> list[SlideTotal]:
    """Add up how often and how long each slide was whole on screen, the longest first."""
    rows = list(
        entries.filter(kind=Kind.SHOWN, ok=True)
        .order_by()
        .values("slide")
        .annotate(times=Count("pk"), length=Sum("duration_ms"), first=Min("at"), last=Max("at"))
        .order_by("-length", "slide")
    )
    titles = titles_of(screen, {row["slide"] for row in rows})
    return [
        SlideTotal(
            slide=row["slide"],
            title=titles.get(row["slide"], ""),
            times=row["times"],
            length=timedelta(milliseconds=row["length"] or 0),
            first=row["first"],
            last=row["last"],
        )
        for row in rows
    ]


def titles_of(screen: Screen, slides: set[str]) -> dict[str, str]:
    """Name slides of the screen's board; those that are gone keep their id alone."""
    found = slide_titles((screen.noticeboard, slide) for slide in slides)
    return {slide: title for (_, slide), title in found.items()}
