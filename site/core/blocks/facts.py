"""Facts that live once and are shown in many places: offices, sums, documents, sources."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.text import INLINE_FEATURES, RepairedCharBlock


class OfficeBlock(blocks.StructBlock):
    """An office with its address, telephones and hours."""

    office = SnippetChooserBlock("core.Office", label="ghișeu")

    class Meta:
        icon = "home"
        label = "Ghișeu"
        template = "blocks/office.html"
        description = "Adresa, telefoanele și programul unui ghișeu, mereu la zi."
        preview_value = {"office": None}


class AmountBlock(blocks.StructBlock):
    """A sum from the register of sums, with its year and source."""

    amount = SnippetChooserBlock("core.Amount", label="sumă")
    note = RepairedCharBlock(max_length=200, required=False, label="explicație")

    class Meta:
        icon = "tag"
        label = "Sumă"
        template = "blocks/amount.html"
        description = "O sumă din registru: se schimbă într-un loc, apare peste tot."
        preview_value = {"amount": None, "note": ""}


class SourceBlock(blocks.StructBlock):
    """Where a statement comes from."""

    title = RepairedCharBlock(max_length=200, label="titlu")
    url = blocks.URLBlock(required=False, label="adresă")
    date = blocks.DateBlock(required=False, label="data")

    class Meta:
        icon = "link"
        label = "Sursă"
        template = "blocks/source.html"
        description = "Legea, hotărârea sau pagina din care știm."
        preview_value = {"title": "Legea nr. 196/2016", "url": "", "date": None}


class DocumentItemBlock(blocks.StructBlock):
    """One paper to bring."""

    name = RepairedCharBlock(max_length=160, label="act")
    note = RepairedCharBlock(max_length=200, required=False, label="lămurire")
    form = blocks.ChoiceBlock(
        choices=[
            ("any", "nu contează"),
            ("original", "original"),
            ("copy", "copie"),
            ("both", "original și copie"),
        ],
        default="any",
        label="formă",
    )

    class Meta:
        icon = "doc-full"
        label = "Act"
        template = "blocks/document_item.html"
        description = "Un act de adus la ghișeu."
        preview_value = {"name": "act de identitate", "note": "", "form": "original"}


class ChecklistBlock(blocks.StructBlock):
    """The papers for one situation; ticks stay on the visitor's own device."""

    title = RepairedCharBlock(
        max_length=120, label="situația", help_text="Bun: „Pentru toți”, „Dacă aveți copii”."
    )
    intro = blocks.RichTextBlock(features=INLINE_FEATURES, required=False, label="introducere")
    documents = blocks.ListBlock(DocumentItemBlock(), min_num=1, label="acte")

    class Meta:
        icon = "tasks"
        label = "Listă de acte"
        template = "blocks/checklist.html"
        description = "Actele pentru o situație, de bifat și de tipărit."
        preview_value = {
            "title": "Pentru toți",
            "intro": "",
            "documents": [{"name": "act de identitate", "note": "", "form": "original"}],
        }
