"""What ./test does: prepare everything, run the steps, and sum up."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from tools import chromium, environment, node, postgres
from tools.console import ROOT, Child, SetupError, call, say, stop_on_signals
from tools.steps import Step, all_steps, pytest_alone

NO_TESTS = 5  # pytest's exit code when nothing was selected
# The tests decide about these themselves; a developer's own settings must not leak into them. Without
# bytecode each of the hundreds of processes would compile everything anew, half a second every time.
OURS = ("PORTAL_", "DJANGO_", "COVERAGE_", "WEB_")
OURS_EXACTLY = ("HOST", "PORT", "PYTEST_ADDOPTS", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
LANES = os.cpu_count() or 2
LOOK_SECONDS = 0.05


class Result(NamedTuple):
    """How a step ended."""

    name: str
    seconds: float
    error: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: tuple[str, ...] = ()


def main(arguments: list[str]) -> int:
    """Run every check, or pytest alone when there are arguments; return the exit code."""
    stop_on_signals()
    try:
        environment.prepare("test")
        node.prepare()
        browser = chromium.prepare()
        with postgres.server() as database:
            env = child_env(os.environ, browser)
            if arguments:
                return run_alone(pytest_alone(arguments, database), env)
            return run_all(all_steps(database), env)
    except SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def child_env(environ: Mapping[str, str], browser: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of all steps."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith(OURS) and name not in OURS_EXACTLY
    }
    return {
        **kept,
        **browser,
        "PATH": f"{environment.VENV / 'bin'}{os.pathsep}{environ.get('PATH', '')}",
        "NODE": str(node.binary()),
        # Playwright's own Node wants a library that a bare Debian does not have.
        "PLAYWRIGHT_NODEJS_PATH": str(node.binary()),
        "PYTHONUNBUFFERED": "1",
    }


def run_alone(step: Step, env: Mapping[str, str]) -> int:
    """Run pytest with the developer's arguments."""
    code = call(step.command, env={**env, **step.env})
    if code == NO_TESTS:
        print("No test was selected by these arguments.", file=sys.stderr)
    return code


def run_all(steps: list[Step], env: Mapping[str, str]) -> int:
    """Run all steps, also after a failure, and say at the end how each went."""
    started = time.monotonic()
    results: list[Result] = []
    for together, group in groupby(steps, key=lambda step: step.together):
        for result in (run_together if together else run_in_order)(list(group), env):
            say(f"=== {result.name}: {result.error or 'ok'} ({result.seconds:.1f} s)")
            results.append(result)
    say(f"\n{summary(results, time.monotonic() - started)}")
    return 1 if any(result.error for result in results) else 0


def run_in_order(steps: list[Step], env: Mapping[str, str]) -> Iterator[Result]:
    """Run steps one after another; what they print is seen at once."""
    for step in steps:
        say(f"\n=== {step.name}")
        yield run_step(step, env)


class Running(NamedTuple):
    """A step that runs beside others."""

    step: Step
    child: Child
    output: IO[str]
    started: float


def run_together(steps: list[Step], env: Mapping[str, str]) -> Iterator[Result]:
    """Run steps that need nothing of each other, one a processor; say of each when it ended."""
    waiting, running = list(steps), list[Running]()
    with ExitStack() as open_files:
        while waiting or running:
            while waiting and len(running) < LANES:
                step = waiting.pop(0)
                output = open_files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
                child = Child(
                    step.command,
                    env={**env, **step.env},
                    cwd=ROOT,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )
                open_files.enter_context(child)
                running.append(Running(step, child, output, time.monotonic()))
            time.sleep(LOOK_SECONDS)
            for done in [one for one in running if one.child.poll() is not None]:
                running.remove(done)
                done.output.seek(0)
                say(f"\n=== {done.step.name}\n{done.output.read()}", end="")
                yield _result(done.step, done.child.returncode, time.monotonic() - done.started)


def run_step(step: Step, env: Mapping[str, str]) -> Result:
    """Run one step and read its test report where it writes one."""
    if step.report:
        step.report.unlink(missing_ok=True)
    started = time.monotonic()
    code = call(step.command, env={**env, **step.env})
    return _result(step, code, time.monotonic() - started)


def _result(step: Step, code: int, seconds: float) -> Result:
    error = "" if code == 0 else f"failed with exit code {code}"
    if code == NO_TESTS and step.report:
        error = "failed: no test was selected"
    if not step.report:
        return Result(step.name, seconds, error)
    return Result(step.name, seconds, error, *read_report(step.report), failures(step.report))


def read_report(report: Path) -> tuple[int, int, int]:
    """Return the numbers of passed, failed and skipped tests; a run without a report failed."""
    try:
        suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 -- our own file
    except (OSError, ET.ParseError):
        return 0, 1, 0
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped


def failures(report: Path) -> tuple[str, ...]:
    """Return a line for each test that failed: the log above may be long, or cut."""
    try:
        cases = ET.parse(report).getroot().iter("testcase")  # noqa: S314 -- our own file
    except (OSError, ET.ParseError):
        return ()
    return tuple(
        f"{case.get('classname')}::{case.get('name')}: {_first_line(wrong.get('message'))}"
        for case in cases
        for wrong in (*case.findall("failure"), *case.findall("error"))
    )


def _first_line(message: str | None) -> str:
    return (message or "").strip().partition("\n")[0]


def summary(results: list[Result], seconds: float) -> str:
    """Return one line a step and, last, the sums over the runs of pytest."""
    lines = [f"{result.seconds:7.1f} s  {_outcome(result)}" for result in results]
    lines.append(f"{seconds:7.1f} s  in all")
    if wrong := [result.name for result in results if result.error]:
        lines.append(f"Failed steps: {', '.join(wrong)}")
        lines += [f"  {failure}" for result in results for failure in result.failures]
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    return "\n".join([*lines, f"{passed} passed, {failed} failed"])


def _outcome(result: Result) -> str:
    skipped = f", {result.skipped} skipped" if result.skipped else ""
    counts = f" ({result.passed} passed, {result.failed} failed{skipped})"
    has_tests = result.passed or result.failed or result.skipped
    return f"{result.name}: {result.error or 'ok'}{counts if has_tests else ''}"
