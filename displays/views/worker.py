"""The service worker that lets a hall screen start without the server."""

import json

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from displays.shell import WORKER, shell

SCOPE = "/ecran/"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Answer the worker; it names the files of the shell, so it differs when any of them does."""
    script = f'import {{ serve }} from "{static(WORKER)}";\n\nserve({json.dumps(shell())});\n'
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = SCOPE
    patch_cache_control(response, no_cache=True)
    return response
