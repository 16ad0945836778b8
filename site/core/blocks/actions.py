"""Links and folded answers."""

from typing import Any

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.text import TEXT_FEATURES, RepairedCharBlock


class LinkStructValue(blocks.StructValue):
    """Knows the address of a link to a page or elsewhere."""

    @property
    def href(self) -> str:
        """The page's address, else the typed one."""
        page = self.get("page")
        return str((page.url or "") if page is not None else self.get("url") or "")


class LinkButtonBlock(blocks.StructBlock):
    """A button to a page of ours or to another address; exactly one of the two."""

    label = RepairedCharBlock(
        max_length=80,
        label="text",
        help_text="Bun: „Vedeți actele necesare”. De evitat: „Click aici”.",
    )
    page = blocks.PageChooserBlock(required=False, label="pagină")
    url = blocks.URLBlock(required=False, label="altă adresă")

    class Meta:
        icon = "link"
        label = "Buton"
        template = "blocks/link_button.html"
        description = "Un pas mai departe, spus clar."
        value_class = LinkStructValue
        preview_value = {
            "label": "Vedeți actele necesare",
            "page": None,
            "url": "https://exemplu.ro",
        }

    def clean(self, value: dict[str, Any]) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            error = ValidationError("Alegeți o pagină sau scrieți o adresă, dar nu amândouă.")
            raise StructBlockValidationError({"page": error})
        return cleaned


class FoldBlock(blocks.StructBlock):
    """A heading that opens its text."""

    title = RepairedCharBlock(max_length=160, label="titlu")
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label="text")

    class Meta:
        icon = "collapse-down"
        label = "Parte"
        template = "blocks/fold.html"
        description = "Un titlu care își deschide textul."
        preview_value = {
            "title": "Ce fac dacă nu primesc răspuns?",
            "text": "<p>Întrebați la ghișeu.</p>",
        }


class AccordionBlock(blocks.StructBlock):
    """Several folded parts; all is in the page, also for search engines and print."""

    items = blocks.ListBlock(FoldBlock(), min_num=1, label="părți")

    class Meta:
        icon = "list-ul"
        label = "Texte pliate"
        template = "blocks/accordion.html"
        description = "Întrebări sau părți pe care vizitatorul le deschide."
        preview_value = {"items": [{"title": "Întrebare", "text": "<p>Răspuns.</p>"}]}
