"""The page of the open data, its catalogue, and lasting addresses of the files."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import PortalSettings
from directory.exports import licence
from directory.exports.build import LICENCE_FILE, manifest
from directory.exports.catalogue import catalogue
from directory.exports.rows import COLUMNS


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """List the files of the last night."""
    made = manifest()
    context = {
        "made_at": parse_datetime(made["at"]) if made else None,
        "files": made["files"] if made else [],
        "columns": COLUMNS,
        "licence": licence,
    }
    return TemplateResponse(request, "directory/exports/open_data.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def catalog(request: HttpRequest) -> HttpResponse:
    """Answer with the DCAT-AP catalogue."""
    made = manifest()
    if made is None:
        raise Http404
    site = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    publisher = PortalSettings.for_request(request).institution_name
    response = JsonResponse(
        catalogue(site, publisher, made),
        content_type="application/ld+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@cache_control(no_cache=True)
def latest(request: HttpRequest, name: str) -> HttpResponse:
    """Lead from the lasting address of a file to the one of the last build."""
    made = manifest()
    if made is None or name not in {LICENCE_FILE, *(item["name"] for item in made["files"])}:
        raise Http404
    return HttpResponseRedirect(f"{settings.MEDIA_URL}date-deschise/{made['folder']}/{name}")
