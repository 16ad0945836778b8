"""Slides: what a screen plays, and the notice that a visitor reads."""

from datetime import datetime
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models.pages import PageManager
from wagtail.search import index

from core.console.ordering import PlacedByEditorsMixin
from core.models import BasePage
from core.queries import ListingQuerySet
from core.text import plain_text, word_count
from displays.blocks import SlideBodyBlock
from displays.caching import expire_at
from displays.layouts import LAYOUT_CHOICES, LAYOUTS, THEME_CHOICES
from displays.models.schedule import ScheduleMixin
from displays.stage.slides import chosen_facts, suggested_seconds, words_of
from displays.validation import SlideForm
from displays.widgets import LayoutPicker

SUMMARY_WORDS = 30
WORDS_OF_A_FACT = 8


class Target(models.TextChoices):
    """Where a slide appears."""

    BOTH = "both", "pe ecranul din hol și online"
    HALL = "hall", "numai pe ecranul din hol"
    ONLINE = "online", "numai online"


class SlideQuerySet(ListingQuerySet):
    """Listings of slides."""

    def for_hall(self) -> "SlideQuerySet":
        """Return the live slides of hall screens in playing order."""
        return self.live().exclude(target=Target.ONLINE).select_related("service").order_by("path")

    def hidden_ids(self) -> list[int]:
        """Return the keys of live slides that no list may show now: for searches over all pages."""
        slides = self.live().only("pk", "live", "target", "windows")
        return [slide.pk for slide in slides if not slide.is_listed()]

    def for_online(self) -> "SlideQuerySet":
        """Return the live notices of the online board, with their pictures, in one query."""
        return (
            self.published()
            .exclude(target=Target.HALL)
            .select_related("service", "lead_image")
            .order_by("path")
        )


SlideManager = PageManager.from_queryset(SlideQuerySet)


class SlidePage(PlacedByEditorsMixin, ScheduleMixin, BasePage):
    """One slide of a noticeboard; online it is a notice with an address of its own."""

    template = "pages/slide_page.html"
    parent_page_types = ["displays.NoticeboardPage"]
    subpage_types: list[str] = []
    schema_type = "WebPage"
    search_kind = "notice"
    base_form_class = SlideForm

    layout = models.CharField("aspect", max_length=20, choices=LAYOUT_CHOICES, default="title_text")
    theme = models.CharField("culori", max_length=20, choices=THEME_CHOICES, default="albastru")
    body = StreamField(SlideBodyBlock(), verbose_name="conținut", blank=True)
    summary = models.TextField(
        "pe scurt",
        max_length=300,
        blank=True,
        help_text="Apare în liste și în feed. Gol = primele cuvinte ale slide-ului. "
        "Bun: „Cererile pentru încălzire depuse până pe 20 contează din aceeași lună.” "
        "De evitat: „Informare importantă”.",
    )
    dwell_seconds = models.PositiveSmallIntegerField(
        "secunde pe ecran",
        null=True,
        blank=True,
        validators=[MinValueValidator(4), MaxValueValidator(600)],
        help_text="Gol = timpul potrivit, calculat din numărul de cuvinte sau din durata filmului.",
    )
    target = models.CharField(
        "unde se arată", max_length=10, choices=Target.choices, default=Target.BOTH
    )
    service = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="serviciul despre care vorbește",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Numele serviciului apare deasupra titlului, iar anunțul online duce la pagina lui.",
    )
    lead_image = models.ForeignKey(
        "core.PortalImage",
        verbose_name="prima imagine",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        TitleFieldPanel(
            "title",
            heading="Titlul anunțului",
            help_text="Se citește de la distanță: 3–8 cuvinte. Bun: „Program de sărbători”. "
            "De evitat: „Informare privind modificarea programului”.",
        ),
        FieldPanel("layout", widget=LayoutPicker),
        FieldPanel("body"),
        FieldPanel("theme"),
        MultiFieldPanel(
            [FieldPanel("target"), FieldPanel("windows"), FieldPanel("dwell_seconds")],
            heading="Când și unde se arată",
        ),
        PageChooserPanel("service", page_type="services.ServicePage"),
        FieldPanel("summary"),
    ]
    # No publishing panel: the slide's windows are the one truth about time.
    settings_panels: list[Any] = []

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    objects: PageManager = SlideManager()

    class Meta:
        verbose_name = "Slide"
        verbose_name_plural = "Slide-uri"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.lead_image = self._first_image()
        super().save(*args, **kwargs)

    # What the screen needs ---------------------------------------------------------------------

    @property
    def body_words(self) -> str:
        """The words of the body, read from the raw stream without a query."""
        return words_of(list(self.body.raw_data))

    @property
    def words_to_read(self) -> int:
        """How many words stand on the screen, those of sums, offices and services estimated."""
        facts = chosen_facts(list(self.body.raw_data))
        return word_count(f"{self.title} {self.body_words}") + WORDS_OF_A_FACT * facts

    @property
    def film(self) -> Any:
        """The film of a film slide, or None."""
        for block in self.body:
            if block.block_type == "film":
                return block.value.get("film")
        return None

    @property
    def seconds(self) -> int:
        """How long the slide stays: as the editor says, else as long as reading it takes."""
        if self.dwell_seconds:
            return int(self.dwell_seconds)
        film = self.film if self.layout == "film" else None
        return suggested_seconds(self.words_to_read, film.duration if film else None)

    @property
    def online_address(self) -> str:
        """Path that the QR code opens: the notice; for a hall-only slide its service or the board."""
        if self.target != Target.HALL:
            return self.url or "/"
        if self.service is not None and self.service.live:
            return self.service.url or "/"
        board = self.get_parent()
        return (board.url if board else None) or "/"

    # What online pages need --------------------------------------------------------------------

    @property
    def picture(self) -> Any:
        """The first picture of the slide, ready for lists without another query, or None."""
        return self.lead_image

    @property
    def share_image(self) -> Any:
        return self.social_image or self.lead_image

    @property
    def summary_text(self) -> str:
        """The summary, or the first words of the slide."""
        if self.summary:
            return self.summary
        words = self.body_words.split()
        return " ".join(words[:SUMMARY_WORDS]) + ("…" if len(words) > SUMMARY_WORDS else "")

    @property
    def meta_description(self) -> str:
        return super().meta_description or plain_text(self.summary_text)[:160]

    @property
    def online_blocks(self) -> Any:
        """The body's blocks for the notice, each rendered with ``{% include_block %}``."""
        return self.body

    def is_listed(self, at: datetime | None = None) -> bool:
        """Say whether the notice stands in the online lists at a moment."""
        return bool(self.live) and self.target != Target.HALL and self.is_on(at)

    # Serving -----------------------------------------------------------------------------------

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the notice: before its first window and for hall-only slides there is none."""
        if self.target == Target.HALL or not self.has_started():
            raise Http404
        response = super().serve(request, *args, **kwargs)
        if self.has_ended():
            response["X-Robots-Tag"] = "noindex"
        return expire_at(response, self.changes_at())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        ended_at = self.ended_at
        return context | {"ended_at": ended_at, "noindex": ended_at is not None}

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Keep ended, hidden and not yet started notices out of the sitemap."""
        return super().get_sitemap_urls(request) if self.is_listed() else []

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        graph = super().structured_data(request)
        notice = graph[0]
        if self.first_published_at:
            notice["datePublished"] = self.first_published_at.isoformat()
        if self.ends_at:
            notice["expires"] = timezone.localtime(self.ends_at).isoformat()
        return graph

    # Preview -----------------------------------------------------------------------------------

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [
            ("landscape", "Ecran 1920×1080"),
            ("portrait", "Ecran 1080×1920"),
            ("online", "Anunț online"),
        ]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return [
            {
                "name": "landscape",
                "icon": "desktop",
                "device_width": 1920,
                "label": "Cât ecranul din hol, pe lat",
            },
            {
                "name": "portrait",
                "icon": "tablet-alt",
                "device_width": 1080,
                "label": "Cât ecranul din hol, pe înalt",
            },
            {"name": "phone", "icon": "mobile-alt", "device_width": 375, "label": "Cât un telefon"},
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show the unsaved draft on the stage, or as the online notice."""
        if mode_name == "online":
            return super().serve_preview(request, mode_name)
        from displays.views.previews import stage_preview  # noqa: PLC0415 -- views import the models

        return stage_preview(request, self, mode_name)

    def _first_image(self) -> Any:
        for block in self.body:
            for inner in block.value.get("content", ()) if block.block_type == "zone" else (block,):
                if inner.block_type == "figure" and inner.value.get("image") is not None:
                    return inner.value["image"]
        return None

    @property
    def layout_rules(self) -> Any:
        """The rules of the chosen layout."""
        return LAYOUTS[self.layout]
