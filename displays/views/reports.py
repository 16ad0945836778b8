"""Where a paired player says what is on its screen."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest

from displays.screens import records, reports
from displays.screens.answers import RefusedError, player_post, secret_of

BIGGEST = 256 * 1024
TOO_BIG = "Raportul este prea mare: cel mult 256 kB."
UNKNOWN = "Televizorul nu este asociat cu acest ecran."


@player_post
def report(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Store a report of a paired player; nobody else is read."""
    secret = secret_of(request)
    body = _body(request)
    player = records.player_of(slug, secret)
    if player is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, UNKNOWN)
    try:
        found = reports.read(body)
    except reports.BadReportError as refusal:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(refusal)) from None
    records.store(player, found)
    answer: dict[str, Any] = {"received": found.received}
    return answer | ({"refused": found.refused} if found.refused else {})


def _body(request: HttpRequest) -> bytes:
    """Read no more than a report may have, whatever its header says."""
    body = request.read(BIGGEST + 1)
    if len(body) > BIGGEST:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_BIG)
    return body
