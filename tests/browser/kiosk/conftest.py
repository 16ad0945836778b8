"""The hall screen proved in real Chromium: a television that can be unplugged, a network that is ill."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.kiosk.faulty import Faulty
from tests.browser.kiosk.releases import Maker
from tests.browser.kiosk.television import Television


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is about the hall screen."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.kiosk)


@pytest.fixture
def server(portal_url: str) -> Iterator[Faulty]:
    """The product behind a network that can be ill."""
    faulty = Faulty(portal_url)
    yield faulty
    faulty.die()


@pytest.fixture(scope="session")
def maker(portal_url: str) -> Maker:
    """Makes releases."""
    return Maker(portal_url)


@pytest.fixture
def television(playwright: Playwright, tmp_path: Path) -> Iterator[Television]:
    """A television with an empty profile, off; asks nobody but the server and throws no errors."""
    screen = Television(playwright, os.environ["CHROMIUM"], tmp_path / "television")
    yield screen
    if screen.process is not None:
        screen.pull_the_plug()
    assert screen.foreign == []
    assert screen.errors == []
