"""Statistics of the country and of a county, each with its tables as CSV."""

import csv
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from directory.exports.rows import safe
from directory.models import County
from directory.statistics import charts, needs, tables, trend

GAPS = "lipsuri"
NEEDS = "nevoi"
REGISTERS = "registre"


@require_safe
@cache_control(public=True, max_age=300)
def statistics(request: HttpRequest) -> HttpResponse:
    """Show the figures of the country."""
    context = {
        **tables.computed(),
        "box": charts.MAP_BOX,
        "steps": trend.trend(),
    }
    return TemplateResponse(request, "directory/statistics/country.html", context)


@require_safe
@cache_control(public=True, max_age=300)
def county(request: HttpRequest, code: str) -> HttpResponse:
    """Show the report of one county, made to be printed."""
    chosen = get_object_or_404(County.objects.select_related("region"), code=code.upper())
    context = {**tables.computed(chosen), "county": chosen}
    return TemplateResponse(request, "directory/statistics/county.html", context)


@require_safe
@cache_control(public=True, max_age=300)
def table(request: HttpRequest, slug: str, code: str = "") -> HttpResponse:
    """Answer with one table as CSV."""
    chosen = get_object_or_404(County, code=code.upper()) if code else None
    found = tables.computed(chosen)
    rows: Any
    if slug == REGISTERS and not code:
        rows = trend.rows(trend.trend())
    elif slug == NEEDS and not code:
        rows = needs.csv_rows(found["needs"])
    elif slug == GAPS:
        rows = tables.gap_rows(found)
    elif slug in (named := tables.by_slug(found)):
        rows = tables.csv_rows(named[slug])
    else:
        raise Http404
    text = StringIO()
    csv.writer(text).writerows([safe(cell) for cell in row] for row in rows)
    name = f"{slug}-{code.lower()}.csv" if code else f"{slug}.csv"
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
