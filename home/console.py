"""What the news ask of editors: the launch of the services portal, once its address is known."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from core.console.tasks import Task, Urgency, register
from core.models import PortalSettings
from home.models import NewsPage

LAUNCH_NEWS_SLUG = "portalul-serviciilor-online"


@register
def launch_of_the_services_portal(request: HttpRequest) -> Iterator[Task]:
    """Offer the prepared news to those who may publish it, as soon as the address is set."""
    news = NewsPage.objects.filter(slug=LAUNCH_NEWS_SLUG, live=False).first()
    if news is None or not PortalSettings.for_request(request).services_portal_url:
        return
    if not news.permissions_for_user(request.user).can_publish():
        return
    yield Task(
        text=f"Adresa portalului este setată: publicați știrea „{news.title}”",
        url=reverse("wagtailadmin_pages:edit", args=[news.pk]),
        detail="ciorna este pregătită",
        icon="site",
        urgency=Urgency.NOW,
    )
