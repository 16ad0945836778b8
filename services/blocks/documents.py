"""The papers to bring, by situation: a checklist."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from services.blocks.base import SUM_HINT, AnswersBlock, SentenceBlock, ToConfirmBlock

FORMS = [
    ("original", "original"),
    ("copy", "copie"),
    ("both", "original și copie"),
]


class RequiredDocumentValue(blocks.StructValue):
    """One paper as a template needs it."""

    @property
    def form_label(self) -> str:
        """„original”, „copie”, „original și copie”, or nothing when it does not matter."""
        return dict(FORMS).get(self["form"] or "", "")


class RequiredDocumentBlock(blocks.StructBlock):
    """One paper of the checklist."""

    name = blocks.CharBlock(
        max_length=200,
        label="Actul",
        help_text="Bun: „Act de identitate al fiecărui membru al familiei”. Slab: „CI”.",
    )
    form = blocks.ChoiceBlock(
        choices=FORMS, required=False, label="Original sau copie", help_text="Gol = nu se știe."
    )
    note = SentenceBlock(
        required=False,
        label="De unde se ia, ce trebuie să scrie",
        help_text="Bun: „De la ANAF sau prin Spațiul Privat Virtual.” " + SUM_HINT,
    )
    file = DocumentChooserBlock(
        required=False, label="Formularul de descărcat", help_text="Numai dacă actul e un formular."
    )

    class Meta:
        icon = "doc-full"
        label = "Act"
        value_class = RequiredDocumentValue


class SituationBlock(blocks.StructBlock):
    """The papers of one situation, so that nobody gathers what is not asked."""

    title = blocks.CharBlock(
        max_length=120,
        label="Situația",
        help_text="Bun: „Pentru toți”, „Dacă stați cu chirie”. Slab: „Alte documente”.",
    )
    documents = blocks.ListBlock(RequiredDocumentBlock(), label="Actele", min_num=1)

    class Meta:
        icon = "clipboard-list"
        label = "Acte pentru o situație"
        template = "services/blocks/situation.html"
        description = "Lista de bifat cu actele cerute într-o situație."
        preview_value = {
            "title": "Pentru toți",
            "documents": [
                {"name": "Act de identitate", "form": "both", "note": "", "file": None},
                {
                    "name": "Dovada veniturilor",
                    "form": "original",
                    "note": "Din luna dinaintea cererii.",
                    "file": None,
                },
            ],
        }


class DocumentsBlock(AnswersBlock):
    """The answer to „Ce acte trebuie”."""

    situation = SituationBlock()
    to_confirm = ToConfirmBlock()

    class Meta:
        template = "services/blocks/documents.html"
        icon = "clipboard-list"
        label = "Acte necesare"
        empty_message = "Adăugați cel puțin o situație cu actele ei: ce acte trebuie?"
