"""What the two lists have in common: fifty a page, search by words, export that is streamed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.mixins import SpreadsheetExportMixin

CHUNK = 500
# A spreadsheet would run what begins with these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Chunked:
    """A query for an export: rows are fetched and forgotten in chunks."""

    def __init__(self, found: QuerySet) -> None:
        self.found, self.model = found, found.model

    def __iter__(self) -> Iterator[Any]:
        return self.found.iterator(chunk_size=CHUNK)


class ListView(SpreadsheetExportMixin, BaseListingView):
    """Wagtail's own list; an export never builds the page around it."""

    paginate_by = 50
    template_name = "directory/console/list.html"
    results_template_name = "directory/console/list_results.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_export:
            return self.as_spreadsheet(Chunked(self.get_queryset()), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> Any:
        """Find the keys of a page first: skipped rows are never joined nor sorted whole."""
        keys = queryset.prefetch_related(None).values_list("pk", flat=True)
        paginator, page, found, several = super().paginate_queryset(keys, page_size)
        rows = self.get_base_queryset().in_bulk(list(found))
        page.object_list = [rows[key] for key in found if key in rows]
        return paginator, page, page.object_list, several

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        text = super().preprocess_field_value(field, value, export_format)
        return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text
