"""What a signed link in a mail opens: one's own review, a confirmation, the end of mails.

Opening a link changes nothing, because mail programs open links by themselves: a button does.
"""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.public_post import public_post
from directory.feedback import reviews, watches
from directory.feedback.forms import OwnReviewForm
from directory.feedback.reviews import NotPossibleError
from directory.feedback.suggestions import DecidedAlreadyError
from directory.models import NotificationPreference, Review, Watch
from directory.notifying import links, notices

Side = Review.Side
BAD_LINK = "Adresa nu este întreagă sau nu mai este valabilă. Copiați-o toată, așa cum e în mesaj."
GONE = (
    "Nu mai avem nimic de schimbat aici: urmărirea a fost ștearsă sau nu a fost confirmată la timp."
)


def _said(request: HttpRequest, title: str, message: str, status: int = 200) -> HttpResponse:
    context = {"title": title, "message": message}
    return TemplateResponse(request, "feedback/said.html", context, status=status)


def _bad_link(request: HttpRequest) -> HttpResponse:
    return _said(request, "Adresa nu este bună", BAD_LINK, 404)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def watch_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then confirm that news are wanted."""
    content = links.read("directory_watch_confirm", token)
    if content is None:
        return _bad_link(request)
    watch = (
        Watch.objects.select_related("service", "county", "term")
        .filter(pk=content["watch"])
        .first()
    )
    if watch is None:
        return _said(request, "Cererea a expirat", GONE, 404)
    if request.method == "POST":
        return _confirm(request, watch)
    context = {
        "title": "Confirmați că doriți mesaje",
        "lead": f"Veți primi vești despre: {watches.describe(watch)}.",
        "button": "Da, vreau să primesc mesaje",
    }
    return TemplateResponse(request, "feedback/ask.html", context)


@public_post("harta", at_once=True)
def _confirm(request: HttpRequest, watch: Watch) -> HttpResponse:
    watches.confirm(watch.pk)
    message = (
        f"Vă scriem când se schimbă ceva: {watches.describe(watch)}. "
        "Fiecare mesaj are la sfârșit o adresă cu care vă puteți dezabona; atunci vă ștergem adresa."
    )
    return _said(request, "Ați confirmat", message)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def watch_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then end the news and forget the address."""
    content = links.read("directory_watch_stop", token)
    if content is None:
        return _bad_link(request)
    if request.method == "POST":
        return _stop(request, content["watch"])
    context = {
        "title": "Nu mai doriți mesaje?",
        "lead": "Dacă apăsați butonul, nu vă mai scriem și ștergem adresa dumneavoastră.",
        "button": "Nu mai vreau mesaje",
    }
    return TemplateResponse(request, "feedback/ask.html", context)


@public_post("harta", at_once=True)
def _stop(request: HttpRequest, key: int) -> HttpResponse:
    watches.stop(key)
    return _said(
        request, "V-ați dezabonat", "Nu vă mai scriem. Adresa dumneavoastră a fost ștearsă."
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notices_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Let a user of the portal choose how often the map writes."""
    content = links.read("directory_notices_stop", token)
    user = User.objects.filter(pk=content["user"], is_active=True).first() if content else None
    if user is None:
        return _bad_link(request)
    if request.method == "POST":
        return _choose(request, user)
    chosen = NotificationPreference.objects.filter(user=user).first()
    context = {
        "choices": NotificationPreference.Frequency.choices,
        "chosen": chosen.frequency if chosen else NotificationPreference.Frequency.DAILY,
    }
    return TemplateResponse(request, "feedback/frequency.html", context)


@public_post("harta", at_once=True)
def _choose(request: HttpRequest, user: User) -> HttpResponse:
    frequency = request.POST.get("frequency", "")
    if frequency not in NotificationPreference.Frequency.values:
        return _said(request, "Alegeți cât de des", "Alegeți din listă cât de des scriem.", 422)
    notices.choose(user, frequency)
    label = NotificationPreference.Frequency(frequency).label
    return _said(request, "Am reținut", f"Cât de des vă scriem de acum: {label}.")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """Show a review to its author, or to the provider, with what each may do."""
    content = links.read("directory_review_own", token)
    if content is None:
        return _bad_link(request)
    found = get_object_or_404(Review.objects.select_related("service"), pk=content["review"])
    side = Side(content["side"])
    if request.method == "POST":
        return _act(request, found, side)
    return _own_page(request, found, side, OwnReviewForm())


@public_post("harta", at_once=True)
def _act(request: HttpRequest, found: Review, side: Review.Side) -> HttpResponse:
    act = request.POST.get("fapta", "")
    form = OwnReviewForm(request.POST)
    if act != "retrage" and not form.is_valid():
        return _own_page(request, found, side, form, 422)
    text = form.cleaned_data.get("text", "") if form.is_valid() else ""
    try:
        if act == "retrage" and side == Side.AUTHOR:
            reviews.withdraw(found)
            return _said(
                request, "Părerea a fost retrasă", "Am șters textul și adresa dumneavoastră."
            )
        if act == "raspuns" and side == Side.PROVIDER:
            reviews.reply(found, text)
        elif act == "contestatie":
            reviews.appeal(found, side, text)
        else:
            return _bad_link(request)
    except (NotPossibleError, DecidedAlreadyError):
        return _said(request, "Nu se mai poate", reviews.NOT_POSSIBLE, 409)
    return _said(
        request, "Am primit textul", "Un moderator îl citește și hotărăște. Vă scriem ce a hotărât."
    )


def _own_page(
    request: HttpRequest, found: Review, side: Review.Side, form: Any, status: int = 200
) -> HttpResponse:
    may_reply = side == Side.PROVIDER and found.state == Review.State.PUBLISHED
    context = {
        "review": found,
        "form": form,
        "is_author": side == Side.AUTHOR,
        "may_withdraw": side == Side.AUTHOR and found.state != Review.State.WITHDRAWN,
        "may_reply": may_reply and found.reply_state in {Review.Answer.NONE, Review.Answer.REFUSED},
        "may_appeal": reviews.may_appeal(found, side),
    }
    return TemplateResponse(request, "feedback/own_review.html", context, status=status)
