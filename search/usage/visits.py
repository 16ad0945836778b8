"""Which searches are counted: those of people who looked for something, once a day each."""

import logging
import re
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.limits import is_over
from search.models import QueryCount
from search.usage.query_counts import normal_form

logger = logging.getLogger(__name__)
_PROGRAM = re.compile(  # CUBOT makes telephones
    r"(?<!\bcu)bot|crawl|spider|slurp|preview|monitor|headless|scan|python|curl|wget|java|http|fetch|php",
    re.IGNORECASE,
)
A_DAY = int(timedelta(days=1).total_seconds())
TEXTS_OF_A_VISITOR = 50  # a day
TEXTS_OF_AN_ADDRESS = 300  # a day; a whole mobile network may share one


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


def visitor(request: HttpRequest) -> tuple[str, str]:
    """Return the address and the browser that asked: who is counted once a day."""
    return request.META.get("REMOTE_ADDR", ""), request.headers.get("User-Agent", "")


def is_new_today(who: tuple[str, str], text: str) -> bool:
    """Say whether a visitor looks for a text for the first time today, within what one may ask.

    The cache holds only digests with our secret key and the day: none can be led back to an
    address or a text, nor to another day.
    """
    today = timezone.localdate().isoformat()
    key = f"searched:{_digest(today, *who)}"
    mark = _digest(today, *who, text)
    known: frozenset[str] = cache.get(key, frozenset())
    if mark in known or len(known) >= TEXTS_OF_A_VISITOR:
        return False
    cache.set(key, known | {mark}, A_DAY)
    return not is_over("searches", _digest(today, who[0]), TEXTS_OF_AN_ADDRESS, A_DAY)


def _digest(*parts: str) -> str:
    return salted_hmac("search.usage.visits", "\n".join(parts)).hexdigest()[:24]


class CountedResponse(TemplateResponse):
    """A result page that is counted after it was sent, so that counting cannot delay or break it."""

    counted_query = ""
    found = True
    who = ("", "")

    def count(self, query: str, *, found: bool, who: tuple[str, str]) -> "CountedResponse":
        """Count this answer when it is through, once a day for each visitor."""
        self.counted_query, self.found, self.who = normal_form(query), found, who
        return self

    def close(self) -> None:
        """Count, then end the request as Django does."""
        try:
            is_good = self.counted_query and self.status_code == 200  # noqa: PLR2004 -- the one good answer
            if is_good and is_new_today(self.who, self.counted_query):
                QueryCount.count(self.counted_query, found=self.found)
        except (DatabaseError, OSError) as failure:
            # Its message may hold the query: only its kind is logged.
            logger.warning("A search was not counted: %s", type(failure).__name__)
        finally:
            super().close()
