"""The list of a selection as a spreadsheet: same query string, same services, same order."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from http import HTTPStatus
from io import StringIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.limits import is_over
from directory.api import loading
from directory.api.terms import Nomenclature
from directory.exports.rows import BATCH, NAMES, Cell, rows, safe
from directory.selection import Results, Selection

EXPORTS_AN_HOUR = 60
HOUR = 3600
TOO_MANY = (
    f"Ați descărcat {EXPORTS_AN_HOUR} de liste în ultima oră. Încercați din nou peste o oră sau "
    "luați fișierul cu toate serviciile de la /harta/date/."
)


@require_safe
@cache_control(max_age=300)
def export(request: HttpRequest) -> HttpResponseBase:
    """Stream the list that the query string selects; memory holds one batch."""
    if is_over("directory-export", request.META.get("REMOTE_ADDR", ""), EXPORTS_AN_HOUR, HOUR):
        return HttpResponse(
            TOO_MANY,
            status=HTTPStatus.TOO_MANY_REQUESTS,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(HOUR), "Cache-Control": "no-store"},
        )
    keys = Results(Selection.from_query(request.GET)).in_order()
    return StreamingHttpResponse(
        _lines(keys),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="servicii.csv"',
            "X-Robots-Tag": "noindex",
        },
    )


def _lines(keys: Sequence[UUID]) -> Iterator[str]:
    nomenclature = Nomenclature.load()
    yield "\ufeff" + _text([NAMES])
    for start in range(0, len(keys), BATCH):
        services = loading.services(keys[start : start + BATCH], nomenclature)
        yield _text(row for service in services for row in rows(service))


def _text(lines: Iterable[Sequence[Cell]]) -> str:
    text = StringIO()
    csv.writer(text).writerows([safe(cell) for cell in line] for line in lines)
    return text.getvalue()
