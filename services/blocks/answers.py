"""Steps, questions, legal acts and what people confuse the service with."""

from typing import Any

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from services.blocks.base import (
    SUM_HINT,
    AnswerBlock,
    AnswersBlock,
    LinkedPageBlock,
    SentenceBlock,
)

ROLES = [("then", "atunci (în documentele din trecut)"), ("now", "acum")]
STATUSES = [
    ("in_force", "în vigoare"),
    ("replaced", "înlocuit"),
    ("to_confirm", "de confirmat"),
]


class StepBlock(blocks.StructBlock):
    """One step after the application."""

    title = blocks.CharBlock(
        max_length=120,
        label="Pasul",
        help_text="Începe cu un verb. Bun: „Primiți decizia”. Slab: „Comunicare”.",
    )
    text = SentenceBlock(required=False, rows=3, label="Ce se întâmplă", help_text=SUM_HINT)

    class Meta:
        icon = "list-ol"
        label = "Pas"
        template = "services/blocks/step.html"
        description = "Un pas din ce urmează după depunerea cererii."
        preview_value = {
            "title": "Primiți decizia",
            "text": "Dreptul se stabilește prin dispoziția primarului.",
        }


class NextStepsBlock(AnswersBlock):
    """The answer to „Ce urmează”."""

    step = StepBlock()

    class Meta:
        template = "services/blocks/next_steps.html"
        icon = "list-ol"
        label = "Ce urmează"
        empty_message = "Adăugați cel puțin un pas: ce urmează după depunere?"


class QuestionBlock(blocks.StructBlock):
    """A real question with its answer."""

    question = blocks.CharBlock(
        max_length=200,
        label="Întrebarea",
        help_text="Cum o pun oamenii. Bun: „Se scade alocația copilului?” "
        "Slab: „Modul de calcul al veniturilor”.",
    )
    answer = AnswerBlock(
        label="Răspunsul", help_text="Prima propoziție spune da, nu sau cât. " + SUM_HINT
    )

    class Meta:
        icon = "help"
        label = "Întrebare"
        template = "services/blocks/question.html"
        description = "O întrebare reală, de la ghișeu sau din căutări, cu răspunsul ei."
        preview_value = {
            "question": "Se scade alocația copilului?",
            "answer": "<p>Nu. Alocația de stat nu se socotește ca venit.</p>",
        }


class QuestionsBlock(AnswersBlock):
    """Questions and answers."""

    question = QuestionBlock()

    class Meta:
        template = "services/blocks/questions.html"
        icon = "help"
        label = "Întrebări și răspunsuri"


class LegalActValue(blocks.StructValue):
    """An act as a template needs it."""

    @property
    def is_now(self) -> bool:
        return self["role"] == "now"

    @property
    def status_label(self) -> str:
        return dict(STATUSES).get(self["status"] or "", "")


class LegalActBlock(blocks.StructBlock):
    """An act: what it was then or is now, whether it is in force, where to read it."""

    act = blocks.CharBlock(
        max_length=200,
        label="Actul",
        help_text="Bun: „Legea nr. 196/2016 privind venitul minim de incluziune”. Slab: „L196”.",
    )
    role = blocks.ChoiceBlock(choices=ROLES, default="now", label="Atunci sau acum")
    status = blocks.ChoiceBlock(choices=STATUSES, default="in_force", label="Starea")
    about = SentenceBlock(
        required=False,
        label="Ce reglementează, cu ce a fost înlocuit",
        help_text="Bun: „Înlocuită de Legea nr. 196/2016 din 1 ianuarie 2024.” " + SUM_HINT,
    )
    url = blocks.URLBlock(
        required=False,
        label="Adresa textului",
        help_text="De preferat pe legislatie.just.ro.",
    )

    class Meta:
        icon = "doc-full-inverse"
        label = "Act normativ"
        template = "services/blocks/legal_act.html"
        description = "O lege sau o hotărâre: atunci sau acum, starea ei, adresa textului."
        value_class = LegalActValue
        preview_value = {
            "act": "Legea nr. 416/2001 privind venitul minim garantat",
            "role": "then",
            "status": "replaced",
            "about": "Înlocuită de Legea nr. 196/2016 din 1 ianuarie 2024.",
            "url": "",
        }


class LegalBasisBlock(AnswersBlock):
    """The legal basis, then and now."""

    act = LegalActBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the acts of today before those of the past."""
        context = super().get_context(value, parent_context=parent_context)
        return {
            **context,
            "now": [child for child in value if child.value.is_now],
            "then": [child for child in value if not child.value.is_now],
        }

    class Meta:
        template = "services/blocks/legal_basis.html"
        icon = "doc-full-inverse"
        label = "Temeiul legal"
        empty_message = "Adăugați cel puțin un act: în baza cărei legi sau hotărâri se acordă?"


class ConfusionValue(blocks.StructValue):
    """Where the confusable thing is explained."""

    @property
    def href(self) -> str:
        page = self["page"]
        return (page.url or "") if page is not None and page.live else (self["url"] or "")


class ConfusionBlock(blocks.StructBlock):
    """Something that people take for this service, with the way to it."""

    name = blocks.CharBlock(
        max_length=160, label="Cu ce se confundă", help_text="Bun: „Tichetul de energie”."
    )
    text = SentenceBlock(
        label="Care e diferența",
        help_text="Bun: „Este un drept național, cerut în EPIDS.” Slab: „Nu are legătură.” "
        + SUM_HINT,
    )
    page = LinkedPageBlock(required=False, label="Pagina de pe acest site")
    url = blocks.URLBlock(required=False, label="sau o adresă din afară")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["url"]:
            message = "Alegeți pagina sau scrieți adresa, nu amândouă."
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "resubmit"
        label = "A nu se confunda"
        template = "services/blocks/confusion.html"
        description = "Un drept cu nume apropiat, diferența și legătura spre el."
        value_class = ConfusionValue
        preview_value = {
            "name": "Tichetul de energie",
            "text": "Este un drept național, nu al sectorului.",
            "page": None,
            "url": "",
        }


class ConfusionsBlock(AnswersBlock):
    """What the service must not be confused with."""

    item = ConfusionBlock()

    class Meta:
        template = "services/blocks/confusions.html"
        icon = "resubmit"
        label = "A nu se confunda cu"


class OfficesBlock(AnswersBlock):
    """The counters where the service is asked for."""

    office = SnippetChooserBlock("core.Office", label="Ghișeu", icon="home")

    class Meta:
        icon = "home"
        label = "Ghișee"


class RelatedServicesBlock(AnswersBlock):
    """Services that an editor puts first among the related ones."""

    service = blocks.PageChooserBlock(
        page_type="services.ServicePage",
        label="Serviciu",
        icon="doc-full",
    )

    class Meta:
        icon = "link"
        label = "Servicii înrudite"
