"""Text fields that may name an amount as ``{suma:cod}``.

They tell Wagtail's reference index which amounts they name, so that the console shows
where an amount is used before anybody deletes it.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models

from wagtail.fields import RichTextField

from services import money

ANSWER_FEATURES = ["bold", "ul", "ol", "link", "document-link"]


class SentenceField(models.TextField):
    """Plain text of a sentence or two."""

    def extract_references(self, value: str) -> Iterator[tuple[Any, str, str, str]]:
        yield from money.references(value or "")


class AnswerField(RichTextField):
    """The answer to one question: paragraphs, lists, links, nothing else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("features", ANSWER_FEATURES)
        super().__init__(*args, **kwargs)

    def extract_references(self, value: str) -> Iterator[tuple[Any, str, str, str]]:
        yield from super().extract_references(value)
        yield from money.references(value or "")
