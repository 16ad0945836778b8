"""What every public page shares."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.models.pages import PageManager
from wagtail.search import index

from core.console.page_form import PortalPageForm
from core.models.settings import PortalSettings
from core.queries import ListingQuerySet
from core.routing import HOME_DEPTH, RoutingMixin
from core.sitemap import SitemapMixin
from core.text import plain_text

DESCRIPTION_LENGTH = 160


class BasePage(RoutingMixin, SitemapMixin, Page):
    """A public page: description, social picture, breadcrumb, structured data.

    Children set ``template`` and, when they have one, a ``summary`` field.
    """

    social_image = models.ForeignKey(
        "core.PortalImage",
        verbose_name="imaginea pentru distribuire",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Apare pe Facebook și WhatsApp. Goală = imaginea paginii sau cea a instituției.",
    )
    schema_type = "WebPage"
    search_kind = "page"
    """The group in which the search shows it: service, notice, news or page."""
    base_form_class = PortalPageForm

    objects = PageManager.from_queryset(ListingQuerySet)()

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading="Pentru motoarele de căutare și distribuire",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="Meniu"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("title", boost=8)]

    class Meta:
        abstract = True

    @property
    def meta_description(self) -> str:
        """The description for search engines: written by the editor, else the summary."""
        text = self.search_description or plain_text(getattr(self, "summary", "") or "")
        if len(text) <= DESCRIPTION_LENGTH:
            return text
        return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–") + "…"

    @property
    def share_image(self) -> Any:
        """The picture for social networks: the chosen one, else the page's own."""
        return self.social_image or getattr(self, "image", None)

    def breadcrumbs(self, request: HttpRequest | None = None) -> list[dict[str, str]]:
        """Return the path from the home page to the parent as {"title", "url"}; one query a page."""
        return [
            {
                "title": "Acasă" if page.depth == HOME_DEPTH else page.title,
                "url": page.get_url(request),
            }
            for page in self._trail
        ]

    @cached_property
    def _trail(self) -> list[Page]:
        if self.depth <= HOME_DEPTH:
            return []
        return list(self.get_ancestors().live().filter(depth__gte=HOME_DEPTH))

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the schema.org objects of the page; children extend the list."""
        base = PortalSettings.for_request(request).base_url
        url = base + (self.get_url(request) or "/")
        page: dict[str, Any] = {
            "@type": self.schema_type,
            "@id": url,
            "url": url,
            "name": self.title,
            "inLanguage": "ro",
        }
        if self.meta_description:
            page["description"] = self.meta_description
        if self.last_published_at:
            page["dateModified"] = self.last_published_at.isoformat()
        trail = [*self.breadcrumbs(request), {"title": self.title, "url": self.get_url(request)}]
        crumbs = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": item["title"],
                    "item": base + item["url"],
                }
                for place, item in enumerate(trail, start=1)
            ],
        }
        return [page, crumbs] if len(trail) > 1 else [page]
