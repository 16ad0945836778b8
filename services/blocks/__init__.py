"""The blocks of a service page: a narrow set for each question."""

from services.blocks.amounts import AmountsBlock
from services.blocks.answers import (
    ConfusionsBlock,
    LegalBasisBlock,
    NextStepsBlock,
    OfficesBlock,
    QuestionsBlock,
    RelatedServicesBlock,
)
from services.blocks.conditions import ConditionsBlock
from services.blocks.documents import DocumentsBlock

__all__ = [
    "AmountsBlock",
    "ConditionsBlock",
    "ConfusionsBlock",
    "DocumentsBlock",
    "LegalBasisBlock",
    "NextStepsBlock",
    "OfficesBlock",
    "QuestionsBlock",
    "RelatedServicesBlock",
]
