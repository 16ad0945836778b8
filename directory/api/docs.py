"""The readable documentation: written by hand, with the parameters from the OpenAPI document."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.api import limits
from directory.api.hsds import api
from directory.api.selections import MAX_PER_PAGE


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show how the API is used; the examples are addresses of this very server."""
    site = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    context = {
        "base": f"{site}{reverse('hsds:api-root')}",
        "endpoints": endpoints(),
        "limits": {
            "minute": limits.REQUESTS_A_MINUTE,
            "streams": limits.STREAMS_AN_HOUR,
            "page": MAX_PER_PAGE,
        },
    }
    return TemplateResponse(request, "directory/api/docs.html", context)


@lru_cache(maxsize=1)
def endpoints() -> list[dict[str, Any]]:
    """Return address, title and parameters of each endpoint."""
    root = reverse("hsds:api-root")
    return [
        {
            "path": "/" + path.removeprefix(root),
            "title": operation["summary"],
            "parameters": [
                {"name": item["name"], "text": item["schema"].get("description", "")}
                for item in operation.get("parameters", [])
                if item["in"] == "query"
            ],
        }
        for path, methods in api.get_openapi_schema()["paths"].items()
        for operation in methods.values()
    ]
