"""The default content, seeded once for all tests of this folder; each test undoes its own changes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from core import seeding
from services.models import ServicePage
from tests.installation import as_wagtail_leaves_it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests together: seeding takes long and is done once."""
    here = Path(__file__).parent
    items.sort(key=lambda item: here in item.path.parents)


@pytest.fixture(scope="package")
def _seeded_database(standing: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    with standing():
        as_wagtail_leaves_it()
        seeding.seed()
        yield


@pytest.fixture
def seeded(_seeded_database: None, db: None) -> None:
    """The whole default content stands in the database."""


@pytest.fixture
def services(seeded: None) -> dict[str, ServicePage]:
    """The five services by slug."""
    return {page.slug: page for page in ServicePage.objects.live()}


@pytest.fixture
def visible_text(seeded: None, client: Client) -> Callable[[str], str]:
    """The words of a page's main part, as a reader sees them."""

    def read(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        main = BeautifulSoup(response.content, "html.parser").find("main")
        assert main is not None, address
        for hidden in main.select("[hidden], script, template, form"):
            hidden.decompose()
        return " ".join(main.get_text(" ").split())

    return read
