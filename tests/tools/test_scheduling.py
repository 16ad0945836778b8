"""Which worker runs which test, and that a test that hangs is named and tried again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import BASE_DIR
from tests.scheduling import scope_of
from tools.steps import HANGING

HANGS_ONCE = """
import time
from pathlib import Path

def test_that_hangs():
    been_here = Path(__file__).with_name("been-here")
    if not been_here.exists():
        been_here.touch()
        time.sleep(60)

def test_after_it():
    pass
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tests/seed/test_a.py::test_one", "tests/seed/test_b.py::test_two[x]"),
        ("tests/browser/test_a.py::test_one", "tests/browser/test_a.py::test_two[x::y]"),
    ],
)
def test_the_seeded_and_a_browser_file_stay_on_one_worker(first: str, second: str):
    assert scope_of(first) == scope_of(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tests/browser/test_a.py::test_one", "tests/browser/map/test_a.py::test_one"),
        ("tests/home/test_a.py::test_one", "tests/home/test_a.py::test_two"),
    ],
)
def test_others_go_to_whoever_is_free(first: str, second: str):
    assert scope_of(first) != scope_of(second)


def test_one_that_hangs_is_named_and_tried_again(tmp_path: Path):
    (tmp_path / "conftest.py").write_text(
        "from tests.scheduling import pytest_xdist_make_scheduler\n"
    )
    for name in ("test_a", "test_b"):
        (tmp_path / f"{name}.py").write_text(HANGS_ONCE if name == "test_a" else "def test(): pass")
    soon = [option.replace("=240", "=3") for option in HANGING]
    assert soon != list(HANGING)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--reruns", "1", "-rR", *soon]
    done = subprocess.run(
        [*command, "-p", "no:django", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(BASE_DIR)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "in test_that_hangs" in said  # where it hung
    assert "RERUN test_a.py::test_that_hangs" in said
    assert "3 passed, 1 rerun" in said
