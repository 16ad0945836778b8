"""What the footer of every page needs from the information pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.csp import CONSOLE_PREFIX
from home.models import InfoPage


def footer(request: HttpRequest) -> dict[str, Any]:
    """Give templates ``footer_pages``: {"title", "url"} of the pages that ask for it, in one query."""
    if request.path.startswith(CONSOLE_PREFIX):
        return {}

    def pages() -> list[dict[str, str]]:
        found = InfoPage.objects.live().exclude(footer_title="").defer("body").order_by("path")
        return [{"title": page.footer_title, "url": page.get_url(request)} for page in found]

    return {"footer_pages": SimpleLazyObject(pages)}
