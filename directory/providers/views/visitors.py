"""What a visitor does: read, find their provider, claim it, sign in. No page here sets a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from core.public_post import public_post
from directory.providers import accounts, claims, finding
from directory.providers.access import organizations_of
from directory.providers.forms import ClaimForm, FindForm, LinkForm, PasswordForm
from directory.providers.views import records

View = Callable[..., HttpResponse]
TOO_MANY = 429


def public_form(purpose: str, *, at_once: bool = False) -> Callable[[View], View]:
    """Let a view answer GET, and POST when ``core.public_post`` admits it: no session, no cookie."""

    def decorate(view: View) -> View:
        post = public_post(purpose, at_once=at_once)(view)

        @csrf_exempt
        @never_cache
        @wraps(view)
        def both(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            chosen = post if request.method == "POST" else require_safe(view)
            return chosen(request, *args, **kwargs)

        return both

    return decorate


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show members their records and everybody else what this area is."""
    if organizations_of(request.user).exists():
        return records.overview(request)
    return TemplateResponse(request, "providers/welcome.html")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Find the provider to claim."""
    form = FindForm(request.GET or None)
    found = finding.Found([], more=False)
    asked = form.is_valid() and any(form.cleaned_data.values())
    if asked:
        found = finding.find(form.cleaned_data["q"], form.cleaned_data["judet"])
    context = {"form": form, "asked": asked, "found": found}
    return TemplateResponse(request, "providers/find.html", context)


@public_form("provider-claim")
def claim(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask to speak for a provider; the answer does not tell which addresses the register knows."""
    organization = get_object_or_404(finding.claimable(), pk=key)
    form = ClaimForm(request.POST or None)
    context = {"organization": organization, "form": form}
    if request.method == "POST" and form.is_valid():
        claims.ask(organization, form.asker())
        return TemplateResponse(request, "providers/claimed.html", context)
    status = 422 if form.errors else 200
    return TemplateResponse(request, "providers/claim.html", context, status=status)


@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Offer the two ways in: a link by mail, or a password."""
    if organizations_of(request.user).exists():
        return redirect("providers_home")
    return _sign_in_page(request)


@public_post("provider-link")
def send_link(request: HttpRequest) -> HttpResponse:
    """Mail a sign-in link; the answer is the same for a known and an unknown address."""
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, link_form=form, status=422)
    email = form.cleaned_data["email"]
    accounts.send_sign_in_link(request, email)
    return TemplateResponse(request, "providers/link_sent.html", {"email": email})


@public_post("provider-password", at_once=True)
def enter_with_password(request: HttpRequest) -> HttpResponse:
    """Begin a session with a password; an unknown address and a wrong password answer alike."""
    form = PasswordForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form=form, status=422)
    user = accounts.check_password(
        request, form.cleaned_data["email"], form.cleaned_data["password"]
    )
    if getattr(request, "axes_locked_out", False):
        request.axes_locked_out = False  # type: ignore[attr-defined]  # the page below says it in our words
        form.add_error(
            None, "Prea multe încercări. Așteptați un sfert de oră sau cereți un link pe e-mail."
        )
        return _sign_in_page(request, form=form, status=TOO_MANY)
    if user is None or not organizations_of(user).exists():
        form.add_error(
            None,
            "Adresa sau parola nu se potrivesc. Încercați din nou sau cereți un link pe e-mail.",
        )
        return _sign_in_page(request, form=form, status=422)
    accounts.sign_in(request, user)
    return redirect("providers_home")


@csrf_protect
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("providers_home")


def _sign_in_page(
    request: HttpRequest,
    *,
    form: PasswordForm | None = None,
    link_form: LinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form or PasswordForm(auto_id="parola_%s"),
        "link_form": link_form or LinkForm(auto_id="link_%s"),
    }
    return TemplateResponse(request, "providers/sign_in.html", context, status=status)
