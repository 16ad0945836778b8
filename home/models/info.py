"""Information pages: the institution, the legal pages, anything else."""

from django.db import models

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.blocks.stream import BodyBlock
from core.models import BasePage


class InfoPage(BasePage):
    """A free page with a summary and the date on which its text was last checked."""

    template = "pages/info_page.html"
    parent_page_types = ["home.HomePage", "home.InfoPage"]
    subpage_types = ["home.InfoPage"]

    summary = models.TextField("pe scurt", max_length=300, blank=True)
    reviewed_on = models.DateField("verificată la", null=True, blank=True)
    footer_title = models.CharField(
        "nume în subsol",
        max_length=60,
        blank=True,
        help_text="Completat = legătură în subsolul fiecărei pagini. Exemplu: „Protecția datelor”.",
    )
    is_cookie_page = models.BooleanField(
        "pagina despre cookie-uri",
        default=False,
        help_text="Arată singură dacă site-ul folosește cookie-uri, după setarea de măsurare.",
    )
    body = StreamField(BodyBlock(), verbose_name="conținut", blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("reviewed_on"),
    ]
    promote_panels = [
        *BasePage.promote_panels,
        FieldPanel("footer_title"),
        FieldPanel("is_cookie_page"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "Pagină de informare"
        verbose_name_plural = "Pagini de informare"
