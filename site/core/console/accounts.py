"""Sign-in and password reset as people in the console meet them."""

import hashlib
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from axes.helpers import get_cool_off, get_failure_limit

HOUR = 3600
PER_ADDRESS = 3
PER_MACHINE = 10


class PortalLoginForm(LoginForm):
    """Wagtail's form with Romanian labels for every field."""

    username = forms.CharField(
        label="Numele de utilizator",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="Parola",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Answer a sign-in that is stopped for a while, and say for how long and what to do."""
    cool_off = get_cool_off(request)
    context = {
        "failure_limit": get_failure_limit(request, credentials),
        "minutes": int(cool_off.total_seconds() // 60) if cool_off else 0,
        "username": (credentials or {}).get("username") or request.POST.get("username", ""),
    }
    return render(
        request, "wagtailadmin/locked_out.html", context, status=HTTPStatus.TOO_MANY_REQUESTS
    )


def _is_over(kind: str, value: str, limit: int) -> bool:
    """Count one request and say whether it is over the limit of this hour."""
    digest = hashlib.blake2s(value.encode(), digest_size=12, person=b"reset").hexdigest()
    key = f"password-reset:{kind}:{digest}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > limit
    except ValueError:  # the entry expired between the two calls
        return False


class LimitedPasswordResetForm(PasswordResetForm):
    """Sends so many messages an hour and no more.

    The answer is the same beyond the limits, so that it tells nobody which accounts exist.
    """

    email = forms.EmailField(
        label="Adresa de e-mail a contului",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def save(self, *args: Any, **kwargs: Any) -> None:
        request = kwargs.get("request")
        machine = request.META.get("REMOTE_ADDR", "") if request else ""
        over_address = _is_over("address", self.cleaned_data["email"].lower(), PER_ADDRESS)
        over_machine = _is_over("machine", machine, PER_MACHINE)
        if not over_address and not over_machine:
            super().save(*args, **kwargs)
