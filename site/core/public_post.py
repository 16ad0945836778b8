"""Public forms without cookies.

Django's CSRF protection needs a cookie. A public POST is admitted instead when the browser
says it comes from our own pages (Sec-Fetch-Site, else Origin), it carries a signed token that
is neither too young nor too old, a trap field is empty, and its address has not sent too many.
"""

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

TOKEN_FIELD = "jeton"  # noqa: S105 -- the name of a form field
SALT = "core.public_post"
TRAP_FIELD = "pagina_web"
MIN_AGE = 1  # seconds: a person needs longer than a program
MAX_AGE = 12 * 3600
RATE = 20  # posts
RATE_WINDOW = 600  # seconds

REFUSED = (
    "Cererea nu a putut fi primită. Întoarceți-vă la pagină, reîncărcați-o și încercați din nou."
)
TOO_MANY = "Ați trimis prea multe cereri. Încercați din nou peste câteva minute."


def make_token(purpose: str) -> str:
    """Return a token for one kind of form; it carries its time and nothing else."""
    return signing.dumps({"for": purpose, "at": int(time.time())}, salt=SALT)


def _token_is_good(token: str, purpose: str, *, at_once: bool) -> bool:
    try:
        content = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return False
    age = time.time() - content["at"]
    least = 0 if at_once else MIN_AGE
    return bool(content["for"] == purpose and least <= age <= MAX_AGE)


def _is_own_site(request: HttpRequest) -> bool:
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def _is_flood(request: HttpRequest) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    digest = hashlib.blake2s(address.encode(), digest_size=12, person=b"flood").hexdigest()
    key = f"public-post:{digest}"
    cache.add(key, 0, RATE_WINDOW)
    try:
        return cache.incr(key) > RATE
    except ValueError:  # the entry expired between the two calls
        return False


def _refuse(request: HttpRequest, message: str, status: int) -> HttpResponse:
    return TemplateResponse(request, "pages/refused.html", {"message": message}, status=status)


def public_post(
    purpose: str, *, at_once: bool = False
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Admit a POST from our own public pages; anything else gets a clear sentence.

    ``at_once``: something secret speaks for whoever sends it, a password or the link of a mail, so
    that a quick hand is no sign of a program.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @never_cache
        @require_POST
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not _is_own_site(request) or request.POST.get(TRAP_FIELD):
                return _refuse(request, REFUSED, 403)
            if not _token_is_good(request.POST.get(TOKEN_FIELD, ""), purpose, at_once=at_once):
                return _refuse(request, REFUSED, 403)
            if _is_flood(request):
                return _refuse(request, TOO_MANY, 429)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
