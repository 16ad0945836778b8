"""Cache time of pages whose content changes by the clock."""

from datetime import datetime
from typing import TypeVar

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control

Response = TypeVar("Response", bound=HttpResponseBase)
LONGEST = 60


def expire_at(response: Response, moment: datetime | None) -> Response:
    """Let caches keep an answer for a minute, and never past the moment at which it changes."""
    seconds = LONGEST
    if moment is not None:
        seconds = min(LONGEST, max(0, int((moment - timezone.now()).total_seconds())))
    patch_cache_control(response, max_age=seconds)
    return response
