"""Browser tests drive the real product: gunicorn, scheduler, default content, a real Chromium."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.product import PASSWORD, Product, copy_seed

SignIn = Callable[[str], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser or the running product."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    """The product has caches of its own; these tests touch no database here."""


@pytest.fixture(autouse=True)
def media_root() -> None:
    """Uploads lie in the product's own folder."""


@pytest.fixture(scope="session")
def product(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Product]:
    """The portal with its default content and one user of each role, shared by the session."""
    var_dir = tmp_path_factory.mktemp("product") / "var"
    copy_seed(var_dir, reuse=request.config.getoption("--reuse-seed"))
    running = Product(var_dir)
    running.start()
    yield running
    assert running.stop() == 0, running.output()


@pytest.fixture
def fresh_product(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Product]:
    """A portal of this test's own, for what would disturb the others; not started yet."""
    var_dir = tmp_path / "var"
    copy_seed(var_dir, reuse=request.config.getoption("--reuse-seed"))
    own = Product(var_dir)
    yield own
    if own.process and own.process.poll() is None:
        own.stop()


@pytest.fixture(scope="session")
def portal_url(product: Product) -> str:
    """The product's address, without a slash at the end."""
    return product.url


@pytest.fixture(scope="session")
def base_url(portal_url: str) -> str:
    """Lets ``page.goto("/servicii/")`` work."""
    return portal_url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium that ./test found; Playwright's own is never downloaded."""
    program = os.environ.get("CHROMIUM")
    if not program:
        pytest.exit("Browser tests need a Chromium: start them with ./test.", returncode=1)
    return {**browser_type_launch_args, "executable_path": program}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A visitor from here, without traffic to anywhere but the product."""
    return {
        **browser_context_args,
        "locale": "ro-RO",
        "timezone_id": "Europe/Bucharest",
        "service_workers": "allow",
    }


@pytest.fixture(scope="session")
def sessions(
    browser: Browser, browser_context_args: dict[str, Any], portal_url: str
) -> dict[str, Any]:
    """Signed-in states by user name, filled when first needed: the form is used once a role."""
    return {}


@pytest.fixture
def sign_in(
    browser: Browser,
    browser_context_args: dict[str, Any],
    portal_url: str,
    sessions: dict[str, Any],
) -> Iterator[SignIn]:
    """Open the console as ``redactor``, ``aprobator`` or ``administrator``, each in its own window."""
    contexts: list[BrowserContext] = []

    def open_as(name: str) -> Page:
        if name not in sessions:
            sessions[name] = session_of(browser, {**browser_context_args}, portal_url, name)
        context = browser.new_context(**browser_context_args, storage_state=sessions[name])
        contexts.append(context)
        return context.new_page()

    yield open_as
    for context in contexts:
        context.close()


def session_of(browser: Browser, arguments: dict[str, Any], url: str, name: str) -> Any:
    """Sign in through the form and return the cookies."""
    context = browser.new_context(**arguments)
    page = context.new_page()
    page.goto(f"{url}/admin/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{url}/admin/**")
    assert "/login/" not in page.url, f"{name} could not sign in"
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def editor_page(sign_in: SignIn) -> Page:
    """The console as an editor sees it, who cannot publish."""
    return sign_in("redactor")


@pytest.fixture
def approver_page(sign_in: SignIn) -> Page:
    """The console as an approver sees it."""
    return sign_in("aprobator")


@pytest.fixture
def admin_page(sign_in: SignIn) -> Page:
    """The console as an administrator sees it."""
    return sign_in("administrator")


RUN_AXE = "options => axe.run(document, options).then(({ violations }) => violations)"


@pytest.fixture(scope="session")
def axe_violations() -> Callable[..., list[str]]:
    """Run axe on a page and return one line a violation: rule, help, and where.

    A page keeps the library, and only what is wrong is gathered: both take longer than the rules.
    """

    def run(page: Page, **options: Any) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        found = page.evaluate(RUN_AXE, {"resultTypes": ["violations"], **options})
        return [
            f"{item['id']}: {item['help']} at {', '.join(str(n['target']) for n in item['nodes'][:5])}"
            for item in found
        ]

    return run
