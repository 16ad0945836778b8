"""Asking the API."""

from collections.abc import Callable
from typing import Any

import pytest

from core import word_search
from core.word_search import Found
from tests.directory.public_corpus import ROOT, SECRETS, corpus, shelter

__all__ = ["ROOT", "SECRETS", "corpus", "shelter"]


@pytest.fixture
def get(client, db: None) -> Callable[..., Any]:
    """Ask the API and return what it says."""

    def ask(path: str, **parameters: Any) -> Any:
        response = client.get(ROOT + path, parameters)
        assert response.status_code == 200, response.content
        return response.json()

    return ask


@pytest.fixture
def finder(monkeypatch) -> Callable[[list[str]], None]:
    """Let the search find these keys, in this order, whatever the words."""

    def find(keys: list[str]) -> None:
        monkeypatch.setattr(word_search, "_finders", [lambda *_: Found(keys)])

    return find
