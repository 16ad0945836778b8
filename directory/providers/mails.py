"""Mails to providers: a template each, its first line is the subject; they leave from the outbox."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from core import outbox
from core.models import PortalSettings
from directory.providers.links import address_of


def send(name: str, key: str, to: str, /, *, unsubscribe: str = "", **context: Any) -> bool:
    """Queue a mail in the caller's transaction; a key is mailed once."""
    context |= {"home": address_of("providers_home"), "institution": _institution()}
    text = render_to_string(f"providers/mail/{name}.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    return outbox.queue(
        f"provider:{name}:{key}", to, subject, f"{body.strip()}\n", unsubscribe=unsubscribe
    )


def _institution() -> str:
    found = PortalSettings.objects.first()
    return found.name if found else settings.WAGTAIL_SITE_NAME
