"""Signed links in mails: they open one thing without an account and without a session."""

from typing import Any

from django.core import signing
from django.urls import reverse

from wagtail.models import Site

from core.models import PortalSettings


def absolute(path: str) -> str:
    """Return the full address of a path of the portal."""
    site = Site.objects.filter(is_default_site=True).first()
    return f"{PortalSettings.for_site(site).base_url}{path}" if site else path


def signed(route: str, **content: Any) -> str:
    """Return the full address of a view that takes what it needs as a signed ``token``."""
    return absolute(signed_path(route, **content))


def signed_path(route: str, **content: Any) -> str:
    """Return the path of such a view."""
    return reverse(route, args=[signing.dumps(content, salt=route, compress=True)])


def read(route: str, token: str) -> dict[str, Any] | None:
    """Return what a link of this view holds, or nothing when it was changed or cut."""
    try:
        content = signing.loads(token, salt=route)
    except signing.BadSignature:
        return None
    return content if isinstance(content, dict) else None
