"""The list of services."""

from django.db import models
from django.db.models import QuerySet

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks.stream import BodyBlock
from core.models import BasePage
from services.models.service_page import ServicePage


class ServicesIndexPage(BasePage):
    """All services, in the order in which they are dragged in the page tree."""

    template = "pages/services_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.ServicePage"]
    max_count = 1
    lists_pages_below = True

    intro = models.TextField(
        "introducere",
        blank=True,
        help_text="O propoziție sau două sub titlu. "
        "Bun: „Alegeți ajutorul care vi se potrivește.” Slab: „Bine ați venit pe pagina…”.",
    )
    body = StreamField(BodyBlock(), verbose_name="conținut sub listă", blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "lista serviciilor"
        verbose_name_plural = "liste de servicii"

    @property
    def summary(self) -> str:
        """The introduction serves as description where no other is written."""
        return self.intro

    @property
    def services(self) -> "QuerySet[ServicePage]":
        """The published services of this list, in tree order."""
        return ServicePage.objects.child_of(self).published().defer_streamfields()
