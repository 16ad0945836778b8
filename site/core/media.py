"""Uploaded files with byte ranges, so that films can be sought and resumed.

In production the proxy answers these addresses; this view serves one-machine installations.
WhiteNoise does the HTTP part: ranges, conditional requests, safe paths.
"""

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from whitenoise import WhiteNoise

DOCUMENTS = "/media/documents/"  # they have an address of their own, which asks who may read them
IMMUTABLE_FOLDER = "/released/"
DAY = 86_400


def _is_immutable(_path: str, url: str) -> bool:
    return IMMUTABLE_FOLDER in url


@lru_cache(maxsize=4)
def _files(root: str) -> WhiteNoise:
    files = WhiteNoise(
        None,
        autorefresh=True,
        max_age=DAY,
        immutable_file_test=_is_immutable,
        allow_all_origins=False,
    )
    Path(root).mkdir(parents=True, exist_ok=True)
    files.add_files(root, prefix=settings.MEDIA_URL)
    return files


@require_safe
def serve(request: HttpRequest) -> HttpResponseBase:
    """Answer a media file, or a part of it."""
    if request.path_info.startswith(DOCUMENTS):
        raise Http404
    found = _files(str(settings.MEDIA_ROOT)).find_file(request.path_info)
    if found is None:
        raise Http404
    answer = found.get_response(request.method, request.META)
    status = HTTPStatus(answer.status)
    response: HttpResponseBase
    if answer.file is None:
        response = HttpResponse(status=status)
    else:
        response = FileResponse(answer.file, status=status)
    for name, value in answer.headers:
        response[name] = value
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
