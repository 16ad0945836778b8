"""Content-Security-Policy: strict for the public and the player, as strict as Wagtail allows in the console.

The console's text editor writes its placeholder as a style sheet (measured on Wagtail 8.0.1), so
style elements are relaxed there; its inline scripts are admitted one by one in
``core.console.inline_scripts``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

Policy = dict[str, str]

PUBLIC: Policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
CONSOLE: Policy = PUBLIC | {
    "style-src-elem": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "base-uri": "'self'",
}
ANALYTICS: Policy = PUBLIC | {
    "script-src": "'self' https://www.googletagmanager.com",
    "img-src": "'self' data: https://*.google-analytics.com https://www.googletagmanager.com",
    "connect-src": "'self' https://*.google-analytics.com https://*.analytics.google.com https://www.googletagmanager.com",
}
CONSOLE_PREFIX = "/admin/"


def header(policy: Policy) -> str:
    """Return the header's value."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


class ContentSecurityPolicyMiddleware:
    """Give every answer a policy; a view may choose another with ``use_policy``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.has_header("Content-Security-Policy"):
            policy = getattr(request, "csp_policy", None)
            if policy is None:
                policy = CONSOLE if request.path.startswith(CONSOLE_PREFIX) else PUBLIC
            if images := getattr(request, "csp_images", ""):
                policy = policy | {"img-src": f"{policy['img-src']} {images}"}
            response["Content-Security-Policy"] = header(policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=()"
        )
        return response


def use_policy(request: HttpRequest, policy: Policy) -> None:
    """Let this answer have another policy."""
    request.csp_policy = policy  # type: ignore[attr-defined]  # read back by the middleware above


def allow_images(request: HttpRequest, origin: str) -> None:
    """Let this answer load pictures from one more origin, whatever its policy."""
    request.csp_images = origin  # type: ignore[attr-defined]  # read back by the middleware above


def embeddable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let other sites show the view's page in a frame."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        use_policy(request, PUBLIC | {"frame-ancestors": "*"})
        response = view(request, *args, **kwargs)
        response.xframe_options_exempt = True  # Django's own flag
        return response

    return wrapped
