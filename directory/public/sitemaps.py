"""Sitemaps of services and providers, in chunks, with the day of the last change."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.disclosure import public_services
from directory.models import Organization, Service, Stage
from directory.selection.results import WORKING

CHUNK = 10_000
PAGES = (
    "directory_services",
    "directory_guide",
    "directory_organizations",
    "directory_statistics",
    "directory_open_data",
    "directory_resources",
    "directory_for_providers",
    "directory_help",
    "directory_api_docs",
)


class Pages(Sitemap[Any]):
    """Pages about the register as a whole."""

    def items(self) -> tuple[str, ...]:
        """Return the names of their addresses."""
        return PAGES

    def location(self, item: Any) -> str:
        return reverse(item)


class Services(Sitemap[Any]):
    """Pages of services that the register holds."""

    limit = CHUNK

    def items(self) -> QuerySet[Service, Any]:
        """Return key and day of change alone: a hundred thousand objects are too many."""
        services = public_services().filter(status__in=WORKING)
        return services.order_by("pk").values_list("pk", "modified_at")

    def location(self, item: Any) -> str:
        return reverse("directory_service", args=[item[0]])

    def lastmod(self, item: Any) -> Any:
        return item[1]


class Organizations(Sitemap[Any]):
    """Pages of providers that have such a service."""

    limit = CHUNK

    def items(self) -> QuerySet[Organization, Any]:
        """Return key and the newest change of the services."""
        shown = Q(services__stage=Stage.PUBLISHED, services__status__in=WORKING)
        newest = Max("services__modified_at", filter=shown)
        found = Organization.objects.annotate(newest=newest).filter(newest__isnull=False)
        return found.order_by("pk").values_list("pk", "newest")

    def location(self, item: Any) -> str:
        return reverse("directory_organization", args=[item[0]])

    def lastmod(self, item: Any) -> Any:
        return item[1]


SECTIONS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "pagini": Pages,
    "servicii": Services,
    "furnizori": Organizations,
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the chunks."""
    return django_views.index(request, SECTIONS, sitemap_url_name="directory_sitemap_section")


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """List the pages of a chunk."""
    return django_views.sitemap(request, SECTIONS, section=section)
