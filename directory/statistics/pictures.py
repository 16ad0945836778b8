"""The map and the bars as files that stand alone: for a newspaper, a report, a wall."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import PortalSettings
from directory.models import County
from directory.statistics import charts, tables

MAP = "harta"
ROWS = 20  # as many as can be read on one picture
ROW_HEIGHT = 54
HEAD_HEIGHT = 100


@require_safe
@cache_control(public=True, max_age=300)
def picture(request: HttpRequest, slug: str, code: str = "") -> HttpResponse:
    """Answer with one chart as SVG; the rows that do not fit are in its table."""
    county = get_object_or_404(County, code=code.upper()) if code else None
    found = tables.computed(county)
    source = PortalSettings.for_request(request).name
    context: dict[str, Any] = {"county": county, "source": source, "today": timezone.localdate()}
    if slug == MAP and county is None:
        context |= {"shapes": found["shapes"], "legend": found["legend"]}
        return _svg("map", slug, context)
    table = tables.by_slug(found).get(slug)
    if table is None:
        raise Http404
    bars = [bar for bar in table.bars if bar.line.services][:ROWS]
    rows = [(HEAD_HEIGHT + number * ROW_HEIGHT, bar) for number, bar in enumerate(bars)]
    height = HEAD_HEIGHT + len(rows) * ROW_HEIGHT + ROW_HEIGHT
    return _svg("bars", slug, context | {"table": table, "rows": rows, "height": height})


def _svg(kind: str, slug: str, context: dict[str, Any]) -> HttpResponse:
    county = context["county"]
    name = f"{slug}-{county.code.lower()}.svg" if county else f"{slug}.svg"
    return HttpResponse(
        render_to_string(
            f"directory/statistics/picture_{kind}.svg", context | {"box": charts.MAP_BOX}
        ),
        content_type="image/svg+xml",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
