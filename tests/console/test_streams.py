"""Drafts and publishing in two threads of one worker."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError

from wagtail.blocks import CharBlock, StreamBlock
from wagtail.blocks.base import BlockField
from wagtail.blocks.stream_block import StreamValue

import pytest

from core.console.streams import install


class SlowBlock(CharBlock):
    """Takes long enough for another thread to come in between."""

    def clean(self, value):
        before = self.is_deferred_validation
        time.sleep(0.002)
        assert self.is_deferred_validation is before, "another thread changed the rules"
        return super().clean(value)


def test_a_draft_does_not_loosen_what_is_published_meanwhile():
    install()
    block = StreamBlock([("line", SlowBlock())])
    empty = StreamValue(block, [("line", "")])

    def clean(number):
        field = BlockField(block=block)
        field.is_deferred_validation = number % 2 == 0
        try:
            field.clean(empty)
        except ValidationError:
            return "refused"
        return "accepted"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(clean, range(80)))
    assert answers == ["accepted", "refused"] * 40


def test_a_required_field_is_still_required_alone():
    block = StreamBlock([("line", CharBlock())])
    with pytest.raises(ValidationError):
        BlockField(block=block).clean(StreamValue(block, [("line", "")]))
