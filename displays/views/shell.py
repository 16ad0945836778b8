"""The static shell in which a hall screen plays."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.csp import PUBLIC, header
from core.models import PortalSettings
from displays.models import Screen
from displays.release import stage_styles
from displays.shell import shell


@require_safe
def player(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the static shell in which a hall screen plays."""
    screen = get_object_or_404(Screen.objects.select_related("noticeboard"), slug=slug)
    context = {
        "screen": screen,
        "shell_version": shell()["version"],
        "stage_styles": stage_styles(),
        "portal": PortalSettings.for_site(screen.noticeboard.get_site()),
    }
    response = TemplateResponse(request, "displays/player.html", context).render()
    # The player asks nothing of third parties, whatever the site's analytics are.
    response["Content-Security-Policy"] = header(PUBLIC)
    patch_cache_control(response, no_cache=True)
    return response
