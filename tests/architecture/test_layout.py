"""House rules about files: where they lie, how long they are, what they must not hold."""

import importlib
import json
import os
import re
from pathlib import Path

import pytest

from config.env import BASE_DIR

PACKAGES = ("config", "core", "home", "services", "displays", "directory", "search")
SOURCE_FOLDERS = (
    "site",
    "home",
    "services",
    "displays",
    "directory",
    "search",
    "tools",
    "tests",
    "deploy",
)
MAX_LINES = 400
MADE = {".cache", ".git", ".venv", "__pycache__", "node_modules", "var"}
SKIPPED = {"__pycache__", "migrations"}
# A registry belongs to the machine that installs, never to the project.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com")


def python_files() -> list[Path]:
    return [
        path
        for folder in SOURCE_FOLDERS
        for path in sorted((BASE_DIR / folder).rglob("*.py"))
        if not SKIPPED & set(path.parts)
    ]


def project_files() -> list[Path]:
    """Every file but those that the two commands make."""
    found: list[Path] = []
    for folder, folders, names in os.walk(BASE_DIR):
        folders[:] = [name for name in folders if name not in MADE and not name.endswith("_cache")]
        found += [Path(folder, name) for name in names]
    return [path for path in found if path.is_file()]


def relative(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(BASE_DIR)) for path in paths]


def test_site_is_a_folder_and_never_a_package():
    assert not (BASE_DIR / "site" / "__init__.py").exists()


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_are_ours_and_not_a_dependencys(name):
    module = importlib.import_module(name)
    assert Path(str(module.__file__)).is_relative_to(BASE_DIR)
    assert ".venv" not in str(module.__file__)


def test_modules_stay_short():
    long = {
        str(path.relative_to(BASE_DIR)): lines
        for path in python_files()
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MAX_LINES
    }
    assert not long


@pytest.mark.parametrize("name", [".gitignore", ".dockerignore"])
def test_ignore_files_do_not_drop_our_source_folder(name):
    lines = (BASE_DIR / name).read_text(encoding="utf-8").splitlines()
    assert not {"/site", "site", "/site/", "site/"} & {line.strip() for line in lines}


def test_the_npm_lock_names_no_addresses_of_packages():
    lock = json.loads((BASE_DIR / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_no_file_names_a_package_registry():
    found = [
        path
        for path in project_files()
        if any(host.encode() in path.read_bytes() for host in REGISTRIES)
    ]
    assert relative(found) == []


def test_requirements_are_pinned_with_hashes_and_nothing_else():
    for path in sorted((BASE_DIR / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE), path.name
        assert "://" not in text, path.name


def test_the_tests_run_on_the_products_own_versions():
    pins = {
        name: set(re.findall(r"^[a-z0-9][\w.\-\[\],]*==\S+", text, re.MULTILINE))
        for name in ("base", "test")
        if (text := (BASE_DIR / "requirements" / f"{name}.txt").read_text(encoding="utf-8"))
    }
    assert pins["base"]
    assert sorted(pins["base"] - pins["test"]) == []


def test_both_commands_can_be_started():
    for name in ("run", "test", ".ci/run"):
        assert (BASE_DIR / name).stat().st_mode & 0o111, name
