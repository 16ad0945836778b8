"""Small blocks of the site settings."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.text import RepairedCharBlock


class ServiceLinkBlock(blocks.StructBlock):
    """The services portal's own address for one service."""

    page = blocks.PageChooserBlock(label="pagina serviciului")
    url = blocks.URLBlock(label="adresa din portal")

    class Meta:
        icon = "link"
        label = "Serviciu"
        template = "blocks/service_link.html"
        description = "Adresa din portal pentru un serviciu."
        preview_value = {"page": None, "url": "https://exemplu.ro/cerere"}


class OwnPageBlock(blocks.StructBlock):
    """Another page of the institution, in the footer."""

    label = RepairedCharBlock(max_length=80, label="nume")
    url = blocks.URLBlock(label="adresă")

    class Meta:
        icon = "link"
        label = "Pagină"
        template = "blocks/own_page.html"
        description = "O altă pagină a instituției."
        preview_value = {"label": "Site-ul instituției", "url": "https://exemplu.ro"}


class LogoBlock(blocks.StructBlock):
    """A logo that a financing contract asks for."""

    image = ImageChooserBlock(label="siglă")
    alt = RepairedCharBlock(max_length=120, label="text alternativ")
    url = blocks.URLBlock(required=False, label="adresă")

    class Meta:
        icon = "image"
        label = "Siglă"
        template = "blocks/logo.html"
        description = "O siglă în subsolul paginilor."
        preview_value = {"image": None, "alt": "Sigla Uniunii Europene", "url": ""}
