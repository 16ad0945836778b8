"""Which searches are counted: those of people who looked for something, once each."""

import logging
import re

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.template.response import TemplateResponse

from search.models import QueryCount

logger = logging.getLogger(__name__)
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|headless|scan|python|curl|wget|java|http|fetch|php",
    re.IGNORECASE,
)


def is_person(request: HttpRequest) -> bool:
    """Say whether a visitor asked: no program, no page fetched in advance, nobody from the console."""
    agent = request.headers.get("User-Agent", "")
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return (
        request.method == "GET"
        and agent.startswith("Mozilla/")
        and not _PROGRAM.search(agent)
        and "prefetch" not in purpose
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


class CountedResponse(TemplateResponse):
    """A result page that is counted after it was sent, so that counting cannot delay or break it."""

    counted_query = ""
    found = True

    def count(self, query: str, *, found: bool) -> "CountedResponse":
        """Count this answer when it is through."""
        self.counted_query, self.found = query, found
        return self

    def close(self) -> None:
        """Count, then end the request as Django does."""
        try:
            if self.counted_query and self.status_code == 200:  # noqa: PLR2004 -- the one good answer
                QueryCount.count(self.counted_query, found=self.found)
        except DatabaseError as failure:  # its message may hold the query: only its kind is logged
            logger.warning("A search was not counted: %s", type(failure).__name__)
        finally:
            super().close()
