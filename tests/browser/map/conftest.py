"""The portal with a register in it, and visitors of its own."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from config.env import BASE_DIR
from tests.browser.product import SEEDS, Product, portal, seeded
from tests.directory.registers import clean_rows, write_csv

REGISTER = BASE_DIR.parent / "shared" / "data" / "register" / "licensed-services-2016.xlsx"


def with_register(seed: Path) -> Path:
    """Return a copy of the default content with a register: made once, for all workers.

    The ministry's where it lies beside the project, else an invented one.
    """
    wanted = seed.with_name(f"register-{seed.name}")
    with (SEEDS / "register.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not wanted.exists():
            making = seed.with_name(f"making-register-{seed.name}")
            shutil.rmtree(making, ignore_errors=True)
            shutil.copytree(seed, making)
            file = REGISTER
            if not file.exists():
                file = write_csv(making / "registru.csv", clean_rows(400))
            portal(making, "import-register", str(file))
            portal(making, "build-map-copy")
            making.rename(wanted)
    for old in SEEDS.glob("register-seed-*"):
        if old != wanted:
            shutil.rmtree(old, ignore_errors=True)
    return wanted


@pytest.fixture(scope="session")
def product(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Product]:
    """A portal of these tests' own: they stop it and change its register."""
    var_dir = tmp_path_factory.mktemp("map") / "var"
    seed = seeded(reuse=request.config.getoption("--reuse-seed"))
    shutil.copytree(with_register(seed), var_dir)
    running = Product(var_dir)
    running.start()
    yield running
    if running.process and running.process.poll() is None:
        running.stop()


@pytest.fixture
def context(browser: Browser, browser_context_args, product: Product) -> Iterator[BrowserContext]:
    """A visitor with an empty device."""
    made = browser.new_context(**{**browser_context_args, "base_url": product.url})
    yield made
    made.close()
