"""A private PostgreSQL server for the tests: made, used and thrown away, never on a TCP port."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools import node
from tools.console import Child, SetupError

PACKAGE = node.MODULES / "@embedded-postgres" / "linux-x64"
CONTRIB = ("unaccent", "pg_trgm")
# Nothing of it has to survive a power cut.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "jit=off",  # a compiled query is asked once
    "max_connections=50",
)
START_SECONDS = 60
Wrap = Callable[[list[str]], list[str]]


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Yield the address of a database server: the one given, else one of our own."""
    if given := os.environ.get("TEST_DATABASE_URL", "").strip():
        yield given
        return
    # Short, because the path of a socket may have no more than 107 bytes.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        home = Path(folder)
        programs, wrap = _allowed(binaries(), home)
        log = home / "log"
        _initdb(programs, wrap, home, log)
        options = [item for setting in FAST for item in ("-c", setting)]
        command = [str(programs / "postgres"), "-D", str(home / "data"), "-k", folder]
        with (
            log.open("a", encoding="utf-8") as output,
            Child(
                wrap([*command, "-c", "listen_addresses=", *options]), stdout=output, stderr=output
            ) as process,
        ):
            try:
                _wait(process, home, log)
                yield f"postgres://tester@/portal?host={folder}"
            finally:
                process.send_signal(signal.SIGINT)
                process.wait()


def binaries() -> Path:
    """Return the folder of a server's programs: PGBIN, the machine's newest, or npm's."""
    if given := os.environ.get("PGBIN", "").strip():
        return _checked(Path(given))
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    for initdb in reversed(installed):
        if _has_contrib(initdb.parent):
            return initdb.parent
    if os.uname().machine != "x86_64" or not PACKAGE.exists():
        raise SetupError(
            "No PostgreSQL server for this machine: install the package postgresql, "
            "or set PGBIN to the folder of initdb, or TEST_DATABASE_URL to a server."
        )
    _link_libraries()
    return PACKAGE / "native" / "bin"


def _checked(folder: Path) -> Path:
    if not (folder / "initdb").exists() or not (folder / "postgres").exists():
        raise SetupError(f"PGBIN={folder} must be a folder that holds initdb and postgres.")
    return folder


def _has_contrib(folder: Path) -> bool:
    share = Path("/usr/share/postgresql") / folder.parent.name / "extension"
    return all((share / f"{name}.control").exists() for name in CONTRIB)


def _link_libraries() -> None:
    """Make the links that the npm package makes only when its install scripts may run."""
    script = [str(node.binary()), str(PACKAGE / "scripts" / "hydrate-symlinks.js")]
    subprocess.run(script, cwd=PACKAGE, check=True, stdout=subprocess.DEVNULL)


def _allowed(programs: Path, home: Path) -> tuple[Path, Wrap]:
    """PostgreSQL refuses to run as root: find a way to be someone else."""
    if os.geteuid() != 0:
        return programs, lambda command: command
    unshare = ["unshare", "-U", "--map-user=1000", "--map-group=1000"]
    if shutil.which("unshare") and _works([*unshare, "true"]):
        return programs, lambda command: [*unshare, *command]
    setpriv = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    if not shutil.which("setpriv") or not _works([*setpriv, "true"]):
        raise SetupError(
            "PostgreSQL does not run as root and this machine allows no other user: "
            "run ./test as an ordinary user or set TEST_DATABASE_URL to a server."
        )
    shutil.chown(home, "nobody", "nogroup")
    if not _works([*setpriv, str(programs / "postgres"), "--version"]):
        programs = _copy_for_nobody(programs, home)
    return programs, lambda command: [*setpriv, *command]


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _copy_for_nobody(programs: Path, home: Path) -> Path:
    """From a home directory closed to others the programs cannot be started by them."""
    copy = home / "native"
    shutil.copytree(programs.parent, copy, symlinks=True)
    return copy / "bin"


def _initdb(programs: Path, wrap: Wrap, home: Path, log: Path) -> None:
    command = [
        *(str(programs / "initdb"), "-D", str(home / "data"), "-U", "tester", "-A", "trust"),
        *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
    ]
    with log.open("w", encoding="utf-8") as output:
        if subprocess.run(wrap(command), stdout=output, stderr=output, check=False).returncode:
            raise SetupError(_broken(log))


def _wait(process: Child, home: Path, log: Path) -> None:
    """Wait until the server says in its own lock file that it takes connections."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SetupError(_broken(log))
        lock = home / "data" / "postmaster.pid"
        if lock.exists() and "ready" in lock.read_text(encoding="utf-8"):
            return
        time.sleep(0.05)
    raise SetupError(_broken(log))


def _broken(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return (
        f"The throw-away PostgreSQL server did not start ({' / '.join(lines[-2:])}); "
        "set PGBIN to another installation or TEST_DATABASE_URL to a server."
    )
