"""The project's own Python environment in ``.venv``, installed from hashed requirement files.

A stamp remembers what is installed, so that a second start installs nothing. While the environment
is being made a marker lies in it: an interrupted installation is thrown away and made again.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tools import preflight
from tools.console import ROOT, Child, SetupError, call, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "portal-stamp.json"
BUILDING = VENV / "portal-building"
LOG = VENV / "pip.log"
CACHE = ROOT / ".cache"

PIN = re.compile(r"^[a-z0-9][\w.\-]*(\[.*\])?==", re.MULTILINE | re.IGNORECASE)
UNREACHABLE = re.compile(
    r"connection broken by|NewConnectionError|NameResolutionError|Max retries exceeded|"
    r"Read timed out|from versions: none|ProxyError|SSLError"
)


def prepare(kind: str) -> None:
    """Make ``.venv`` hold what ``requirements/<kind>.txt`` pins, and this project itself."""
    if _stamp().items() >= wanted(kind).items():
        return
    preflight.check_venv_module()
    preflight.check_writable(ROOT)
    with setup_lock():
        if not _stamp().items() >= wanted(kind).items():
            _build(kind)


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let one process at a time hold this file; the others wait."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def setup_lock() -> contextlib.AbstractContextManager[None]:
    """Let one command at a time change the environment of this folder."""
    return locked(CACHE / "setup.lock")


def digest(path: Path) -> str:
    """Name a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def wanted(kind: str) -> dict[str, str]:
    """Say what the stamp must hold; the tests' requirements include the product's."""
    kinds = ("base", "test") if kind == "test" else ("base",)
    return {
        "root": str(ROOT),
        "python": os.path.realpath(PYTHON),
        "project": _project(),
        **{name: digest(ROOT / "requirements" / f"{name}.txt") for name in kinds},
    }


def _project() -> str:
    """Name what decides about the installed package; the settings of the tools do not."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = (
        content.get("project"),
        content.get("build-system"),
        content.get("tool", {}).get("hatch"),
    )
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _stamp() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8"))) if PYTHON.exists() else {}
    except (OSError, ValueError):
        return {}


def _build(kind: str) -> None:
    known, target = _stamp(), wanted(kind)
    moved = known and any(known.get(key) != target[key] for key in ("root", "python"))
    if BUILDING.exists() or moved or not _python_runs():
        say("Pregătesc mediul Python (.venv)…")
        _make_venv()
        known = {}
    BUILDING.touch()
    STAMP.unlink(missing_ok=True)
    if any(known.get(key) != target[key] for key in ("base", "test") if key in target):
        _install_packages(ROOT / "requirements" / f"{kind}.txt")
    _install_project()
    STAMP.write_text(json.dumps(wanted(kind), indent=1), encoding="utf-8")
    BUILDING.unlink()


def _python_runs() -> bool:
    probe = [str(PYTHON), "-m", "pip", "--version"]
    return (
        PYTHON.exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0
    )


def _make_venv() -> None:
    if VENV.is_symlink() or VENV.is_file():
        raise SetupError(f"{VENV} trebuie să fie un dosar; ștergeți-l și porniți din nou.")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    BUILDING.touch()
    if call([sys.executable, "-m", "venv", str(VENV)]) != 0:
        raise SetupError(
            "Nu pot crea mediul Python în .venv; verificați spațiul liber pe disc "
            "și pachetul python3-venv."
        )


def _install_packages(requirements: Path) -> None:
    total = len(PIN.findall(requirements.read_text(encoding="utf-8")))
    say(f"Instalez pachetele Python ({total} cu dependențe, verificate prin sumă de control)…")
    # The lock names every package. Resolving again would let an older pip look for an extra
    # („coverage[toml]”) outside the lock, and stop when a newer release of it appears.
    command = [
        *(str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"),
        *("--progress-bar", "off", "--require-hashes", "--only-binary", ":all:", "--no-deps"),
        *("-r", str(requirements)),
    ]
    # Two attempts are enough to tell a slow registry from none.
    env = {**os.environ, "PIP_RETRIES": os.environ.get("PIP_RETRIES", "2"), "LC_ALL": "C.UTF-8"}
    output: list[str] = []
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "cwd": ROOT, "env": env}
    with Child(command, **options) as pip:
        for line in pip.stdout or ():
            output.append(line)
            _show_progress(line, sum(text.startswith("Collecting ") for text in output), total)
        code = pip.wait()
    LOG.write_text("".join(output), encoding="utf-8")
    if code != 0:
        raise SetupError(explain("".join(output)))


def _show_progress(line: str, count: int, total: int) -> None:
    if line.startswith("Collecting "):
        name = re.split(r"[=<>!\[; ]", line.removeprefix("Collecting "), maxsplit=1)[0].strip()
        if sys.stdout.isatty():
            say(f"\r\033[K  {count} din {total}: {name}", end="")
        elif count % 10 == 0:
            say(f"  {count} din {total}: {name}")
    elif line.startswith("Installing collected packages"):
        say("\r\033[K  descărcate; se instalează…" if sys.stdout.isatty() else "  se instalează…")


def explain(output: str) -> str:
    """Turn pip's last words into one sentence."""
    if "No space left on device" in output:
        return "Discul este plin; eliberați cel puțin 1 GB și porniți din nou."
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "Un pachet descărcat nu are suma de control așteptată și nu a fost instalat; "
            "porniți din nou, iar dacă se repetă, verificați serverul de pachete folosit de pip."
        )
    if UNREACHABLE.search(output):
        return (
            "Nu pot descărca pachetele Python: serverul de pachete nu răspunde; verificați "
            "legătura la internet, proxy-ul și setările pip, apoi porniți din nou."
        )
    errors = [line for line in output.splitlines() if line.startswith("ERROR: ")]
    detail = errors[-1].removeprefix("ERROR: ") if errors else "pip nu a spus de ce"
    return f"Instalarea pachetelor Python nu a reușit: {detail} (jurnalul întreg: {LOG})"


def _install_project() -> None:
    """Put the source roots on the path and the ``portal`` command into ``.venv/bin``, offline."""
    command = [
        *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)),
    ]
    with LOG.open("a", encoding="utf-8") as log:
        if call(command, log=log) != 0:
            raise SetupError(f"Proiectul nu s-a putut instala în .venv; jurnalul este în {LOG}.")
