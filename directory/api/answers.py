"""Pages, streams and single records as HTTP answers."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from directory.api.selections import Paging
from directory.models import Service, ServiceAtLocation

BATCH = 500
Build = Callable[[Sequence[Any]], Sequence[Mapping[str, Any]]]


def encoded(record: Mapping[str, Any]) -> str:
    """Return a record on one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def single(record: Mapping[str, Any]) -> HttpResponse:
    """Return one record."""
    return HttpResponse(encoded(record), content_type="application/json; charset=utf-8")


def listing(
    paging: Paging, chosen: QuerySet, build: Build, ranked: list[Any] | None = None
) -> HttpResponseBase:
    """Return the records of a queryset: a page by name or by rank, or all of them as a stream."""
    if paging.format == "ndjson":
        batches = _by_key(chosen) if ranked is None else _cut(ranked)
        return stream(record for keys in batches for record in build(keys))
    total = chosen.count() if ranked is None else len(ranked)
    start = (paging.page - 1) * paging.per_page
    keys: Sequence[Any] = []
    if start < total:
        source = chosen.values_list("pk", flat=True) if ranked is None else ranked
        keys = list(source[start : start + paging.per_page])
    return page(paging, build(keys) if keys else [], total)


def whole(paging: Paging, records: Sequence[Mapping[str, Any]]) -> HttpResponseBase:
    """Return a short list that is at hand."""
    if paging.format == "ndjson":
        return stream(iter(records))
    start = (paging.page - 1) * paging.per_page
    return page(paging, records[start : start + paging.per_page], len(records))


def page(paging: Paging, contents: Sequence[Mapping[str, Any]], total: int) -> HttpResponseBase:
    """Return the envelope ``Page`` of HSDS with its contents."""
    pages = -(-total // paging.per_page)
    return stamped(
        single(
            {
                "total_items": total,
                "total_pages": pages,
                "page_number": paging.page,
                "size": len(contents),
                "first_page": paging.page == 1,
                "last_page": paging.page >= pages,
                "empty": not contents,
                "contents": contents,
            }
        )
    )


def stream(records: Iterator[Mapping[str, Any]]) -> HttpResponseBase:
    """Send records one a line as they are made; memory holds one batch."""
    return stamped(
        StreamingHttpResponse(_lines(records), content_type="application/x-ndjson; charset=utf-8")
    )


def stamped(response: HttpResponseBase, moment: datetime | None = None) -> HttpResponseBase:
    """Say when this, or anything in the register, last changed."""
    if moment is None:
        services = Service.objects.aggregate(at=Max("modified_at"))["at"]
        places = ServiceAtLocation.objects.aggregate(at=Max("free_places_at"))["at"]
        moment = max((at for at in (services, places) if at), default=None)
    if moment is not None:
        response["Last-Modified"] = http_date(moment.timestamp())
    return response


def _lines(records: Iterator[Mapping[str, Any]]) -> Iterator[bytes]:
    lines: list[str] = []
    for record in records:
        lines.append(encoded(record) + "\n")
        if len(lines) == BATCH:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _by_key(chosen: QuerySet) -> Iterator[list[Any]]:
    """Yield the keys in batches, each beginning after the last: no offset that grows."""
    keys = chosen.order_by("pk").values_list("pk", flat=True)
    batch = list(keys[:BATCH])
    while batch:
        yield batch
        batch = list(keys.filter(pk__gt=batch[-1])[:BATCH])


def _cut(ranked: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(ranked), BATCH):
        yield ranked[start : start + BATCH]
