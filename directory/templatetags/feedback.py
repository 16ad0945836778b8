"""What the public page of a record shows of people's opinions."""

from typing import Any

from django import template

from directory.feedback import reviews
from directory.models import Service

register = template.Library()


@register.inclusion_tag("feedback/reviews.html")
def service_reviews(service: Service) -> dict[str, Any]:
    """Show the published reviews of a service, and nothing on a protected one."""
    return {
        "service": service,
        "open": reviews.may_be_reviewed(service),
        "reviews": reviews.published_for(service),
    }


@register.inclusion_tag("feedback/record_links.html")
def record_links(service: Service) -> dict[str, Any]:
    """Show what anybody can do about a record."""
    return {"service": service}
