"""The pages of the queues: what waits, fifty a page, one decision or many at once."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.romanian import counted
from directory import bundles
from directory.console import actions, deciding, queue_list, record
from directory.console.field_forms import form_for
from directory.console.people import signed_in
from directory.console.record_forms import ReasonForm
from directory.console.wording import Words, label_of, raw_label, said_by
from directory.models import Conflict, FieldValue, QueueItem, Service
from directory.rights import ADMINISTER, MODERATE
from directory.truth import RefusedEditError

PER_PAGE = 50
NOTHING_CHOSEN = "Bifați întâi rândurile pe care le hotărâți."


def _page(request: HttpRequest, found: QuerySet) -> Any:
    return Paginator(found, PER_PAGE).get_page(request.GET.get("p"))


def _chosen(request: HttpRequest) -> list[str]:
    """Return the rows that were ticked; what is no number was not sent by our form."""
    return request.POST.getlist("ales")


def in_bulk(
    request: HttpRequest, items: Iterable[Any], act: Callable[[Any], Any], done: tuple[str, str]
) -> None:
    """Act on several rows; what somebody else decided meanwhile is told and hinders nothing."""
    made, refused, forbidden = 0, 0, ""
    for item in items:
        try:
            act(item)
            made += 1
        except deciding.NotAllowedError as refusal:
            forbidden = str(refusal)
        except RefusedEditError:
            refused += 1
    if made:
        messages.success(request, f"{counted(made, 'rând', 'rânduri')}: {done[made > 1]}.")
    if refused:
        text = f"{counted(refused, 'rând', 'rânduri')}: altcineva a hotărât între timp."
        messages.warning(request, text)
    if forbidden:
        messages.error(request, forbidden)
    if not made and not refused and not forbidden:
        messages.info(request, NOTHING_CHOSEN)


def _numbers(texts: Iterable[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]  # noqa: PLR2004 -- the digits of a key


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "POST"])
def values(request: HttpRequest) -> HttpResponse:
    """Values of providers: accept or refuse, one or several with one reason."""
    if request.method == "POST":
        _decide_values(request)
        return redirect("directory_console_values")
    found = queue_list.waiting_values().select_related("service__organization", "user")
    page = _page(request, found)
    found_bundles = bundles.load({item.service_id for item in page})
    said = {key: bundle.published() for key, bundle in found_bundles.items()}
    places = [item.value for item in page if item.field == "locality"]
    words = Words.load([*places, *(values.get("locality") for values in said.values())])
    lines = [
        {
            "value": item,
            "label": label_of(item.field),
            "text": words.say(item.field, item.value),
            "who": said_by(item),
            "now": words.say(item.field, said.get(item.service_id, {}).get(item.field)),
        }
        for item in page
    ]
    return render(request, "directory/console/values.html", {"page": page, "lines": lines})


def _decide_values(request: HttpRequest) -> None:
    chosen = FieldValue.objects.filter(pk__in=_numbers(_chosen(request)))
    if request.POST.get("hotarare") == "accept":
        in_bulk(
            request,
            chosen,
            lambda item: actions.accept_value(item, signed_in(request)),
            ("acceptat", "acceptate"),
        )
        return
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.first_error())
        return
    reason = form.cleaned_data["reason"]
    in_bulk(
        request,
        chosen,
        lambda item: actions.refuse_value(item, signed_in(request), reason),
        ("refuzat", "refuzate"),
    )


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "POST"])
def conflicts(request: HttpRequest) -> HttpResponse:
    """Both values of each conflict: keep ours, or follow the register."""
    if request.method == "POST":
        chosen = Conflict.objects.filter(pk__in=_numbers(_chosen(request)))
        if request.POST.get("hotarare") == "registrul":
            in_bulk(
                request,
                chosen,
                lambda item: deciding.follow_register(item, signed_in(request)),
                ("urmează registrul", "urmează registrul"),
            )
        else:
            in_bulk(request, chosen, deciding.keep_ours, ("rămâne cum este", "rămân cum sunt"))
        return redirect("directory_console_conflicts")
    found = queue_list.open_conflicts().select_related("service__organization", "run")
    page = _page(request, found)
    places = [
        value
        for item in page
        if item.field == "locality"
        for value in (item.register_value, item.published_value)
    ]
    words = Words.load(places)
    lines = [
        {
            "conflict": item,
            "label": label_of(item.field),
            "register": words.say(item.field, item.register_value),
            "ours": words.say(item.field, item.published_value),
        }
        for item in page
    ]
    return render(request, "directory/console/conflicts.html", {"page": page, "lines": lines})


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """What the import could not decide; several may be put aside at once."""
    if request.method == "POST":
        chosen = QueueItem.objects.filter(pk__in=_numbers(_chosen(request)))
        in_bulk(request, chosen, deciding.dismiss, ("pus deoparte", "puse deoparte"))
        return redirect("directory_console_questions")
    kind = request.GET.get("fel", "")
    found = queue_list.open_questions().select_related("service__organization")
    if kind in deciding.KINDS:
        found = found.filter(kind=kind)
    page = _page(request, found)
    lines = [{"item": item, "kind": deciding.KINDS.get(item.kind, item.kind)} for item in page]
    context = {"page": page, "lines": lines, "kinds": deciding.KINDS.items(), "kind": kind}
    return render(request, "directory/console/questions.html", context)


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: take a candidate, write the value, or say that nothing is to be done."""
    found = QueueItem.objects.select_related("service__organization", "service__register", "run")
    item = get_object_or_404(found, pk=pk)
    bundle = record.load(item.service)
    said = bundle.published() if bundle else {}
    name = deciding.field_of(item)
    offered = deciding.candidates(item)
    writable = bundle is not None and item.kind not in {"identity", "refused"}
    data = request.POST if request.POST.get("pas") == "scrie" else None
    form = form_for(name, said, data) if writable else None
    if request.method == "POST":
        try:
            text = _answer(request, item, offered, form, said)
        except RefusedEditError as refusal:
            messages.warning(request, str(refusal))
            return redirect("directory_console_questions")
        if text:
            messages.success(request, text)
            return redirect("directory_console_questions")
    raw = item.service.register.raw if hasattr(item.service, "register") else {}
    context = {
        "item": item,
        "kind": deciding.KINDS.get(item.kind, item.kind),
        "label": label_of(name),
        "now": Words.load([said.get("locality")]).say(name, said.get(name)),
        "candidates": offered,
        "form": form,
        "raw": [(raw_label(name), text) for name, text in raw.items()],
    }
    return render(request, "directory/console/question.html", context)


def _answer(
    request: HttpRequest,
    item: QueueItem,
    offered: list[deciding.Candidate],
    form: Any,
    said: dict[str, Any],
) -> str:
    """Do what the person chose; return what to tell, or nothing when the form is to be shown."""
    step = request.POST.get("pas")
    if step == "deoparte":
        deciding.dismiss(item)
        return "Întrebarea a fost pusă deoparte."
    if step == "scrie" and form is not None and form.is_valid():
        deciding.accept(item, form.cleaned_data["value"], said, signed_in(request))
        return "Valoarea scrisă a fost publicată."
    chosen = [c for c in offered if str(c.number) == request.POST.get("candidat")]
    if step != "alege" or not chosen:
        return ""
    if chosen[0].service is not None:
        deciding.join(item, chosen[0].service, signed_in(request))
        return f"Fișele au fost unite în „{chosen[0].service.name}”."
    if form is not None:
        deciding.accept(item, chosen[0].value, said, signed_in(request))
        return f"A fost aleasă valoarea „{chosen[0].text}”."
    return ""


@never_cache
@permission_required(MODERATE)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Services that nobody outside sees; refused one by one or together, published one by one."""
    if request.method == "POST":
        form = ReasonForm(request.POST)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            in_bulk(
                request,
                services(_chosen(request)),
                lambda item: actions.refuse_record(item.pk, reason, signed_in(request)),
                ("refuzat", "refuzate"),
            )
        else:
            messages.error(request, form.first_error())
        return redirect("directory_console_review")
    found = queue_list.in_review().select_related("organization", "term", "license")
    page = _page(request, found.order_by("modified_at", "pk"))
    return render(request, "directory/console/review.html", {"page": page})


@never_cache
@permission_required(ADMINISTER)
@require_http_methods(["GET"])
def unlocated(request: HttpRequest) -> HttpResponse:
    """Services whose main place has no point."""
    found = queue_list.without_point().select_related("organization")
    found = found.prefetch_related("places__location__locality__county", "places__location__county")
    page = _page(request, found.order_by("name", "pk"))
    return render(request, "directory/console/unlocated.html", {"page": page})


def services(keys: Iterable[str]) -> QuerySet[Service]:
    """Return the services whose keys were ticked; what is no key is passed over."""
    found = []
    for key in keys:
        try:
            found.append(UUID(key))
        except ValueError:
            continue
    return Service.objects.filter(pk__in=found)
