"""The moderators' pages: suggestions and reviews that wait, each decided once."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.admin.auth import permission_required

from directory import disclosure
from directory.feedback import personal_data, reviews, suggestions, values
from directory.feedback.reviews import NotPossibleError
from directory.feedback.suggestions import DecidedAlreadyError
from directory.models import Review, Suggestion
from directory.notifying import links
from directory.rights import MODERATE
from directory.truth import RefusedEditError

PAGE = 25
REASON_MAX = 300


class MissingReasonError(Exception):
    """A refusal needs a reason; the text is a sentence for the moderator."""


@never_cache
@permission_required(MODERATE)
@require_safe
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """List the suggestions that wait, or those decided, oldest or latest first."""
    decided = "hotarate" in request.GET
    found = Suggestion.objects.select_related("service__organization", "decided_by")
    if decided:
        found = found.exclude(state=Suggestion.State.NEW).order_by("-decided_at")
    else:
        found = found.filter(state=Suggestion.State.NEW)
    context = {"page": _page(request, found), "decided": decided}
    for suggestion in context["page"]:
        suggestion.label = values.label(suggestion.field)
    return render(request, "feedback/console/suggestions.html", context)


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_decide(request: HttpRequest, key: int) -> HttpResponse:
    """Show a suggestion beside what the record says; accept or refuse it."""
    found = Suggestion.objects.select_related("service__organization", "service__term")
    suggestion = get_object_or_404(found, pk=key)

    def decide() -> str:
        if request.POST.get("fapta") == "refuza":
            suggestions.refuse(suggestion, _user(request), _reason(request))
            return "Sesizarea a fost refuzată."
        only_noted = request.POST.get("fapta") == "noteaza"
        value = None if only_noted else request.POST.get("valoare")
        suggestions.accept(suggestion, _user(request), value)
        return "Sesizarea a fost acceptată."

    problem = ""
    if request.method == "POST":
        problem, answer = _decided(request, decide, "directory_suggestions")
        if answer is not None:
            return answer
    context = {
        "suggestion": suggestion,
        "label": values.label(suggestion.field),
        "parts": [personal_data.marked(text) for text in (suggestion.proposed, suggestion.note)],
        "now": values.shown(suggestion.service).get(suggestion.field, ""),
        "writable": values.can_be_written(suggestion.field),
        "value": request.POST.get("valoare", suggestion.proposed),
        "reason": request.POST.get("motiv", ""),
        "problem": problem,
        "protected": disclosure.is_protected(suggestion.service),
    }
    return render(request, "feedback/console/suggestion.html", context, status=_status(problem))


@never_cache
@permission_required(MODERATE)
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """List the reviews with something to decide."""
    context = {"page": _page(request, reviews.to_decide())}
    return render(request, "feedback/console/reviews.html", context)


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def review_decide(request: HttpRequest, key: int) -> HttpResponse:
    """Show a review with personal data marked; decide on it, its reply or its appeal."""
    review = get_object_or_404(Review.objects.select_related("service__organization"), pk=key)
    problem = ""
    if request.method == "POST":
        act = request.POST.get("fapta", "")
        problem, answer = _decided(request, lambda: _act(request, review, act), "directory_reviews")
        if answer is not None:
            return answer
    context = {
        "review": review,
        "parts": personal_data.marked(review.text),
        "reply_parts": personal_data.marked(review.reply),
        "found": sorted({kind for _text, kind in personal_data.marked(review.text) if kind}),
        "log": review.decisions.select_related("by"),
        "reason": request.POST.get("motiv", ""),
        "problem": problem,
    }
    return render(request, "feedback/console/review.html", context, status=_status(problem))


@never_cache
@permission_required(MODERATE)
@require_safe
def my_notices(request: HttpRequest) -> HttpResponse:
    """Lead to the page that the links in mails open, where one chooses how often the map writes."""
    return redirect(links.signed_path("directory_notices_stop", user=_user(request).pk))


def _act(request: HttpRequest, review: Review, act: str) -> str:
    user = _user(request)
    if act == "publica":
        reviews.publish(review, user, review.text)
        return "Părerea a fost publicată."
    if act == "publica-curat":
        reviews.publish(review, user, personal_data.clean(review.text))
        return "Datele personale au fost șterse și părerea a fost publicată."
    if act == "publica-raspunsul":
        reviews.decide_reply(review, user, accept=True)
        return "Răspunsul furnizorului a fost publicat."
    decisions: dict[str, tuple[Callable[[str], None], str]] = {
        "refuza": (lambda why: reviews.refuse(review, user, why), "Părerea a fost refuzată."),
        "refuza-raspunsul": (
            lambda why: reviews.decide_reply(review, user, accept=False, reason=why),
            "Răspunsul a fost refuzat.",
        ),
        "primeste-contestatia": (
            lambda why: reviews.decide_appeal(review, user, accept=True, reason=why),
            "Contestația a fost primită.",
        ),
        "respinge-contestatia": (
            lambda why: reviews.decide_appeal(review, user, accept=False, reason=why),
            "Contestația a fost respinsă.",
        ),
    }
    if act not in decisions:
        raise NotPossibleError("Alegeți una dintre hotărâri.")
    decide, sentence = decisions[act]
    decide(_reason(request))
    return sentence


def _decided(
    request: HttpRequest, decide: Callable[[], str], back: str
) -> tuple[str, HttpResponse | None]:
    """Decide; return a problem to show on the page, or the answer that leaves it."""
    try:
        messages.success(request, decide())
    except DecidedAlreadyError as late:
        messages.warning(request, str(late))
    except ValidationError as wrong:
        return " ".join(wrong.messages), None
    except (MissingReasonError, NotPossibleError, RefusedEditError) as wrong:
        return str(wrong), None
    return "", redirect(back)


def _user(request: HttpRequest) -> User:
    """Return the moderator: ``permission_required`` lets nobody else in."""
    return cast(User, request.user)


def _reason(request: HttpRequest) -> str:
    reason = " ".join(request.POST.get("motiv", "").split())
    if not reason:
        raise MissingReasonError("Scrieți motivul: îl primește cel care a scris.")
    if len(reason) > REASON_MAX:
        raise MissingReasonError(f"Motivul este prea lung: cel mult {REASON_MAX} de semne.")
    return reason


def _page(request: HttpRequest, found: QuerySet[Any]) -> Any:
    return Paginator(found, PAGE).get_page(request.GET.get("p"))


def _status(problem: str) -> int:
    return 422 if problem else 200
