"""Errors that a program can read and a person understands (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse

TITLES = {
    HTTPStatus.BAD_REQUEST: "Cerere greșită",
    HTTPStatus.NOT_FOUND: "Nu există",
    HTTPStatus.METHOD_NOT_ALLOWED: "Metodă nepermisă",
    HTTPStatus.TOO_MANY_REQUESTS: "Prea multe cereri",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Eroare a serverului",
}
SENTENCES = {
    "int_parsing": "trebuie să fie un număr întreg",
    "float_parsing": "trebuie să fie un număr",
    "finite_number": "trebuie să fie un număr",
    "bool_parsing": "trebuie să fie „true” sau „false”",
    "uuid_parsing": "trebuie să fie un identificator UUID",
    "greater_than_equal": "trebuie să fie cel puțin {ge}",
    "less_than_equal": "trebuie să fie cel mult {le}",
    "string_too_long": "poate avea cel mult {max_length} caractere",
    "literal_error": "nu are una dintre valorile posibile",
    "enum": "nu are una dintre valorile posibile",
    "missing": "lipsește",
}


class ProblemError(Exception):
    """A request that cannot be answered, with the sentence that says why."""

    def __init__(self, detail: str, status: int = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status


def problem(detail: str, status: int) -> JsonResponse:
    """Return an error as ``application/problem+json``."""
    body = {
        "type": "about:blank",
        "title": TITLES.get(HTTPStatus(status), "Eroare"),
        "status": int(status),
        "detail": detail,
    }
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )


def explained(errors: list[dict[str, Any]]) -> str:
    """Say in Romanian what is wrong with each parameter."""
    return " ".join(f"Parametrul „{error['loc'][-1]}” {_sentence(error)}." for error in errors)


def _sentence(error: dict[str, Any]) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    known = SENTENCES.get(error["type"], "nu are forma cerută")
    return known.format(**error.get("ctx", {}))


def nothing_here(request: HttpRequest) -> JsonResponse:
    """Answer at an address that does not exist."""
    return problem(
        "La această adresă nu este nimic. Adresele sunt descrise la /api/docs/.",
        HTTPStatus.NOT_FOUND,
    )
