"""What the map draws: the points of a selection, and the country under them."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import conditional_page, require_safe

from core.csp import allow_images
from core.models import PortalSettings
from directory import sector_outlines
from directory.models import LocalityKind
from directory.outlines import outlines_in_degrees
from directory.selection import Results, Selection
from directory.selection.points import Frame, answer, towns

BAD_FRAME = (
    "Partea cerută din hartă nu se înțelege: bbox=vest,sud,est,nord în grade și zoom între 5 și 18."
)
A_DAY = 86_400


@require_safe
@conditional_page
def points(request: HttpRequest) -> HttpResponse:
    """Answer the points of the list's own query string, or of the part that a map shows."""
    frame = None
    if "bbox" in request.GET or "zoom" in request.GET:
        try:
            frame = Frame.read(request.GET.get("bbox", ""), request.GET.get("zoom", ""))
        except ValueError:
            return JsonResponse({"detail": BAD_FRAME}, status=400)
    response = _json(answer(Results(Selection.from_query(request.GET)), frame))
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@conditional_page
def ground(request: HttpRequest) -> HttpResponse:
    """Answer the outlines of counties and, where there are some, sectors, and towns for orientation."""
    named = [
        [name, round(latitude, 4), round(longitude, 4), int(kind != LocalityKind.MUNICIPALITY)]
        for name, kind, latitude, longitude in towns()
    ]
    response = _json(
        {"outlines": outlines_in_degrees(), "towns": named, **sector_outlines.for_map()}
    )
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def allow_tiles(request: HttpRequest) -> None:
    """Let the page of the map load the base layer that an administrator set, if any."""
    tiles = PortalSettings.for_request(request).map_tiles
    if tiles:
        address = urlsplit(tiles.replace("{s}", "*"))
        allow_images(request, f"{address.scheme}://{address.netloc}")


def _json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
