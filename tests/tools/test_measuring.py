"""What the suite's own measuring says of a small project is what coverage.py says of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = {
    "pyproject.toml": """
[tool.coverage.run]
branch = true
source = ["product"]
omit = ["*/left_out.py"]
[tool.coverage.report]
fail_under = 90
exclude_also = ["if TYPE_CHECKING:"]
""",
    "product/__init__.py": "",
    "product/never_imported.py": "ONE = 1\n",
    "product/left_out.py": "ONE = 1\n",
    "product/work.py": '''
"""Both ways, one way, no way."""

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@cache
def both(number: int) -> str:
    if number > 1:
        return "many"
    return "one"


def one(names: list[str]) -> list[str]:
    found = []
    for name in names:
        with suppress(ValueError):
            if name:
                found.append(name)
            elif len(names) > 3:
                raise ValueError
    if len(found) > 5:
        found.clear()
    while found and not found[0]:
        found.pop()
    return found


def last(number: int) -> None:
    try:
        number / number
    except ZeroDivisionError:
        if number:
            print(number)


def never() -> int:  # pragma: no cover
    return 3


def unasked() -> "date | None":
    return None
''',
    "test_work.py": """
import pytest
from product.work import both, last, one

@pytest.mark.parametrize("number", [1, 2])
def test_both(number):
    assert both(number)

def test_one():
    assert one(["a", ""]) == ["a"]

def test_last():
    last(0)
""",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return tmp_path


def run(project: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    ours = ("PYTEST", "COVERAGE")  # this very test may be measured
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**kept, "PYTHONPATH": str(project), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def reported(project: Path) -> dict[str, tuple[list[int], list[list[int]]]]:
    """Return for each file its lines and branches that ran."""
    run(project, "coverage", "json", "--fail-under=0")
    files = json.loads((project / "coverage.json").read_text())["files"]
    return {
        name: (file["executed_lines"], file["executed_branches"]) for name, file in files.items()
    }


def test_lines_and_branches_are_those_of_coverage_itself(project):
    tests = ("pytest", "-q", "-p", "no:django", "-p", "no:randomly", "test_work.py")
    assert run(project, "coverage", "run", "-m", *tests).returncode == 0
    expected = reported(project)
    assert sorted(expected) == [
        f"product/{name}.py" for name in ("__init__", "never_imported", "work")
    ]
    for workers in ("0", "2"):
        done = run(project, *tests, "-n", workers, PYTEST_PLUGINS="tests.measuring")
        assert done.returncode == 0, done.stdout + done.stderr
        assert reported(project) == expected
    assert run(project, "coverage", "report").returncode == 2  # the bound still stops
