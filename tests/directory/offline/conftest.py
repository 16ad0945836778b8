"""The corpus with its copy, and the pieces as a device reads them."""

import json
from typing import Any

import brotli
import pytest

from directory.offline import build
from tests.directory.public_corpus import corpus

__all__ = ["corpus"]


def content(piece: str) -> dict[str, Any]:
    """Return what a piece says."""
    packed = (build.folder() / f"{piece}.json.br").read_bytes()
    found: dict[str, Any] = json.loads(brotli.decompress(packed))
    return found


def copied() -> dict[str, Any]:
    """Make the copy and return it whole: the common piece and those of the counties by code."""
    made = build.build()
    return {
        "common": content(made["common"]["piece"]),
        "counties": {item["county"]: content(item["piece"]) for item in made["counties"]},
    }


@pytest.fixture(autouse=True)
def _site(home_page) -> None:
    """Public pages need the site."""


@pytest.fixture
def copy(corpus) -> dict[str, Any]:
    return copied()
