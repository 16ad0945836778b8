"""Who can get the service: conditions that a reader can test, each with its source."""

from wagtail import blocks

from core.blocks import SourceBlock
from services.blocks.base import (
    SUM_HINT,
    AmountChooserBlock,
    AnswersBlock,
    SentenceBlock,
    ToConfirmBlock,
)

SOURCE = {
    "title": "Legea nr. 196/2016",
    "url": "https://legislatie.just.ro/",
    "date": None,
}


class ConditionBlock(blocks.StructBlock):
    """One thing that must be true."""

    text = SentenceBlock(
        label="Condiția",
        help_text="O singură condiție, la care se răspunde cu da sau nu. "
        "Bun: „Locuiți în Sectorul 5.” Slab: „Persoanele îndreptățite potrivit legii.” " + SUM_HINT,
    )
    amount = AmountChooserBlock(
        required=False,
        label="Suma din condiție",
        help_text="Dacă există o limită: alegeți suma. Apare după text, cu anul ei dacă a expirat.",
    )
    source = SourceBlock(label="Sursa")

    class Meta:
        icon = "check"
        label = "Condiție"
        template = "services/blocks/condition.html"
        description = "O condiție de îndeplinit, cu sursa ei."
        preview_value = {
            "text": "Locuiți în Sectorul 5, cu domiciliul sau cu reședința.",
            "amount": None,
            "source": SOURCE,
        }


class ExclusionBlock(blocks.StructBlock):
    """One thing that takes the right away."""

    text = SentenceBlock(
        label="Ce exclude dreptul",
        help_text="Bun: „Aveți o mașină mai nouă de 10 ani.” "
        "Slab: „Dețineți bunuri care nu sunt de strictă necesitate.” " + SUM_HINT,
    )
    source = SourceBlock(label="Sursa")

    class Meta:
        icon = "cross"
        label = "Motiv de respingere"
        template = "services/blocks/exclusion.html"
        description = "O situație în care dreptul nu se acordă, cu sursa ei."
        preview_value = {"text": "Aveți o mașină mai nouă de 10 ani.", "source": SOURCE}


class RemarkBlock(blocks.StructBlock):
    """A sentence that helps to apply the conditions, such as what is not counted as income."""

    text = SentenceBlock(
        label="Precizarea",
        help_text="Bun: „Alocația de stat a copiilor nu se socotește ca venit.” " + SUM_HINT,
    )
    source = SourceBlock(label="Sursa")

    class Meta:
        icon = "info-circle"
        label = "Precizare"
        template = "services/blocks/remark.html"
        description = (
            "Ce ajută la aplicarea condițiilor: ce venit nu contează, cine intră în familie."
        )
        preview_value = {
            "text": "Alocația de stat a copiilor nu se socotește ca venit.",
            "source": SOURCE,
        }


class ConditionsBlock(AnswersBlock):
    """The answer to „Cine poate cere”."""

    condition = ConditionBlock()
    exclusion = ExclusionBlock()
    remark = RemarkBlock()
    to_confirm = ToConfirmBlock()

    class Meta:
        template = "services/blocks/conditions.html"
        icon = "group"
        label = "Cine poate cere"
        empty_message = "Adăugați cel puțin o condiție: cine poate cere acest drept?"
