"""How often somebody may ask: by address, or more often with a key."""

from http import HTTPStatus

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse

from core.limits import is_over
from core.romanian import counted
from directory.api.problems import problem
from directory.models import ApiKey

MINUTE = 60
HOUR = 3600
REQUESTS_A_MINUTE = 120
REQUESTS = ("cerere", "cereri")
SECONDS = ("secundă", "secunde")
STREAMS_AN_HOUR = 30  # answers that hold the whole register


def refusal(request: HttpRequest) -> JsonResponse | None:
    """Return why this request is not answered, or nothing."""
    key = request.headers.get("X-API-Key", "")
    if key:
        allowed = _allowed(key)
        if not allowed:
            return problem(
                "Cheia din antetul X-API-Key nu este valabilă. Fără cheie puteți face "
                f"{counted(REQUESTS_A_MINUTE, *REQUESTS)} pe minut.",
                HTTPStatus.UNAUTHORIZED,
            )
        return _too_many("api-key", key, allowed, MINUTE)
    address = request.META.get("REMOTE_ADDR", "")
    if request.GET.get("format") == "ndjson" and (
        refused := _too_many("api-stream", address, STREAMS_AN_HOUR, HOUR)
    ):
        return refused
    return _too_many("api", address, REQUESTS_A_MINUTE, MINUTE)


def _too_many(kind: str, who: str, limit: int, seconds: int) -> JsonResponse | None:
    if not is_over(kind, who, limit, seconds):
        return None
    unit = "pe minut" if seconds == MINUTE else "pe oră"
    response = problem(
        f"Ați trecut de limita de {counted(limit, *REQUESTS)} {unit}. Încercați din nou peste "
        f"{counted(seconds, *SECONDS)}. Toate datele se pot lua dintr-o dată de la /harta/date/.",
        HTTPStatus.TOO_MANY_REQUESTS,
    )
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def _allowed(key: str) -> int:
    """Return how many requests a minute a key allows; 0 when it is not valid."""
    digest = ApiKey.digest(key)
    cached = f"api-key:{digest}"
    allowed = cache.get(cached)
    if allowed is None:
        known = ApiKey.objects.filter(hashed=digest, active=True)
        allowed = known.values_list("per_minute", flat=True).first() or 0
        cache.set(cached, allowed, MINUTE)
    return int(allowed)


def forget(digest: str) -> None:
    """Ask the register of keys again: this one was revoked."""
    cache.delete(f"api-key:{digest}")
