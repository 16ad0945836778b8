"""The first page of the portal."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from core.blocks.stream import BodyBlock
from core.blocks.text import INLINE_FEATURES
from core.models import BasePage, PortalSettings
from displays.models import NoticeboardPage
from home.models.news import NewsPage
from services.services import published_services

LATEST_NEWS = 3
CURRENT_NOTICES = 4


class HomePage(BasePage):
    """Leads to the services, the services portal, the news and the notices."""

    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.NewsIndexPage",
        "home.InfoPage",
        "services.ServicesIndexPage",
        "displays.NoticeboardPage",
    ]
    max_count = 1
    lists_pages_below = True

    hero_title = models.CharField(
        "titlul mare",
        max_length=120,
        help_text="Bun: „Cu ce vă putem ajuta?”. De evitat: „Bine ați venit pe site-ul nostru”.",
    )
    hero_text = RichTextField("sub titlu", features=INLINE_FEATURES, blank=True)
    image = models.ForeignKey(
        "core.PortalImage",
        verbose_name="imagine",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    portal_title = models.CharField("titlul casetei cu portalul", max_length=120, blank=True)
    portal_text = RichTextField("textul casetei cu portalul", features=INLINE_FEATURES, blank=True)
    noticeboard = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="avizierul de pe prima pagină",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name="conținut liber", blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("image")],
            heading="Partea de sus",
        ),
        MultiFieldPanel(
            [FieldPanel("portal_title"), FieldPanel("portal_text")],
            heading="Portalul de servicii online",
        ),
        PageChooserPanel("noticeboard", "displays.NoticeboardPage"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("hero_title"),
        index.SearchField("hero_text"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "Prima pagină"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["services"] = published_services()
        context["latest_news"] = NewsPage.objects.latest_live()[:LATEST_NEWS]
        board = NoticeboardPage.objects.live().filter(pk=self.noticeboard_id).first()
        context["board"] = board
        context["notices"] = board.notices()[:CURRENT_NOTICES] if board else []
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        portal = PortalSettings.for_request(request)
        data = super().structured_data(request)
        institution: dict[str, Any] = {
            "@type": "GovernmentOrganization",
            "@id": f"{portal.base_url}/#institutia",
            "name": portal.institution_name or portal.name,
            "url": f"{portal.base_url}/",
        }
        optional = {
            "alternateName": portal.short_name,
            "telephone": portal.phone,
            "email": portal.email,
            "address": portal.main_office.address if portal.main_office else "",
            "logo": portal.base_url + portal.logo.file.url if portal.logo else "",
        }
        institution |= {name: value for name, value in optional.items() if value}
        website = {
            "@type": "WebSite",
            "name": portal.name,
            "url": f"{portal.base_url}/",
            "inLanguage": "ro",
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{portal.base_url}/cauta/?q={{cuvinte}}",
                "query-input": "required name=cuvinte",
            },
        }
        return [*data, institution, website]
