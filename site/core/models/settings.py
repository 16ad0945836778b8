"""What the institution says of itself once, for the whole site."""

from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.forms import CheckboxInput

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks.settings import LogoBlock, OwnPageBlock, ServiceLinkBlock

ONLY_THE_CODE = "Lipiți numai codul, fără restul etichetei și fără ghilimele."


class ServicesPortalLink(NamedTuple):
    """Where the services-portal button leads."""

    url: str
    is_external: bool
    is_set: bool


@register_setting(icon="home", order=10)
class PortalSettings(BaseSiteSetting):
    """Identity, addresses, contact, logos and codes of the institution."""

    institution_name = models.CharField("numele instituției", max_length=200, blank=True)
    short_name = models.CharField("numele scurt", max_length=60, blank=True)
    logo = models.ForeignKey(
        "core.PortalImage",
        verbose_name="siglă",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    public_url = models.URLField(
        "adresa publică a site-ului",
        blank=True,
        help_text="Adresa scrisă în codurile QR și în distribuiri. Exemplu: https://info.exemplu.ro",
    )
    main_office = models.ForeignKey(
        "core.Office",
        verbose_name="ghișeul principal",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    phone = models.CharField("telefon", max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    services_portal_url = models.URLField(
        "adresa portalului de servicii online",
        blank=True,
        help_text="Cât timp este goală, butoanele duc la pagina „cum depuneți azi o cerere”.",
    )
    portal_help_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="pagina „cum depuneți azi o cerere”",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    service_links = StreamField(
        [("link", ServiceLinkBlock())],
        verbose_name="adrese pe serviciu",
        blank=True,
        help_text="Dacă portalul are o adresă separată pentru un serviciu, scrieți-o aici.",
    )
    facebook_url = models.URLField("pagina de Facebook", blank=True)
    own_pages = StreamField(
        [("link", OwnPageBlock())], verbose_name="alte pagini ale instituției", blank=True
    )
    cofinancing_text = models.TextField("textul cofinanțării", blank=True)
    cofinancing_logos = StreamField(
        [("logo", LogoBlock())], verbose_name="siglele cofinanțării", blank=True
    )
    analytics_id = models.CharField(
        "identificator Google Analytics 4",
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^G-[A-Z0-9]{4,16}$", "Identificatorul arată ca G-XXXXXXXXXX.")
        ],
        help_text="Gol = nicio măsurare și niciun cookie. Completat = vizitatorul este întrebat întâi.",
    )
    google_verification = models.CharField(
        "cod de verificare Google",
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9_-]{20,100}$", ONLY_THE_CODE)],
        help_text='Din Google Search Console, metoda „etichetă HTML”: numai textul din content="…".',
    )
    bing_verification = models.CharField(
        "cod de verificare Bing",
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^[0-9A-Fa-f]{32}$", ONLY_THE_CODE)],
        help_text='Din Bing Webmaster Tools, „etichetă meta”: numai cele 32 de semne din content="…".',
    )
    announce_changes = models.BooleanField(
        "anunță motoarele de căutare când se schimbă o pagină",
        null=True,
        blank=True,
        help_text="Prin IndexNow (Bing, Yandex, Seznam): se trimit numai adresele paginilor publicate, "
        "schimbate sau retrase. Google nu folosește IndexNow; el citește harta site-ului.",
    )

    map_tiles = models.CharField(  # noqa: DJ001 -- null: the running release knows no such column
        "fundalul hărții",
        max_length=300,
        null=True,
        blank=True,
        validators=[
            RegexValidator(
                r"^(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})https://(\{s\}\.)?[a-z0-9.-]+(:\d+)?/[^\s\"'<>]+$",
                "Adresa arată ca https://harti.exemplu.ro/{z}/{x}/{y}.png",
            )
        ],
        help_text="Gol = numai contururile județelor, fără nicio cerere către alt server. Completat = "
        "telefonul vizitatorului cere imaginile hărții de la acest server.",
    )
    map_tiles_credit = models.CharField(  # noqa: DJ001 -- null: the running release knows no such column
        "autorii fundalului hărții",
        max_length=200,
        null=True,
        blank=True,
        help_text="Textul cerut de licența imaginilor, de exemplu „© colaboratorii OpenStreetMap”.",
    )

    select_related = ["site", "logo", "main_office", "portal_help_page"]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("institution_name"),
                    FieldPanel("short_name"),
                    FieldPanel("logo"),
                    FieldPanel("public_url"),
                    FieldPanel("main_office"),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                ],
                heading="Instituția",
            ),
            ObjectList(
                [
                    FieldPanel("services_portal_url"),
                    PageChooserPanel("portal_help_page"),
                    FieldPanel("service_links"),
                ],
                heading="Portalul de servicii",
            ),
            ObjectList(
                [FieldPanel("facebook_url"), FieldPanel("own_pages")], heading="Alte pagini"
            ),
            ObjectList(
                [FieldPanel("cofinancing_text"), FieldPanel("cofinancing_logos")],
                heading="Cofinanțare",
            ),
            ObjectList([FieldPanel("map_tiles"), FieldPanel("map_tiles_credit")], heading="Harta"),
            ObjectList(
                [
                    FieldPanel("analytics_id"),
                    MultiFieldPanel(
                        [
                            FieldPanel("google_verification"),
                            FieldPanel("bing_verification"),
                            FieldPanel("announce_changes", widget=CheckboxInput),
                        ],
                        heading="Motoare de căutare",
                    ),
                ],
                heading="Măsurare și căutare",
            ),
        ]
    )

    class Meta:
        verbose_name = "Instituția și portalul"

    def __str__(self) -> str:
        return self.short_name or self.institution_name or "Instituția"

    def clean(self) -> None:
        super().clean()
        if self.public_url.rstrip("/").count("/") > 2:  # noqa: PLR2004 -- the two slashes of https://
            raise ValidationError(
                {"public_url": "Scrieți numai adresa de bază, de exemplu https://info.exemplu.ro"}
            )

        if self.map_tiles and not self.map_tiles_credit:
            raise ValidationError(
                {"map_tiles_credit": "Scrieți ai cui sunt imaginile hărții: licența lor o cere."}
            )

    @property
    def name(self) -> str:
        """The short name, or the full one, or the product's."""
        return self.short_name or self.institution_name or "Avizier"

    @property
    def base_url(self) -> str:
        """The public address without a slash at its end: set here, by the environment, or the site's root."""
        return (self.public_url or settings.PUBLIC_URL or self.site.root_url).rstrip("/")

    def services_portal_link(self, page: Page | None = None) -> ServicesPortalLink:
        """Return where to apply online: the service's own address, the portal's, or the help page."""
        if page is not None:
            for block in self.service_links:
                chosen = block.value.get("page")
                if chosen is not None and chosen.pk == page.pk:
                    return ServicesPortalLink(block.value["url"], is_external=True, is_set=True)
        if self.services_portal_url:
            return ServicesPortalLink(self.services_portal_url, is_external=True, is_set=True)
        help_page = self.portal_help_page
        url = help_page.url if help_page is not None and help_page.live else "/servicii/"
        return ServicesPortalLink(url or "/servicii/", is_external=False, is_set=False)
