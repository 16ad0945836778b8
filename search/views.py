"""The result page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wagtail.models import Page, Site

from search.services import clean_query, find_pages, promoted_results

PAGE_SIZE = 10


def _specific(found: list[Page]) -> list[Page]:
    """Return the specific pages of one screenful in the order of the results."""
    by_id = {page.pk: page for page in Page.objects.filter(pk__in=[p.pk for p in found]).specific()}
    return [by_id[page.pk] for page in found if page.pk in by_id]


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answer ``/cauta/?q=``: promoted pages first, then what the words find."""
    query = clean_query(request.GET.get("q", ""))
    site = Site.find_for_request(request)
    found = find_pages(query, site) if query and site else []
    page_of_results = Paginator(found, PAGE_SIZE).get_page(request.GET.get("p"))
    context = {
        "query": query,
        "results": page_of_results,
        "pages": _specific(list(page_of_results.object_list)),
        "promoted": promoted_results(query),
    }
    return TemplateResponse(request, "pages/search_results.html", context)
