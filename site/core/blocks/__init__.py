"""Blocks that several page types share; each app composes its own narrow streams from them."""

from core.blocks.actions import AccordionBlock, LinkButtonBlock
from core.blocks.facts import AmountBlock, ChecklistBlock, OfficeBlock, SourceBlock
from core.blocks.media import FigureBlock, FilmBlock
from core.blocks.text import (
    CalloutBlock,
    DataTableBlock,
    HeadingBlock,
    ParagraphBlock,
    StepsBlock,
)

__all__ = [
    "AccordionBlock",
    "AmountBlock",
    "CalloutBlock",
    "ChecklistBlock",
    "DataTableBlock",
    "FigureBlock",
    "FilmBlock",
    "HeadingBlock",
    "LinkButtonBlock",
    "OfficeBlock",
    "ParagraphBlock",
    "SourceBlock",
    "StepsBlock",
]
