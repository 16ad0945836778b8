"""News and its list."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.models.pages import PageManager
from wagtail.search import index

from core.blocks.stream import StoryBlock
from core.models import BasePage, PortalSettings
from core.queries import ListingQuerySet
from home.feeds import news_feed

PAGE_SIZE = 12


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, the newest first, with an Atom feed."""

    template = "pages/news_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    schema_type = "CollectionPage"
    lists_pages_below = True

    summary = models.TextField("introducere", max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = "Lista noutăților"

    def news(self) -> "NewsQuerySet":
        """Return the live news under this page, the newest first."""
        return NewsPage.objects.latest_live().child_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["news"] = Paginator(self.news(), PAGE_SIZE).get_page(request.GET.get("p"))
        return context

    @path("feed.xml/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Answer the Atom feed."""
        return news_feed(self, request)


class NewsQuerySet(ListingQuerySet):
    """Listings of news."""

    def latest_live(self) -> "NewsQuerySet":
        """Return live news, the newest first, with pictures and without their long texts."""
        return (
            self.published()
            .select_related("image")
            .defer("body")
            .order_by("-date", "-first_published_at")
        )


class NewsPage(BasePage):
    """One piece of news."""

    template = "pages/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    schema_type = "WebPage"
    search_kind = "news"

    date = models.DateField("data", default=timezone.localdate)
    summary = models.TextField(
        "pe scurt",
        max_length=300,
        help_text="Două propoziții: ce s-a schimbat și pentru cine. "
        "Bun: „Din 1 noiembrie puteți cere ajutorul pentru încălzire.”",
    )
    image = models.ForeignKey(
        "core.PortalImage",
        verbose_name="imagine",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(StoryBlock(), verbose_name="conținut", blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = "Noutate"
        verbose_name_plural = "Noutăți"
        indexes = [models.Index(fields=["-date"])]

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        portal = PortalSettings.for_request(request)
        data = super().structured_data(request)
        day: date = self.date
        article: dict[str, Any] = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "datePublished": day.isoformat(),
            "inLanguage": "ro",
            "mainEntityOfPage": data[0]["@id"],
            "author": {"@id": f"{portal.base_url}/#institutia"},
            "publisher": {
                "@type": "GovernmentOrganization",
                "name": portal.institution_name or portal.name,
            },
        }
        if self.image:
            article["image"] = [portal.base_url + self.image.social_url]
        if self.last_published_at:
            article["dateModified"] = self.last_published_at.isoformat()
        return [*data, article]
