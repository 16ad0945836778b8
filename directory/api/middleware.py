"""What every answer of the API has: open to other sites, limited, errors that programs can read."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from directory.api.limits import refusal
from directory.api.problems import problem

PREFIX = "/api/hsds/"
METHODS = "GET, HEAD, OPTIONS"
FAILED = "Cererea nu a putut fi îndeplinită. Încercați mai târziu."


class PublicApiMiddleware:
    """Stand around the views of the API; other addresses pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        response = self._answer(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After"
        response["X-Robots-Tag"] = "noindex"
        response.headers.setdefault("Cache-Control", "public, max-age=60")
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response = HttpResponse(status=HTTPStatus.NO_CONTENT)
            response["Access-Control-Allow-Methods"] = METHODS
            response["Access-Control-Allow-Headers"] = "X-API-Key, If-None-Match, If-Modified-Since"
            response["Access-Control-Max-Age"] = "86400"
            return response
        if request.method not in {"GET", "HEAD"}:
            refused: HttpResponseBase = problem(
                "Datele se pot doar citi: folosiți GET.", HTTPStatus.METHOD_NOT_ALLOWED
            )
            refused["Allow"] = METHODS
            return refused
        return refusal(request) or self._read(request)

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        method = request.method
        request.method = "GET"  # the server drops the body of an answer to HEAD
        try:
            response = self.get_response(request)
        finally:
            request.method = method
        if response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
            return problem(FAILED, HTTPStatus.INTERNAL_SERVER_ERROR)
        return response
