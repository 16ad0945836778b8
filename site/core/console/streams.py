"""One editor's draft must not loosen another editor's publishing.

Saving a draft makes Wagtail switch off required fields on the blocks of a StreamField while it
cleans the form. The blocks are shared by all threads of a worker: without a lock a page that is
published at the same moment could skip its checks, and a draft could meet checks that were meant
to be off.
"""

from threading import RLock
from typing import Any

from wagtail.blocks.base import BlockField

_one_at_a_time = RLock()
_clean = BlockField.clean


def _clean_alone(self: BlockField, value: Any) -> Any:
    with _one_at_a_time:
        return _clean(self, value)


def install() -> None:
    """Let one thread of the process clean StreamField values at a time."""
    BlockField.clean = _clean_alone
