"""House rules about StreamField blocks: an editor sees what each one is before choosing it."""

from collections.abc import Iterator

from django.apps import apps
from django.template.loader import get_template

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

import pytest

OURS = ("core", "home", "services", "displays", "directory", "search")
PLAIN = "wagtail."


def stream_blocks() -> dict[str, StreamBlock]:
    """Every StreamBlock of our models, by where it was met first."""
    found: dict[str, StreamBlock] = {}
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    for path, block in walk(field.stream_block, f"{model.__name__}.{field.name}"):
                        found.setdefault(path, block)
    return found


def walk(block: Block, path: str) -> Iterator[tuple[str, StreamBlock]]:
    if isinstance(block, StreamBlock):
        yield path, block
    if isinstance(block, StreamBlock | StructBlock):
        for name, child in block.child_blocks.items():
            yield from walk(child, f"{path}.{name}")
    if isinstance(block, ListBlock):
        yield from walk(block.child_block, f"{path}[]")


def children() -> dict[type[Block], tuple[str, Block]]:
    """One sample of every block class that editors choose in a stream of ours."""
    return {
        type(child): (f"{path}.{name}", child)
        for path, block in stream_blocks().items()
        for name, child in block.child_blocks.items()
        if not type(child).__module__.startswith(PLAIN)
    }


@pytest.fixture(scope="module")
def samples() -> list[tuple[str, Block]]:
    return list(children().values())


def test_there_are_blocks_to_choose_from(samples):
    assert samples


@pytest.mark.parametrize("attribute", ["icon", "description"])
def test_every_block_says_what_it_is(samples, attribute):
    defaults = {"icon": "placeholder", "description": ""}
    missing = [
        path
        for path, block in samples
        if not getattr(block.meta, attribute, "")
        or getattr(block.meta, attribute) == defaults[attribute]
    ]
    assert missing == []


def test_every_block_has_a_template_that_exists(samples):
    missing = [path for path, block in samples if not getattr(block.meta, "template", None)]
    assert missing == []
    for _path, block in samples:
        get_template(block.meta.template)


def test_every_block_can_be_previewed(samples):
    missing = [
        path
        for path, block in samples
        if not hasattr(block.meta, "preview_value") and not hasattr(block.meta, "default")
    ]
    assert missing == []
