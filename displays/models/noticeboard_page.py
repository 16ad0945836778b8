"""Noticeboards: an ordered set of slides and the frame around them."""

from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from core.console.ordering import OrderedByEditorsMixin
from core.csp import embeddable
from core.models import BasePage, PortalSettings
from displays.caching import expire_at
from displays.feeds import board_feed
from displays.models.frame import FrameMixin
from displays.models.slide_page import SlidePage


class NoticeboardPage(OrderedByEditorsMixin, RoutablePageMixin, FrameMixin, BasePage):
    """A noticeboard: hall screens play its slides, visitors read them as notices."""

    template = "pages/noticeboard_page.html"
    subpage_types = ["displays.SlidePage"]
    schema_type = "CollectionPage"
    lists_pages_below = True

    summary = models.TextField("introducere", max_length=300, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("show_logo"),
                        FieldPanel("show_name"),
                        FieldPanel("show_clock"),
                        FieldPanel("show_date"),
                    ]
                ),
                FieldPanel("frame_logo"),
                FieldPanel("text_band"),
                FieldRowPanel([FieldPanel("frame_theme"), FieldPanel("frame_margins")]),
                FieldPanel("side_zones"),
            ],
            heading="Cadrul ecranului",
        ),
    ]

    class Meta:
        verbose_name = "Avizier"
        verbose_name_plural = "Aviziere"

    # Listings ----------------------------------------------------------------------------------

    def hall_slides(self, at: datetime | None = None) -> list[SlidePage]:
        """Return what hall screens play, in tree order, without slides that ended for good."""
        slides = SlidePage.objects.for_hall().child_of(self)
        return [slide for slide in slides if not slide.has_ended(at)]

    @cached_property
    def online_slides(self) -> list[SlidePage]:
        """The published online notices in tree order, whatever their windows say."""
        return list(SlidePage.objects.for_online().child_of(self))

    def notices(self, at: datetime | None = None) -> list[SlidePage]:
        """Return the notices that a visitor sees now, in tree order."""
        return [slide for slide in self.online_slides if slide.is_on(at)]

    def changes_at(self) -> datetime | None:
        """Give the next moment at which the list of notices changes by itself."""
        return min(filter(None, (s.changes_at() for s in self.online_slides)), default=None)

    # Serving -----------------------------------------------------------------------------------

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"notices": self.notices()}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().serve(request, *args, **kwargs)
        return expire_at(response, self.changes_at())

    @path("feed.xml/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Answer the Atom feed of the notices."""
        return board_feed(self, request)

    @path("ecran/", name="as_screen")
    def as_screen(self, request: HttpRequest) -> HttpResponseBase:
        """Play the notices as on the screen, with a pause."""
        return self.render(request, template="displays/board_player.html")

    @path("ecran/date/", name="as_screen_data")
    def as_screen_data(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the release that the online player plays."""
        from displays.views.releases import board_release  # noqa: PLC0415 -- views import the models

        return board_release(request, self)

    @path("ecran/alerta/", name="as_screen_alert")
    def as_screen_alert(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the alert that takes over the online player."""
        from displays.views.alerts import board_alert  # noqa: PLC0415 -- views import the models

        return board_alert(request, self)

    @path("embed/", name="embed")
    def embed(self, request: HttpRequest) -> HttpResponse:
        """Answer the notices as a small page for a frame on another site."""
        return embeddable(self.render)(request, template="displays/embed.html")

    @path("embed/banner/", name="banner")
    def banner(self, request: HttpRequest) -> HttpResponseBase:
        """Show the banner and the frame ready to be copied into another site."""
        return self.render(request, template="displays/banner.html")

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        graph = super().structured_data(request)
        base = PortalSettings.for_request(request).base_url
        graph[0]["hasPart"] = [
            {"@type": "WebPage", "name": slide.title, "url": base + slide.online_address}
            for slide in self.notices()
        ]
        return graph

    # Preview -----------------------------------------------------------------------------------

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [
            ("", "Avizierul online"),
            ("landscape", "Cadrul, ecran 1920×1080"),
            ("portrait", "Cadrul, ecran 1080×1920"),
        ]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        screen = {
            "name": "landscape",
            "icon": "desktop",
            "device_width": 1920,
            "label": "Cât ecranul din hol",
        }
        return [*super().preview_sizes, screen]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show the online page, or the frame with the first slide in it."""
        if not mode_name:
            return super().serve_preview(request, mode_name)
        from displays.views.previews import frame_preview  # noqa: PLC0415 -- views import the models

        return frame_preview(request, self, mode_name)
