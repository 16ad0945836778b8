"""The small parts from which the blocks of a service page are made."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from core.models import Amount
from services import money
from services.at_hand import take
from services.fields import ANSWER_FEATURES

SUM_HINT = "Sumele se scriu ca {suma:cod}, nu cu cifre."


class SentenceBlock(blocks.TextBlock):
    """Plain text that may name an amount as ``{suma:cod}``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("rows", 2)
        super().__init__(**kwargs)

    def extract_references(self, value: str | None) -> Iterator[tuple[Any, str, str, str]]:
        yield from money.references(value or "")

    class Meta:
        icon = "pilcrow"
        label = "Text"


class AnswerBlock(blocks.RichTextBlock):
    """Short formatted text that may name an amount as ``{suma:cod}``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", ANSWER_FEATURES)
        super().__init__(**kwargs)

    def extract_references(self, value: Any) -> Iterator[tuple[Any, str, str, str]]:
        yield from super().extract_references(value)
        yield from money.references(value.source)

    class Meta:
        icon = "pilcrow"
        label = "Text"


class AmountChooserBlock(SnippetChooserBlock):
    """Chooses one Amount; the page shows it with its unit, and with its year once it expired."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Amount, **kwargs)

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Amount | None]:
        """Take the amounts that the page fetched together, else fetch these."""
        ids = list(values)
        found = take(Amount, ids)
        return super().bulk_to_python(ids) if found is None else found

    class Meta:
        icon = "decimal"
        label = "Sumă"


class LinkedPageBlock(blocks.PageChooserBlock):
    """Chooses a page to link to."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        """Take the pages that the page fetched together, else fetch these."""
        ids = list(values)
        found = take(Page, ids)
        return super().bulk_to_python(ids) if found is None else found

    class Meta:
        icon = "doc-empty-inverse"
        label = "Pagină"


class AnswersBlock(blocks.StreamBlock):
    """A question answered by a list of blocks; an empty answer is refused in words of its own."""

    def clean(self, value: Any) -> Any:
        if self.required and not self.is_deferred_validation and not len(value):
            raise StreamBlockValidationError(
                non_block_errors=[ValidationError(self.meta.empty_message, code="required")]
            )
        return super().clean(value)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the blocks by type, so that each kind stands together."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        groups: dict[str, list[Any]] = {}
        for child in value:
            groups.setdefault(child.block_type, []).append(child)
        return {**context, "groups": groups}

    class Meta:
        empty_message = "Completați acest câmp."


class ToConfirmBlock(blocks.StructBlock):
    """An honest gap: what nobody could confirm, said so that a citizen knows what to ask."""

    text = SentenceBlock(
        label="Ce nu știm și unde se află",
        help_text="Bun: „Plafonul din 2026 nu este confirmat. Întrebați la ghișeu.” "
        "Slab: „Informații în curs de actualizare.”",
    )

    class Meta:
        icon = "warning"
        label = "De confirmat la ghișeu"
        template = "services/blocks/to_confirm.html"
        description = "Spune cinstit ce nu s-a putut confirma și unde se poate întreba."
        preview_value = {
            "text": "Plafonul de venit pentru 2026 nu este confirmat. Întrebați la ghișeu."
        }
