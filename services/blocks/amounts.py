"""How much: every sum is an Amount, alone or in a table by situation."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.models import Amount
from services.blocks.base import (
    SUM_HINT,
    AmountChooserBlock,
    AnswerBlock,
    AnswersBlock,
    SentenceBlock,
    ToConfirmBlock,
)


class AmountLineBlock(blocks.StructBlock):
    """One sum with the situation to which it belongs."""

    label = blocks.CharBlock(
        max_length=160,
        label="Pentru cine sau pentru ce",
        help_text="Bun: „Limita pentru fiecare membru al familiei”. Slab: „Cuantum”.",
    )
    amount = AmountChooserBlock(
        help_text="Suma se ține într-un singur loc. Schimbată acolo, se schimbă pe toate paginile."
    )
    note = SentenceBlock(required=False, label="Observație", help_text=SUM_HINT)

    def get_preview_value(self) -> Any:
        """Show a sum of the register, if there is one."""
        return self.normalize({**super().get_preview_value(), "amount": Amount.objects.first()})

    class Meta:
        icon = "decimal"
        label = "O sumă"
        template = "services/blocks/amount_line.html"
        description = "O sumă din registrul de sume, cu situația în care se aplică."
        preview_value = {
            "label": "Limita pentru fiecare membru al familiei",
            "amount": None,
            "note": "Suma vine din registrul de sume.",
        }


class ExplanationBlock(blocks.StructBlock):
    """How the sum is worked out, in words."""

    text = AnswerBlock(
        label="Explicația",
        help_text="Bun: „Primiți diferența dintre limită și venitul familiei.” " + SUM_HINT,
    )

    class Meta:
        icon = "pilcrow"
        label = "Explicație"
        template = "services/blocks/explanation.html"
        description = "Cum se calculează suma, în cuvinte."
        preview_value = {"text": "<p>Primiți diferența dintre limită și venitul familiei.</p>"}


class AmountRowBlock(blocks.StructBlock):
    """A row of the table: the situation and one sum a column."""

    label = blocks.CharBlock(max_length=120, label="Rândul", help_text="Exemplu: „2 copii”.")
    cells = blocks.ListBlock(
        AmountChooserBlock(), label="Sumele, câte una pentru fiecare coloană", min_num=1
    )

    class Meta:
        icon = "list-ul"
        label = "Rând"


@dataclass(frozen=True)
class AmountRow:
    """A row ready for display: its label and its amounts, one a column."""

    label: str
    amounts: list[Amount | None]


class AmountTableValue(blocks.StructValue):
    """The table as a template needs it."""

    @property
    def table_rows(self) -> list[AmountRow]:
        return [AmountRow(row["label"], list(row["cells"])) for row in self["rows"]]

    @property
    def expired_years(self) -> str:
        """The years of the table when all its sums have expired together, else nothing.

        A table of forty cells says its year once, in the caption, not forty times.
        """
        found = [a for row in self.table_rows for a in row.amounts if a is not None]
        years = {a.years for a in found}
        if len(years) == 1 and all(a.state() == "expired" for a in found):
            return years.pop()
        return ""


class AmountTableBlock(blocks.StructBlock):
    """Sums by two criteria, such as the number of children and the kind of family."""

    caption = blocks.CharBlock(
        max_length=200,
        label="Titlul tabelului",
        help_text="Bun: „Suma pe lună, după numărul de copii și felul familiei”. Slab: „Tabel 1”.",
    )
    row_header = blocks.CharBlock(
        max_length=80, label="Ce stă pe rânduri", help_text="Exemplu: „Copii”."
    )
    columns = blocks.ListBlock(
        blocks.CharBlock(max_length=80, label="Coloana"),
        label="Coloanele",
        min_num=1,
        help_text="Exemplu: „Doi părinți”, „Un singur părinte”.",
    )
    rows = blocks.ListBlock(AmountRowBlock(), label="Rândurile", min_num=1)
    note = SentenceBlock(required=False, label="Observație sub tabel", help_text=SUM_HINT)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        columns = len(cleaned["columns"])
        wrong = [row["label"] for row in cleaned["rows"] if len(row["cells"]) != columns]
        if wrong and not self.is_deferred_validation:
            message = (
                f"Tabelul are coloane: {columns}. Dați câte o sumă pentru fiecare coloană "
                f"pe rândul „{wrong[0]}”."
            )
            raise StructBlockValidationError(block_errors={"rows": ValidationError(message)})
        return cleaned

    def get_preview_value(self) -> Any:
        """Fill the table with sums of the register."""
        sample = super().get_preview_value()
        sums = [*Amount.objects.all()[:4], None, None, None, None]
        rows = [
            {"label": row["label"], "cells": sums[2 * place : 2 * place + 2]}
            for place, row in enumerate(sample["rows"])
        ]
        return self.normalize({**sample, "rows": rows})

    class Meta:
        icon = "table"
        label = "Tabel de sume"
        template = "services/blocks/amount_table.html"
        description = "Sume după situație, de exemplu copii × felul familiei."
        value_class = AmountTableValue
        preview_value = {
            "caption": "Suma pe lună, după numărul de copii și felul familiei",
            "row_header": "Copii",
            "columns": ["Doi părinți", "Un singur părinte"],
            "rows": [
                {"label": "1 copil", "cells": [None, None]},
                {"label": "2 copii", "cells": [None, None]},
            ],
            "note": "",
        }


class AmountsBlock(AnswersBlock):
    """The answer to „Cât se acordă”."""

    amount = AmountLineBlock()
    explanation = ExplanationBlock()
    table = AmountTableBlock()
    to_confirm = ToConfirmBlock()

    class Meta:
        template = "services/blocks/amounts.html"
        icon = "decimal"
        label = "Cât se acordă"
        empty_message = (
            "Adăugați suma sau, dacă nu se știe, blocul „De confirmat la ghișeu”: cât se acordă?"
        )
