"""The visitor's address behind the portal's own proxies.

Lock-out and rate limits count by address. Behind a proxy every request seems to come from the
proxy itself, so one attacker would lock out everyone; trusting the header without a proxy
would let an attacker invent addresses. ``PROXY_COUNT`` says how many proxies are ours.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ClientAddressMiddleware:
    """Put the address that our outermost proxy saw into ``REMOTE_ADDR``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        forwarded = request.headers.get("X-Forwarded-For", "")
        chain = [address.strip() for address in forwarded.split(",") if address.strip()]
        if settings.PROXY_COUNT and len(chain) >= settings.PROXY_COUNT:
            request.META["REMOTE_ADDR"] = chain[-settings.PROXY_COUNT]
        return self.get_response(request)
