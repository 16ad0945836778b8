"""Which lines and branches the tests ran: noted by SlipCover, reported by coverage.py.

Before Python 3.12 coverage.py is called at every step of everything, Django and the tests included,
which doubles the time. SlipCover puts its marks into the product's own modules while they are
imported. What is measured and what must be reached stands where coverage.py reads it.

    PYTEST_PLUGINS=tests.measuring pytest && coverage report
"""

from collections import defaultdict
from pathlib import Path
from typing import Any, cast

import pytest
from coverage import Coverage
from coverage.parser import PythonParser
from slipcover import FileMatcher, ImportManager, Slipcover

Arcs = set[tuple[int, int]]

ENTRY = -1  # coverage.py's name of where a module, a class or a function is entered from
MARKS_STAY = -1  # to take them away again, SlipCover would exchange the code of functions that run

coverage = Coverage()
sources = cast("list[str]", coverage.get_option("run:source"))
product = FileMatcher(sources=sources, omit=coverage.get_option("run:omit"))
marks = Slipcover(branch=True, d_miss_threshold=MARKS_STAY)
workers: list[dict[str, Arcs]] = []

# Plugins that the environment names are read before pytest-django, which imports the product.
ImportManager(marks, product).__enter__()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker measured; one that crashed has nothing to tell."""
    workers.append(getattr(node, "workeroutput", {}).get("measured", {}))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the controller what this worker measured; without workers, or as their controller, save."""
    own = {file: arcs(file, seen) for file, seen in marks.newly_seen.items()}
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["measured"] = own
        return
    coverage.erase()
    data = coverage.get_data()
    for measured in (*workers, own):
        data.add_arcs(measured)
    data.touch_files(files())
    data.write()


def files() -> list[str]:
    """Return every file of the product: what nobody imports counts as well."""
    found = (path for source in sources for path in Path(source).absolute().rglob("*.py"))
    return [str(path) for path in found if product.matches(path)]


def arcs(file: str, seen: set[int | tuple[int, int]]) -> Arcs:
    """Return what SlipCover saw in a file as coverage.py would have.

    Both name the line a branch begins at and, nearly always, the line it goes to. Where SlipCover
    names another one, it is the way that is left: a branch has two, and into the body they agree.
    """
    parser = PythonParser(filename=file)
    parser.parse_source()
    possible, named = defaultdict(set), defaultdict(set)
    for begin, end in parser.arcs():
        possible[begin].add(end)
    for begin, end in marks.code_branches[file]:
        named[begin].add(end)
    found: Arcs = {(ENTRY, line) for line in seen if isinstance(line, int)}
    for begin, end in (branch for branch in seen if isinstance(branch, tuple)):
        ways = {end} if end in possible[begin] else possible[begin] - named[begin]
        found.update((begin, way) for way in ways)
    return found
