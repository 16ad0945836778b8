"""The member's own account: password, personal data, closing."""

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory.notifying import links, people
from directory.notifying.people import Frequency
from directory.providers import accounts
from directory.providers.access import members_only
from directory.providers.forms import NewPasswordForm


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 -- members_only let them in
    return request.user


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the account and set a password."""
    user = _user(request)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user.set_password(form.cleaned_data["new"])
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        messages.success(request, "Parola a fost schimbată.")
        return redirect("providers_account")
    context = {
        "form": form,
        "frequency": Frequency(people.frequencies([user])[user.pk]),
        "notices": links.signed_path("directory_notices_stop", user=user.pk),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "providers/account.html", context, status=status)


@members_only
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the person what is kept about them."""
    headers = {"Content-Disposition": 'attachment; filename="datele-mele.json"'}
    text = accounts.personal_data(_user(request))
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


@members_only
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Delete the account of whoever ticked that they mean it."""
    user = _user(request)
    if request.POST.get("sigur") != "da":
        messages.error(request, "Bifați că doriți să închideți contul, apoi apăsați din nou.")
        return redirect("providers_account")
    logout(request)
    accounts.close(user)
    context = {"title": "Contul a fost închis", "text": "Datele dumneavoastră au fost șterse."}
    return TemplateResponse(request, "providers/told.html", context)
