"""Questions about services that more than one caller asks."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from services.models import ServicePage
from services.models.review import REVIEW_DAYS


def published_services() -> QuerySet[ServicePage]:
    """Return all published services in tree order, light enough for a list of cards."""
    return ServicePage.objects.published().defer_streamfields()


def pages_to_verify(on: date | None = None) -> QuerySet[ServicePage]:
    """Return the published services due for verification on a day, the longest overdue first."""
    day = on or timezone.localdate()
    pages = ServicePage.objects.live().annotate(
        last_review=Coalesce("verified_on", "sources_checked_on")
    )
    due = (
        Q(last_review__isnull=True)
        | Q(last_review__lte=day - timedelta(days=REVIEW_DAYS))
        | Q(next_review__lte=day)
    )
    return pages.filter(due).order_by(F("last_review").asc(nulls_first=True), "title")
