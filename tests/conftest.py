"""Fixtures that every kind of test may use."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page, Site

import pytest

from core.console.roles import create_roles
from home.models import HomePage
from search.index import memory
from tests import databases
from tests.scheduling import pytest_xdist_make_scheduler

__all__ = ["pytest_xdist_make_scheduler"]  # pytest looks for its hooks here

# Django's models, forms and templates stay for the whole run: to look through them for rubbish
# again and again takes a tenth of the time of tests that open pages.
gc.set_threshold(100_000, 50, 50)

FlatQueries = Callable[[Callable[[], object], Callable[[], object]], int]


@pytest.fixture(autouse=True)
def _clean_cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What one test cached, or its process knows of pages, must not answer another's request."""
    monkeypatch.setattr(memory, "_memory", None)
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def media_root(tmp_path: Path, settings) -> Path:
    """Uploads of a test lie in its own folder."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


@pytest.fixture
def flat_queries(db: None) -> FlatQueries:
    """Prove that ``act`` costs the same number of queries after ``grow`` added another item.

    The first growth comes before the first count: an empty listing may be cheaper by nature.
    Returns the number of queries.
    """

    def count(act: Callable[[], object]) -> list[str]:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            act()
        return [query["sql"] for query in captured.captured_queries]

    def check(act: Callable[[], object], grow: Callable[[], object]) -> int:
        grow()
        act()  # fills what lives longer than a request, such as content types
        before = count(act)
        grow()
        grow()
        after = count(act)
        more = "\n".join(after)
        assert len(after) == len(before), (
            f"{len(before)} queries grew to {len(after)} with two more items:\n{more}"
        )
        return len(after)

    return check


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Begin with a copy of a database that was migrated once for all workers."""
    with databases.copied(connection):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Make the home page, instead of Wagtail's welcome page, and the roles of the console, once a
    worker: both cost as much as a test.
    """
    with django_db_blocker.unblock():
        Page.objects.filter(depth=2).delete()
        home = HomePage(title="Acasă", slug="acasa", hero_title="Bună ziua")
        Page.get_first_root_node().add_child(instance=home)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
        create_roles()


@pytest.fixture
def home_page(db: None) -> HomePage:
    """The home page as the root of the one site."""
    return HomePage.objects.get()


@pytest.fixture(scope="session")
def standing(
    django_db_setup: None, django_db_blocker
) -> Callable[[], AbstractContextManager[None]]:
    """Let what a package's tests begin with stand in the database until its last test ended.

    Each of them undoes its own changes; to build it for each would cost more than they do.
    """

    @contextmanager
    def stand() -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return stand


DATABASE_FIXTURES = {"db", "transactional_db"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches a database: only that is worth a second run, on the other one."""
    for item in items:
        fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        if fixtures or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what only developers need."""
    parser.addoption(
        "--reuse-seed",
        action="store_true",
        help="Browser tests: take the last seeded data although the source changed (quicker).",
    )
