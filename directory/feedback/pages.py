"""Full addresses of what mails speak of."""

from django.urls import NoReverseMatch, reverse

from directory.models import Service
from directory.notifying.links import absolute


def record(service: Service) -> str:
    """Return the public page of a service."""
    return absolute(record_path(service))


def record_path(service: Service) -> str:
    """Return the path of the public page."""
    try:
        return reverse("directory_service", args=[service.pk])
    except NoReverseMatch:
        return f"/harta/{service.pk}/"


def suggestion(key: int) -> str:
    """Return the page on which a moderator decides on a suggestion."""
    return absolute(reverse("directory_suggestion_decide", args=[key]))


def review(key: int) -> str:
    """Return the page on which a moderator decides on a review."""
    return absolute(reverse("directory_review_decide", args=[key]))
