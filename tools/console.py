"""How the two commands speak: progress on standard output, one sentence when they cannot go on."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]


class SetupError(Exception):
    """One sentence that says what is wrong and what to do; the command ends with it."""


def say(text: str, *, end: str = "\n") -> None:
    """Print at once, also into a pipe."""
    print(text, end=end, flush=True)


def stop_on_signals() -> None:
    """Let SIGTERM unwind the stack as Ctrl-C does, so that children and folders are cleaned up.

    A shell script starts its background jobs with SIGINT ignored; asked to stop, they should too.
    """

    def leave(_number: int, _frame: object) -> NoReturn:
        sys.exit(143)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Child(subprocess.Popen[str]):
    """A program in a session of its own: Ctrl-C reaches us alone, and we end it with its children."""

    def __init__(self, command: list[str], **options: Any) -> None:
        super().__init__(command, text=True, start_new_session=True, **options)

    def __exit__(self, *details: Any) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it ended in between
                os.killpg(self.pid, signal.SIGTERM)
        super().__exit__(*details)


def call(
    command: list[str], *, env: dict[str, str] | None = None, log: IO[str] | None = None
) -> int:
    """Run a program to its end in the project's folder and return its exit code."""
    with Child(command, env=env, cwd=ROOT, stdout=log, stderr=log) as child:
        return child.wait()
