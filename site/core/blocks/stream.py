"""Compositions of blocks."""

from wagtail import blocks

from core.blocks import (
    AccordionBlock,
    AmountBlock,
    CalloutBlock,
    ChecklistBlock,
    DataTableBlock,
    FigureBlock,
    FilmBlock,
    HeadingBlock,
    LinkButtonBlock,
    OfficeBlock,
    ParagraphBlock,
    StepsBlock,
)


class BodyBlock(blocks.StreamBlock):
    """All that a free page may hold."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    figure = FigureBlock(group="Media")
    film = FilmBlock(group="Media")
    callout = CalloutBlock()
    steps = StepsBlock(group="Pentru cetățean")
    checklist = ChecklistBlock(group="Pentru cetățean")
    office = OfficeBlock(group="Pentru cetățean")
    amount = AmountBlock(group="Pentru cetățean")
    table = DataTableBlock()
    accordion = AccordionBlock()
    button = LinkButtonBlock()


class StoryBlock(blocks.StreamBlock):
    """What a piece of news needs: words, pictures, a film, a link onwards."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    figure = FigureBlock()
    film = FilmBlock()
    callout = CalloutBlock()
    table = DataTableBlock()
    button = LinkButtonBlock()
