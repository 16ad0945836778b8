"""The corpus with its copy, and the pieces as a device reads them."""

import base64
import json
from typing import Any
from uuid import UUID

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


def services_of(piece: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the services of a piece as rows, each with its places."""
    found = [row | {"id": key_of(row["id"]), "places": []} for row in rows_of(piece["services"])]
    for place in rows_of(piece["places"]):
        found[place.pop("service")]["places"].append(place)
    return found


def rows_of(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Make rows of columns."""
    return [
        {name: value for name, value in zip(columns, values, strict=True) if value is not None}
        for values in zip(*columns.values(), strict=True)
    ]


def key_of(short: str) -> str:
    """Return a key as addresses have it."""
    return str(UUID(bytes=base64.urlsafe_b64decode(f"{short}==")))


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
