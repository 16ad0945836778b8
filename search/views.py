"""The result page, suggestions while typing, and messages about what is missing."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import PortalSettings
from core.public_post import public_post
from search import engine, groups
from search.forms import MissingForm
from search.models import MissingAnswer
from search.outside import indexnow
from search.query.results import Results
from search.usage.visits import CountedResponse, is_person, visitor
from services.services import published_services

LONGEST_PREFIX = 80
LONGEST_NUMBER = 6  # digits of a page number


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answer ``/cauta/?q=``: one screenful of hits, or the way on when nothing answers."""
    group = groups.named(request.GET.get("fel"))
    found, page = _find(request.GET.get("q", ""), group, request.GET.get("p"))
    answered = bool(found.hits) and not found.nearest and not found.corrected_to
    context = {
        "query": found.query,
        "found": found,
        "page_obj": page,
        "group": group,
        "choices": groups.choices(found.groups, group),
        "answered": answered,
        "noindex": True,
        **_ways_on(found),
    }
    response = CountedResponse(request, "pages/search_results.html", context)
    response["X-Robots-Tag"] = "noindex"
    if found.query and group is None and page.number == 1 and is_person(request):
        response.count(found.query, found=answered, who=visitor(request))
    return response


def _find(query: str, group: groups.Group | None, number: str | None) -> tuple[Results, Page]:
    """Return the hits and their place among all; a page that does not exist gives the nearest."""
    kind = group.kind if group else None
    asked = _page_number(number)
    found = engine.find(query, kind=kind, page=asked)
    page = Paginator(range(found.total), engine.PER_PAGE).get_page(asked)
    if page.number != asked:
        found = engine.find(query, kind=kind, page=page.number)
    return found, page


def _page_number(typed: str | None) -> int:
    number = (typed or "")[:LONGEST_NUMBER]
    return max(int(number), 1) if number.isascii() and number.isdigit() else 1


def _ways_on(found: Results) -> dict[str, Any]:
    """Return what a page needs that must not be the end of the road."""
    if found.hits and not found.nearest:
        return {}
    return {"services": published_services()}


@require_safe
@cache_control(private=True, max_age=300)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer ``/cauta/sugestii?q=`` with what may be meant, most likely first."""
    offered = engine.suggest(request.GET.get("q", "")[:LONGEST_PREFIX])
    answer = JsonResponse(
        {"suggestions": [{"text": item.text, "url": item.url} for item in offered]},
        json_dumps_params={"ensure_ascii": False},
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer


@public_post("missing")
def missing(request: HttpRequest) -> HttpResponse:
    """Keep what a visitor did not find, for staff to read, and say thanks."""
    form = MissingForm(request.POST)
    if form.is_valid():
        MissingAnswer.receive(form.cleaned_data["text"], form.cleaned_data["q"])
    return TemplateResponse(request, "pages/search_missing.html", {"form": form})


@require_safe
def announcement_key(request: HttpRequest, key: str) -> HttpResponse:
    """Answer the file that proves to search engines that announcements are ours."""
    portal = PortalSettings.for_request(request)
    if not portal.announce_changes or key != indexnow.key():
        raise Http404
    return HttpResponse(key, content_type="text/plain")
