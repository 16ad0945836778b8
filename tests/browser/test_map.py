"""The map of services in a real browser: keyboard, list parity, axe, no third party."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Product
from tests.directory.registers import clean_rows, write_csv

ADDRESS = "/harta/?vedere=harta"
SERVICES = 40


@pytest.fixture(scope="module")
def with_register(product: Product, tmp_path_factory) -> str:
    """The product with a small register, and its address."""
    path = write_csv(tmp_path_factory.mktemp("registru") / "registru.csv", clean_rows(SERVICES))
    product.portal("import-register", str(path))
    return product.url


@pytest.fixture
def page(browser: Browser, with_register: str, request) -> Iterator[Page]:
    """A page at the width and in the colours of the test."""
    width, scheme = getattr(request, "param", (1280, "light"))
    context = browser.new_context(
        base_url=with_register,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()
