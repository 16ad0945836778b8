"""Headings, paragraphs, steps, call-outs, tables."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.text import repair_romanian

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ul", "ol"]


class RepairedCharBlock(blocks.CharBlock):
    """One line of text with correct Romanian letters, whatever keyboard typed it."""

    def clean(self, value: str) -> str:
        return str(super().clean(repair_romanian(value or "")))


class HeadingBlock(RepairedCharBlock):
    """A section's heading; its level is always the one under the page's title."""

    class Meta:
        icon = "title"
        label = "Subtitlu"
        template = "blocks/heading.html"
        description = "Începe o parte nouă a paginii."
        preview_value = "Cine poate cere"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "blocks/paragraph.html"
        description = "Propoziții scurte, liste și legături."
        preview_value = (
            "<p>Cererea se depune la ghișeu. Aveți nevoie de:</p>"
            "<ul><li>act de identitate;</li><li>dovada veniturilor.</li></ul>"
        )


class CalloutBlock(blocks.StructBlock):
    """A few words that must not be missed."""

    kind = blocks.ChoiceBlock(
        choices=[("info", "bine de știut"), ("warning", "atenție"), ("danger", "pericol")],
        default="info",
        label="fel",
    )
    title = RepairedCharBlock(max_length=120, label="titlu", required=False)
    text = blocks.RichTextBlock(features=INLINE_FEATURES, label="text")

    class Meta:
        icon = "warning"
        label = "Casetă de atenționare"
        template = "blocks/callout.html"
        description = "Un lucru important, scos în evidență."
        preview_value = {
            "kind": "warning",
            "title": "Termen",
            "text": "<p>Cererea depusă după data de 20 se ia în calcul din luna următoare.</p>",
        }


class StepBlock(blocks.StructBlock):
    """One step of a procedure."""

    title = RepairedCharBlock(max_length=120, label="ce faceți")
    text = blocks.RichTextBlock(features=INLINE_FEATURES, required=False, label="detalii")

    class Meta:
        icon = "list-ol"
        label = "Pas"
        description = "Un singur lucru de făcut."
        template = "blocks/step.html"
        preview_value = {"title": "Completați cererea", "text": "<p>O găsiți la ghișeu.</p>"}


class StepsBlock(blocks.StructBlock):
    """Numbered steps in the order in which they are made."""

    title = RepairedCharBlock(max_length=120, required=False, label="titlu")
    steps = blocks.ListBlock(StepBlock(), min_num=1, label="pași")

    class Meta:
        icon = "list-ol"
        label = "Pași"
        template = "blocks/steps.html"
        description = "Ce face cetățeanul, în ordine."
        preview_value = {
            "title": "Cum depuneți cererea",
            "steps": [
                {"title": "Adunați actele", "text": ""},
                {"title": "Completați cererea", "text": ""},
            ],
        }


class DataTableBlock(blocks.StructBlock):
    """A table with a caption and headings that screen readers announce."""

    table = TypedTableBlock(
        [
            ("text", RepairedCharBlock(required=False, label="text")),
            ("number", blocks.DecimalBlock(required=False, label="număr")),
            ("rich_text", blocks.RichTextBlock(features=INLINE_FEATURES, label="text cu legături")),
        ],
        label="tabel",
    )

    class Meta:
        icon = "table"
        label = "Tabel"
        template = "blocks/data_table.html"
        description = "Date pe rânduri și coloane. Scrieți totdeauna titlul tabelului."
        preview_value = {
            "table": {
                "columns": [
                    {"type": "text", "heading": "Ziua"},
                    {"type": "text", "heading": "Program"},
                ],
                "rows": [{"values": ["luni", "09:00–12:00"]}, {"values": ["marți", "închis"]}],
                "caption": "Program cu publicul",
            }
        }
