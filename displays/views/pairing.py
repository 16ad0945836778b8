"""Where a player asks to be paired with its screen."""

from http import HTTPStatus

from django.http import HttpRequest

from core.limits import is_over
from displays.models import Screen
from displays.screens import pairing
from displays.screens.answers import RefusedError, player_post, secret_of

REQUESTS = (
    120  # a minute and address: ten televisions behind one address, asking every five seconds
)
TOO_MANY = "Prea multe cereri de asociere. Încercați din nou peste un minut."
NO_SCREEN = "Ecranul nu există."


@player_post
def pair(request: HttpRequest, slug: str) -> dict[str, str]:
    """Say whether the asking browser is paired, waits with a code, or may not ask now."""
    secret = secret_of(request)
    if is_over("pair", request.META.get("REMOTE_ADDR", ""), REQUESTS, 60):
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY)
    screen = Screen.objects.filter(slug=slug).first()
    if screen is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, NO_SCREEN)
    return pairing.ask(screen, secret, request.headers.get("User-Agent", ""))
