"""What the players' own addresses have in common: JSON answers, a secret in the header."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from displays.screens.pairing import SECRET

NO_SECRET = "Cererea nu are secretul unui televizor."  # noqa: S105 -- a sentence


class RefusedError(Exception):
    """An answer that says what is wrong with a request."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


View = Callable[..., dict[str, Any]]


def player_post(view: View) -> Callable[..., JsonResponse]:
    """Make a view that takes a POST of a player: no cookie, hence no CSRF; never cached."""

    @csrf_exempt
    @never_cache
    @require_POST
    @wraps(view)
    def answered(request: HttpRequest, slug: str) -> JsonResponse:
        try:
            return JsonResponse(view(request, slug))
        except RefusedError as refusal:
            return JsonResponse({"error": refusal.sentence}, status=refusal.status)

    return answered


def secret_of(request: HttpRequest) -> str:
    """Return the secret of the header; refuse a request without one."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not SECRET.fullmatch(secret.strip()):
        raise RefusedError(401, NO_SECRET)
    return secret.strip()
