"""The checks of ./test in their order."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tools import node
from tools.environment import CACHE, VENV

OUR_APPS = ("core", "home", "services", "displays", "directory", "search")
# Playwright keeps an event loop in the thread in which the tests use the database.
PYTEST_ENV = {"DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
SHORT = "not browser and not long"
PARALLEL = ("-n", "2")
# Browser tests wait more than they compute. What fails on a busy machine is tried once more, and named.
BROWSERS = ("-n", "3", "--reruns", "1", "-rfER", "--rerun-show-tracebacks")
# No test takes a third of this: one that hangs says where, and ends with its worker.
HANGING = ("-o", "faulthandler_timeout=240", "-o", "faulthandler_exit_on_timeout=true")


class Step(NamedTuple):
    """A heading, one command, and what it needs on top of the common environment."""

    name: str
    command: list[str]
    env: dict[str, str] = {}
    report: Path | None = None
    together: bool = False
    """Needs nothing of its neighbours that say so too: they may run at the same time."""


def all_steps(database: str) -> list[Step]:
    """Return every step; ``database`` is the address of a PostgreSQL server."""
    checks = [*_preparations(database), *_static_steps(), *_django_steps(database)]
    return [*(step._replace(together=True) for step in checks), *_test_steps(database)]


def program(name: str) -> str:
    """Return a program of the project's own environment."""
    return str(VENV / "bin" / name)


def _preparations(database: str) -> list[Step]:
    """Return what the tests would otherwise wait for: the longest come first."""
    return [
        Step("default content", [program("python"), "-m", "tests.browser.product"]),
        Step(
            "migrations: sqlite",
            [program("python"), "-m", "tests.databases"],
            {"TEST_DATABASE_URL": ""},
        ),
        Step(
            "migrations: postgres",
            [program("python"), "-m", "tests.databases"],
            {"TEST_DATABASE_URL": database},
        ),
    ]


def _static_steps() -> list[Step]:
    return [
        Step("format", [program("ruff"), "format", "--check", "."]),
        Step("lint", [program("ruff"), "check", "."]),
        Step("template format", [program("djangofmt"), "--check", "templates"]),
        Step("template lint", [program("djangofmt"), "check", "templates"]),
        Step("types", [program("mypy")]),
        Step("types of the player's page", _tsc("tsconfig.json")),
        Step("types of the player's worker", _tsc("tsconfig.worker.json")),
        Step("layers", [program("lint-imports"), "--cache-dir", str(CACHE / "import-linter")]),
        Step(
            "compose file",
            [
                *(program("check-jsonschema"), "--builtin-schema", "vendor.compose-spec"),
                "compose.yaml",
            ],
        ),
        Step("Dockerfile", [program("hadolint"), "Dockerfile"]),
    ]


def _tsc(project: str) -> list[str]:
    """Return the command that checks the JSDoc types of the player's modules."""
    return [str(node.binary()), str(node.MODULES / "typescript" / "bin" / "tsc"), "-p", project]


def _django_steps(database: str) -> list[Step]:
    test = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    production = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PORTAL_SECRET_KEY": secrets.token_urlsafe(60),
        "PORTAL_DATABASE_URL": database,
        "PORTAL_ALLOWED_HOSTS": "avizier.example",
        "PORTAL_PUBLIC_URL": "https://avizier.example",
        "PORTAL_VAR_DIR": str(CACHE / "production-check"),
    }
    portal = program("portal")
    return [
        Step("system checks", [portal, "check", "--fail-level", "WARNING"], test),
        Step(
            "production checks",
            [portal, "check", "--deploy", "--fail-level", "WARNING"],
            production,
        ),
        Step("missing migrations", [portal, "makemigrations", "--check", "--dry-run"], test),
        Step(
            "migration lint",
            [
                portal,
                "lintmigrations",
                "--no-cache",
                "--quiet",
                "ok",
                "ignore",
                "--include-apps",
                *OUR_APPS,
            ],
            # What locks a table matters there; SQLite makes a table anew for every change.
            {**test, "TEST_DATABASE_URL": _always_there(database)},
        ),
    ]


def _always_there(database: str) -> str:
    """Return the address of the server's own database: the tests' is made by the tests."""
    return urlsplit(database)._replace(path="/postgres").geturl()


def _test_steps(database: str) -> list[Step]:
    """All tests once, and those that touch a database on the other one too."""
    data = {"COVERAGE_FILE": str(CACHE / "coverage")}
    measured = {**data, "PYTEST_PLUGINS": "tests.measuring"}
    report = [program("coverage"), "report", "--skip-covered", "--sort=cover"]
    return [
        _pytest("sqlite", "", [*PARALLEL, "-m", SHORT], measured),
        Step("coverage", report, data),
        _pytest(
            "postgres", database, [*PARALLEL, "-m", f"database and not one_database and {SHORT}"]
        ),
        _pytest("browser", "", [*BROWSERS, "-m", "browser and not long"]),
    ]


def _pytest(
    name: str, database: str, arguments: list[str], extra_env: dict[str, str] | None = None
) -> Step:
    report = CACHE / f"junit-{name}.xml"
    command = [program("pytest"), "-q", "--durations=8", "--junitxml", str(report), *HANGING]
    env = {**PYTEST_ENV, "TEST_DATABASE_URL": database, **(extra_env or {})}
    return Step(f"tests: {name}", [*command, *arguments], env, report)


def pytest_alone(arguments: list[str], database: str) -> Step:
    """Return the run of ``./test <pytest arguments>``."""
    command = [program("pytest"), *arguments]
    return Step("pytest", command, {**PYTEST_ENV, "TEST_DATABASE_URL": database})
