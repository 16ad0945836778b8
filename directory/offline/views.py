"""Saving the map on a device: the page for it, the copy's pieces, the worker and the shell."""

import json

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

import brotli

from core.models import PortalSettings
from directory.offline.build import folder, manifest
from directory.offline.shell import WORKER, shell

A_YEAR = 31_536_000
PICTURES = (
    ("icon-192", "192x192", "any"),
    ("icon-512", "512x512", "any"),
    ("icon-maskable-512", "512x512", "maskable"),
)


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Offer the whole country or some counties, with their sizes."""
    made = manifest()
    context = {
        "made_at": parse_datetime(made["made_at"]) if made else None,
        "counties": made["counties"] if made else [],
        "bytes": made["bundle"]["bytes"] if made else 0,
        "services": sum(item["services"] for item in made["counties"]) if made else 0,
    }
    return TemplateResponse(request, "directory/offline/offline.html", context)


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """Answer which pieces make the copy now."""
    made = manifest()
    if made is None:
        return JsonResponse(
            {"detail": "Copia hărții nu e gata încă. Reveniți peste o oră."}, status=404
        )
    answer = {name: made[name] for name in ("made_at", "bundle", "common", "counties")}
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def piece(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer a piece; its address names its content, so it never changes."""
    try:
        content = (folder() / f"{digest}.json.br").read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    takes_brotli = "br" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        content if takes_brotli else brotli.decompress(content), content_type="application/json"
    )
    if takes_brotli:
        response["Content-Encoding"] = "br"
    patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


@require_safe
def frame(request: HttpRequest) -> HttpResponse:
    """Answer the page in which the copy is shown when the server cannot be reached."""
    context = {"noindex": True, "shell_version": shell()["version"]}
    response = TemplateResponse(request, "directory/offline/shell.html", context)
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Answer the worker; it names the files of the shell, so it differs when any of them does."""
    told = shell() | {"page": reverse("directory_offline_frame")}
    script = f'import {{ serve }} from "{static(WORKER)}";\n\nserve({json.dumps(told)});\n'
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
@cache_control(public=True, max_age=3600)
def app(request: HttpRequest) -> HttpResponse:
    """Describe the map as an app that a telephone can install."""
    portal = PortalSettings.for_request(request)
    start = reverse("directory_services")
    told = {
        "id": start,
        "name": f"Harta serviciilor sociale – {portal.name}",
        "short_name": "Harta serviciilor",
        "description": "Servicii sociale licențiate din toată țara, și fără internet.",
        "lang": "ro",
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#10386c",
        "icons": [
            {
                "src": static(f"img/{name}.png"),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for name, sizes, purpose in PICTURES
        ],
    }
    return JsonResponse(
        told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
